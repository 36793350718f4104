package dev.holdfast.vault.kdbx;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import org.linguafranca.pwdb.Credentials;
import org.linguafranca.pwdb.kdbx.KdbxHeader;
import org.linguafranca.pwdb.security.Encryption;
import org.linguafranca.pwdb.security.VariantDictionary;

/// The library's header with what it lacks: Argon2id, limits (kept by [Preflight]), one derivation
/// for each file instead of two.
final class CappedHeader extends KdbxHeader {
  private final Kdf kdf;
  private final byte[] salt;
  private byte[] transformed = {};

  CappedHeader(Outer outer) {
    super(outer.major());
    this.kdf = outer.kdf();
    this.salt = outer.salt();
    setCipherAlgorithm(
        switch (outer.cipher()) {
          case AES_256 -> Encryption.Cipher.AES;
          case CHACHA20 -> Encryption.Cipher.CHA_CHA_20;
        });
  }

  /// The settings were read and judged before; the library's own reading is not used.
  @Override
  public void setKdfParameters(VariantDictionary ignored) {}

  @Override
  public byte[] getTransformedKeyDigest(byte[] composite) {
    if (transformed.length == 0) transformed = derive(composite);
    return transformed;
  }

  private byte[] derive(byte[] composite) {
    try {
      return switch (kdf) {
        case Kdf.Argon2 cost -> Argon2Key.derive(cost, salt, composite);
        case Kdf.AesRounds(long rounds) -> AesRoundsKey.derive(rounds, salt, composite);
      };
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Best effort: the library keeps keys of its own until they are collected.
  void wipe() {
    Arrays.fill(transformed, (byte) 0);
  }

  /// The library's idea of a passphrase: the composite key.
  static Credentials credentials(byte[] composite) {
    return () -> composite;
  }
}
