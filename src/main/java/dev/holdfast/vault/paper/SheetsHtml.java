package dev.holdfast.vault.paper;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdfast.kernel.Secret;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;

/// The sheets as one page of HTML without scripts and without anything to fetch: a sheet of paper
/// for each share, then the appendix.
public final class SheetsHtml {
  private static final int WORDS_A_ROW = 6;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Sheets sheets;

  private SheetsHtml(Sheets sheets) {
    this.sheets = sheets;
  }

  /// The whole page.
  ///
  /// @param program the text of `combine_shares.py`, printed where there is a quorum
  /// @return the page in UTF-8; the caller wipes it
  public static byte[] of(Sheets sheets, String program) {
    var page = new SheetsHtml(sheets);
    page.write(program);
    return page.out.toByteArray();
  }

  private void write(String program) {
    text(
        """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>Recovery sheets</title>
        <style>
        body { font: 12pt/1.45 serif; max-width: 42em; margin: 2em auto; color: #000; background: #fff }
        section { break-after: page; margin-bottom: 4em }
        h1 { font-size: 20pt; margin: 0 0 .3em }
        table.words { border-collapse: collapse; margin: 1em 0 }
        table.words td { border: 1px solid #777; padding: .35em .6em; font: 13pt monospace }
        table.words small { color: #555; font-size: 8pt; display: block }
        .write { border-bottom: 1px solid #000; height: 2.4em }
        pre { font: 8pt/1.25 monospace; white-space: pre-wrap }
        </style></head><body>
        """);
    if (sheets.quorum().isEmpty()) passphraseSheet();
    sheets.shares().forEach(this::shareSheet);
    if (sheets.quorum().isPresent()) appendix(program);
    text("</body></html>\n");
  }

  private void head(String title) {
    text("<section><h1>" + escaped(title) + "</h1>\n<p>");
    text("Vault <b>" + escaped(String.valueOf(sheets.file().getFileName())) + "</b>, saved ");
    text(sheets.generation() + " times when this was written, " + sheets.written() + ".");
    sheets
        .quorum()
        .ifPresent(
            quorum -> {
              text(" Set " + quorum.rule().name() + ". It opens with ");
              text(escaped(quorum.words()) + ".");
            });
    text("</p>\n");
  }

  private void steps() {
    text("<h2>Without Holdfast</h2>\n<ol>\n");
    for (var step : sheets.steps()) text("<li>" + escaped(step) + "</li>\n");
    text("</ol>\n");
  }

  private void passphraseSheet() {
    head("Recovery sheet");
    text("<p>Passphrase, written by hand; it is printed nowhere:</p><div class=\"write\"></div>\n");
    text("<p>Key file, and where a copy of it lies (\"none\" if there is none):</p>");
    text("<div class=\"write\"></div>\n<p>Where copies of the vault's file lie:</p>");
    text("<div class=\"write\"></div>\n");
    steps();
    text("</section>\n");
  }

  private void shareSheet(String holder, Secret words) {
    head("Recovery sheet of " + holder);
    text("<table class=\"words\">\n");
    words.use(
        bytes -> {
          table(bytes);
          return true;
        });
    text("</table>\n<p>Seal it in an envelope and keep it apart from the others: ");
    text("as many sheets as the vault needs are its key.</p>\n");
    steps();
    text("</section>\n");
  }

  private void table(byte[] words) {
    var ends = new ArrayList<Integer>();
    for (int at = 0; at < words.length; at++) if (words[at] == ' ') ends.add(at);
    ends.add(words.length);
    int from = 0;
    for (int word = 0; word < ends.size(); word++) {
      if (word % WORDS_A_ROW == 0) text("<tr>");
      boolean last = word == ends.size() - 1;
      text("<td><small>" + (last ? "check" : String.valueOf(word + 1)) + "</small>");
      out.write(words, from, ends.get(word) - from);
      text("</td>");
      if (word % WORDS_A_ROW == WORDS_A_ROW - 1 || last) text("</tr>\n");
      from = ends.get(word) + 1;
    }
  }

  private void appendix(String program) {
    text("<section><h1>Appendix: combine_shares.py</h1>\n");
    text("<p>It needs Python 3.6 or newer and nothing else. It also lies beside these sheets.</p>");
    text("<pre>" + escaped(program) + "</pre></section>\n");
  }

  private void text(String text) {
    out.writeBytes(text.getBytes(UTF_8));
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
