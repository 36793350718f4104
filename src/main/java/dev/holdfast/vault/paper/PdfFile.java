package dev.holdfast.vault.paper;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A PDF 1.4 file (ISO 32000-1) of plain text pages: a catalogue, two fonts that every reader has,
/// and for each page its uncompressed content.
final class PdfFile {
  private static final int FIRST_PAGE = 5;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final List<Integer> places = new ArrayList<>();

  private PdfFile() {}

  static byte[] of(List<PdfPage> pages) {
    var file = new PdfFile();
    file.write(pages);
    return file.out.toByteArray();
  }

  private void write(List<PdfPage> pages) {
    text("%PDF-1.4\n");
    object("<< /Type /Catalog /Pages 2 0 R >>");
    var kids = new StringBuilder();
    for (int at = 0; at < pages.size(); at++) kids.append(FIRST_PAGE + at * 2).append(" 0 R ");
    object("<< /Type /Pages /Kids [ " + kids + "] /Count " + pages.size() + " >>");
    for (var name : List.of("Courier", "Courier-Bold")) {
      object(
          "<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >>"
              .formatted(name));
    }
    for (var page : pages) page(page);
    trailer();
  }

  private void page(PdfPage page) {
    object(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>"
            .formatted(places.size() + 2));
    var content = page.content();
    begin();
    text("<< /Length " + content.length + " >>\nstream\n");
    out.writeBytes(content);
    text("\nendstream\nendobj\n");
    Arrays.fill(content, (byte) 0);
  }

  private void begin() {
    places.add(out.size());
    text(places.size() + " 0 obj\n");
  }

  private void object(String dictionary) {
    begin();
    text(dictionary + "\nendobj\n");
  }

  private void trailer() {
    int table = out.size();
    text("xref\n0 " + (places.size() + 1) + "\n0000000000 65535 f \n");
    for (var place : places) text("%010d 00000 n \n".formatted(place));
    text("trailer\n<< /Size " + (places.size() + 1) + " /Root 1 0 R >>\n");
    text("startxref\n" + table + "\n%%EOF\n");
  }

  private void text(String text) {
    out.writeBytes(text.getBytes(US_ASCII));
  }
}
