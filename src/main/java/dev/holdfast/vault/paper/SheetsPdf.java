package dev.holdfast.vault.paper;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.kernel.Secret;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The sheets as PDF: a sheet of paper for each share, then the appendix. Latin-1 only, since no
/// font travels with it.
public final class SheetsPdf {
  private static final String REGULAR = "F1";
  private static final String BOLD = "F2";
  private static final double SIZE = 10;
  private static final double SMALL = 7.5;
  private static final int WORDS_A_ROW = 6;

  private final List<PdfPage> pages = new ArrayList<>();
  private final Sheets sheets;
  private PdfPage page = new PdfPage();

  private SheetsPdf(Sheets sheets) {
    this.sheets = sheets;
  }

  /// The whole file.
  ///
  /// @param program the text of `combine_shares.py`, printed where there is a quorum
  /// @return the file; the caller wipes it
  /// @throws ProblemException `vault.paper` when a name has letters that PDF's own fonts lack
  public static byte[] of(Sheets sheets, String program) {
    var file = new SheetsPdf(sheets);
    file.write(program);
    return PdfFile.of(file.pages);
  }

  private void write(String program) {
    if (sheets.quorum().isEmpty()) passphraseSheet();
    sheets.shares().forEach(this::shareSheet);
    if (sheets.quorum().isPresent()) appendix(program);
  }

  private void head(String title) {
    page = new PdfPage();
    pages.add(page);
    line(BOLD, 16, title);
    page.space(8);
    wrapped(
        "Vault %s, saved %d times when this was written, %s."
            .formatted(sheets.file().getFileName(), sheets.generation(), sheets.written()));
    sheets
        .quorum()
        .ifPresent(
            quorum ->
                wrapped(
                    "Set %s. It opens with %s.".formatted(quorum.rule().name(), quorum.words())));
    page.space(10);
  }

  private void passphraseSheet() {
    head("Recovery sheet");
    for (var asked :
        List.of(
            "Passphrase, written by hand; it is printed nowhere:",
            "Key file, and where a copy of it lies (\"none\" if there is none):",
            "Where copies of the vault's file lie:")) {
      wrapped(asked);
      page.rule();
      page.space(6);
    }
    steps();
  }

  private void shareSheet(String holder, Secret words) {
    head("Recovery sheet of " + holder);
    words.use(
        bytes -> {
          rows(bytes);
          return true;
        });
    page.space(8);
    wrapped(
        "The last word checks the others. Seal this sheet in an envelope and keep it apart from the others: as many sheets as the vault needs are its key.");
    steps();
  }

  /// Rows of words, each with the number of its first one.
  private void rows(byte[] words) {
    int word = 0;
    int from = 0;
    while (from < words.length) {
      int to = from;
      for (int taken = 0; taken < WORDS_A_ROW && to < words.length; taken++) {
        while (to < words.length && words[to] == ' ') to++;
        while (to < words.length && words[to] != ' ') to++;
      }
      var row = new byte[4 + to - from];
      Arrays.fill(row, (byte) ' ');
      var number = "%2d".formatted(word + 1).getBytes(US_ASCII);
      System.arraycopy(number, 0, row, 0, number.length);
      System.arraycopy(words, from, row, 4, to - from);
      page.line(REGULAR, 13, row);
      page.space(4);
      Arrays.fill(row, (byte) 0);
      word += WORDS_A_ROW;
      from = to + 1;
    }
  }

  private void steps() {
    page.space(14);
    line(BOLD, 12, "Without Holdfast");
    int number = 1;
    for (var step : sheets.steps()) {
      wrapped("%d. %s".formatted(number++, step));
      page.space(3);
    }
  }

  private void appendix(String program) {
    head("Appendix: combine_shares.py");
    wrapped("It needs Python 3.6 or newer and nothing else. It also lies beside these sheets.");
    page.space(6);
    for (var text : program.lines().toList()) {
      var columns = PdfPage.columns(SMALL);
      for (int at = 0; at == 0 || at < text.length(); at += columns) {
        line(REGULAR, SMALL, text.substring(at, Math.min(text.length(), at + columns)));
      }
    }
  }

  private void wrapped(String text) {
    int columns = PdfPage.columns(SIZE);
    var row = new StringBuilder();
    for (var word : text.split(" ", -1)) {
      if (!row.isEmpty() && row.length() + 1 + word.length() > columns) {
        line(REGULAR, SIZE, row.toString());
        row.setLength(0);
      }
      if (!row.isEmpty()) row.append(' ');
      row.append(word);
    }
    line(REGULAR, SIZE, row.toString());
  }

  private void line(String font, double size, String text) {
    if (!ISO_8859_1.newEncoder().canEncode(text)) throw letters();
    if (!page.fits(size)) {
      page = new PdfPage();
      pages.add(page);
    }
    page.line(font, size, text);
  }

  private static ProblemException letters() {
    return new ProblemException(
        Problem.of(
            "vault.paper",
            "A name on the sheets has letters that the fonts of PDF do not have",
            "the sheets were not written",
            "write them with --paper FILE.html; a browser prints them, to PDF too"));
  }
}
