package dev.holdfast.vault;

import java.util.regex.Pattern;

/// A credential as services take it: without what stands around it.
final class Bare {
  private static final Pattern AROUND = Pattern.compile("^[\\s\\p{Z}\\p{C}]+|[\\s\\p{Z}\\p{C}]+$");
  private static final Pattern SCHEME = Pattern.compile("(?i)^(bearer|token|basic)\\s+(?=\\S)");

  private Bare() {}

  /// Without blanks, marks of byte order and the like around it.
  static String of(String text) {
    return AROUND.matcher(text).replaceAll("");
  }

  /// Also without the word that a header of HTTP has before it.
  static String withoutScheme(String text) {
    return SCHEME.matcher(of(text)).replaceFirst("");
  }
}
