package dev.holdfast.vault.kdbx;

import java.util.UUID;

/// What encrypts the content of a KDBX file.
public enum Cipher {
  AES_256("31C1F2E6-BF71-4350-BE58-05216AFC5AFF", 16),
  CHACHA20("D6038A2B-8B6F-4CB5-A524-339A31DBB59A", 12);

  private final UUID uuid;
  private final int ivLength;

  Cipher(String uuid, int ivLength) {
    this.uuid = UUID.fromString(uuid);
    this.ivLength = ivLength;
  }

  UUID uuid() {
    return uuid;
  }

  int ivLength() {
    return ivLength;
  }
}
