package dev.holdfast.kernel;

import java.io.ByteArrayOutputStream;

/// What programs put between the letters of a value that they wrap or spread: line breaks of
/// `base64` and `xxd -p`, spaces of `od`, colons of fingerprints, and line breaks that JSON wrote
/// as `\n`.
final class Gaps implements Skips {
  private boolean escape;

  @Override
  public boolean next(byte letter) {
    var escaped = escape && (letter == 'n' || letter == 'r' || letter == 't');
    escape = letter == '\\';
    return switch (letter) {
      case ' ', '\t', '\n', '\r', ':', '\\' -> true;
      default -> escaped;
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
