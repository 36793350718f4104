package dev.holdfast.vault.paper;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;

/// One A4 page of PDF text, from top to bottom, in Courier, which every reader has.
final class PdfPage {
  private static final int TOP = 786;
  private static final int BOTTOM = 56;
  private static final int LEFT = 56;

  /// How wide the text is, in the 600ths of an em that a letter of Courier takes.
  private static final int WIDTH = 483;

  private final ByteArrayOutputStream content = new ByteArrayOutputStream();
  private double y = TOP;

  /// How many letters of a size stand in a line.
  static int columns(double size) {
    return (int) (WIDTH / (size * 0.6));
  }

  boolean fits(double size) {
    return y - size * 1.35 > BOTTOM;
  }

  /// Writes a line below the last.
  ///
  /// @param font F1 is regular, F2 bold
  /// @param text in Latin-1, no longer than [#columns]
  void line(String font, double size, byte[] text) {
    y -= size * 1.35;
    ascii("BT /%s %s Tf %d %s Td (".formatted(font, size, LEFT, y));
    for (byte letter : text) {
      if (letter == '(' || letter == ')' || letter == '\\') content.write('\\');
      content.write(letter);
    }
    ascii(") Tj ET\n");
  }

  void line(String font, double size, String text) {
    line(font, size, text.getBytes(ISO_8859_1));
  }

  void space(double points) {
    y -= points;
  }

  /// A line to write on by hand.
  void rule() {
    y -= 34;
    ascii("0.6 w %d %s m %d %s l S\n".formatted(LEFT, y, LEFT + WIDTH, y));
  }

  byte[] content() {
    return content.toByteArray();
  }

  private void ascii(String text) {
    content.writeBytes(text.getBytes(US_ASCII));
  }
}
