package dev.holdfast.kernel;

/// Tells the codes of a terminal (ECMA-48: colours, links, titles) from what is shown by it, as
/// `grep --color`, `jq -C` and `xxd -R always` write them. Follows one stream.
final class TerminalCodes {
  private static final byte ESCAPE = 0x1b;
  private static final byte BELL = 7;

  /// Longer ones are none; what comes then is text.
  private static final int LONGEST = 64;

  private static final int LONGEST_STRING = 2048;

  private enum At {
    TEXT,
    ESCAPED,
    /// Between `ESC [` and the letter that ends it.
    CONTROL,
    /// One more letter comes, as in `ESC ( B`.
    ONE_MORE,
    /// A title, or the address of a link, up to BEL or `ESC \`.
    STRING,
    STRING_ESCAPED
  }

  private At at = At.TEXT;
  private int length;

  /// Whether the next byte is part of a code.
  boolean next(byte letter) {
    if (at == At.TEXT && letter != ESCAPE) return false;
    length = at == At.TEXT ? 0 : length + 1;
    int most = string() ? LONGEST_STRING : LONGEST;
    if (letter == '\n' || length > most) at = At.TEXT;
    var before = at;
    at = after(letter);
    return before != At.TEXT || at != At.TEXT;
  }

  /// Whether the next byte is part of a code, and of no text that the code carries.
  boolean hides(byte letter) {
    if (at == At.TEXT && letter != ESCAPE) return false;
    boolean carried = string();
    return next(letter) && !carried;
  }

  /// Whether the byte that was taken last stands in a text that the code carries.
  boolean string() {
    return at == At.STRING || at == At.STRING_ESCAPED;
  }

  private At after(byte letter) {
    if (letter == ESCAPE) return string() ? At.STRING_ESCAPED : At.ESCAPED;
    return switch (at) {
      case TEXT, ONE_MORE -> At.TEXT;
      case ESCAPED -> begun(letter);
      case CONTROL -> letter >= 0x20 && letter < 0x40 ? At.CONTROL : At.TEXT;
      case STRING -> letter == BELL ? At.TEXT : At.STRING;
      case STRING_ESCAPED -> letter == '\\' ? At.TEXT : At.STRING;
    };
  }

  private static At begun(byte letter) {
    return switch (letter) {
      case '[' -> At.CONTROL;
      case ']', 'P', 'X', '^', '_' -> At.STRING;
      case '(', ')', '*', '+', '-', '.', '/', '#', ' ', '%' -> At.ONE_MORE;
      default -> At.TEXT;
    };
  }

  /// What is shown of a line.
  static String without(String line) {
    if (line.indexOf(ESCAPE) < 0) return line;
    var codes = new TerminalCodes();
    var shown = new StringBuilder(line.length());
    for (int i = 0; i < line.length(); i++) {
      if (!codes.next((byte) line.charAt(i))) shown.append(line.charAt(i));
    }
    return shown.toString();
  }

  /// A form without them.
  static byte[] without(byte[] form) {
    var codes = new TerminalCodes();
    var shown = new java.io.ByteArrayOutputStream(form.length);
    for (byte letter : form) if (!codes.next(letter)) shown.write(letter);
    return shown.toByteArray();
  }
}
