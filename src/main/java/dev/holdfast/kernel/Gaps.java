package dev.holdfast.kernel;

import java.io.ByteArrayOutputStream;

/// What programs put between the letters of a value that they wrap or spread: line breaks of
/// `base64` and `xxd -p`, spaces of `od`, colons of fingerprints, quotes and commas of lists of
/// letters, and line breaks that JSON wrote as `\n`.
final class Gaps implements Skips {
  private boolean escape;

  /// The last letter was a quote: a comma after it parts a list of letters. One after a digit parts
  /// a list of numbers, whose digits are no value.
  private boolean quoted;

  @Override
  public boolean next(byte letter) {
    var escaped = escape && (letter == 'n' || letter == 'r' || letter == 't');
    var listed = quoted && letter == ',';
    escape = letter == '\\';
    quoted = letter == '\'' || letter == '"';
    return switch (letter) {
      case ' ', '\t', '\n', '\r', ':', '\\', '\'', '"' -> true;
      default -> escaped || listed;
    };
  }

  /// A form without them.
  static byte[] without(byte[] form) {
    var gaps = new Gaps();
    var letters = new ByteArrayOutputStream(form.length);
    for (byte letter : form) if (!gaps.next(letter)) letters.write(letter);
    return letters.toByteArray();
  }
}
