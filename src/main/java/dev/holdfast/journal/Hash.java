package dev.holdfast.journal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256 as the record writes it: 64 lower-case hex digits.
final class Hash {
  static final String NONE = "0".repeat(64);

  private Hash() {}

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  static String of(byte[] bytes) {
    return hex(digest().digest(bytes));
  }

  static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  static boolean isHash(String text) {
    return text.length() == 64 && text.chars().allMatch(Hash::isHexDigit);
  }

  static boolean isHexDigit(int letter) {
    return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'f');
  }

  /// The form that is read out on a call.
  static String spoken(String hash) {
    return hash.substring(0, 4) + " " + hash.substring(4, 8);
  }
}
