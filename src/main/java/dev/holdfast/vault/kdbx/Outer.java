package dev.holdfast.vault.kdbx;

/// What a KDBX file says of itself in the clear.
///
/// @param gzip whether the content is compressed
/// @param salt of the key derivation
/// @param custom other programs' public data, kept as it is
@SuppressWarnings("ArrayRecordComponent") // never compared
record Outer(
    int major, int minor, Cipher cipher, boolean gzip, Kdf kdf, byte[] salt, byte[] custom) {
  static final int GZIP_FLAG = 1;

  boolean old() {
    return major < 4;
  }
}
