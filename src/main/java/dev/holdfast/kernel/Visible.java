package dev.holdfast.kernel;

/// Text from elsewhere as it may be shown: a host that is not ours any more must not clear a
/// screen, write over a line, or turn the order of what is read.
public final class Visible {
  private Visible() {}

  /// The text with controls written out (`\x1b`, `\u202e`); line ends and tabs stay.
  public static String of(String text) {
    if (text.chars().noneMatch(letter -> hides(letter))) return text;
    var out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      boolean endsLine = letter == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
      if (!hides(letter) || endsLine) out.append(letter);
      else out.append((letter < 256 ? "\\x%02x" : "\\u%04x").formatted((int) letter));
    }
    return out.toString();
  }

  private static boolean hides(int letter) {
    return switch (letter) {
      case '\n', '\t' -> false;
      case 0x061c, 0x200e, 0x200f, 0x2028, 0x2029 -> true;
      default ->
          Character.isISOControl(letter)
              || (letter >= 0x202a && letter <= 0x202e)
              || (letter >= 0x2066 && letter <= 0x2069);
    };
  }
}
