package dev.holdfast.runbook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Deterministic idempotency keys: the same attempt of the same step always has the same key, so
/// that what it made can be recognised after a crash.
public final class Keys {
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

  private Keys() {}

  /// Base32 (RFC 4648 alphabet in lower case, no padding) of SHA-256; 52 characters.
  public static String of(String incident, String step, int attempt) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var text = "holdfast\n" + incident + "\n" + step + "\n" + attempt;
      return base32(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every Java", e);
    }
  }

  private static String base32(byte[] bytes) {
    var text = new StringBuilder();
    int buffer = 0;
    int bits = 0;
    for (byte b : bytes) {
      buffer = (buffer << 8) | (b & 0xff);
      bits += 8;
      while (bits >= 5) {
        text.append(ALPHABET.charAt((buffer >> (bits - 5)) & 31));
        bits -= 5;
      }
    }
    if (bits > 0) text.append(ALPHABET.charAt((buffer << (5 - bits)) & 31));
    return text.toString();
  }
}
