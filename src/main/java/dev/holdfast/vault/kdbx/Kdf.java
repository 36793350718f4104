package dev.holdfast.vault.kdbx;

/// How a passphrase becomes a key, and at what cost.
public sealed interface Kdf {
  /// Argon2 (RFC 9106).
  ///
  /// @param memory in bytes
  /// @param version 0x13, or 0x10 in old files
  record Argon2(Variant variant, long memory, long passes, long lanes, int version) implements Kdf {
    public static Argon2 id(long memory, long passes, long lanes) {
      return new Argon2(Variant.ID, memory, passes, lanes, 0x13);
    }

    public static Argon2 d(long memory, long passes, long lanes) {
      return new Argon2(Variant.D, memory, passes, lanes, 0x13);
    }
  }

  /// AES in rounds, KeePass's own scheme of before Argon2: opened, never written anew.
  record AesRounds(long rounds) implements Kdf {}

  /// Which of the two forms of Argon2 that KDBX knows.
  enum Variant {
    D,
    ID
  }
}
