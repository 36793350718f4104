package dev.holdfast.kernel;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.regex.Pattern;

/// Runs the detectors over whole lines and swallows private keys, which have many.
final class LineFilter extends OutputStream {
  /// A longer line is looked at in parts, the last bytes of each again with the next.
  private static final int LONGEST = 64 * 1024;

  private static final int AGAIN = 8 * 1024;
  private static final Pattern BEGIN =
      Pattern.compile("-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----");
  private static final Pattern END =
      Pattern.compile("-----END [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----");

  private final OutputStream out;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private boolean insideKey;

  LineFilter(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(int b) throws IOException {
    line.write(b);
    if (b == '\n') pass(line.size());
    else if (line.size() >= LONGEST) pass(line.size() - AGAIN);
  }

  /// Bytes are read as ISO 8859-1, one letter each, so that what is no text stays what it is.
  private void pass(int length) throws IOException {
    var all = line.toString(ISO_8859_1);
    line.reset();
    int cut = length == all.length() ? length : cut(all, length);
    out.write(keys(uncoloured(all.substring(0, cut))).getBytes(ISO_8859_1));
    line.write(all.substring(cut).getBytes(ISO_8859_1));
  }

  /// A line of which something has to go loses its colours, which may stand within it.
  private String uncoloured(String text) {
    var shown = TerminalCodes.without(text);
    if (shown.length() == text.length()) return text;
    boolean keep =
        !insideKey && !BEGIN.matcher(shown).find() && Detectors.line(shown).equals(shown);
    return keep ? text : shown;
  }

  /// Where a long line can be cut without cutting a find in two.
  private static int cut(String text, int wanted) {
    int cut = Detectors.outside(text, wanted);
    var begin = BEGIN.matcher(text);
    while (begin.find()) if (begin.start() < cut && begin.end() > cut) cut = begin.start();
    return cut > AGAIN ? cut : wanted;
  }

  private String keys(String text) {
    var clean = new StringBuilder();
    int at = 0;
    while (true) {
      if (insideKey) {
        var end = END.matcher(text);
        if (!end.find(at)) return clean.toString();
        insideKey = false;
        at = end.end();
      }
      var begin = BEGIN.matcher(text);
      if (!begin.find(at)) return clean.append(Detectors.line(text.substring(at))).toString();
      clean
          .append(Detectors.line(text.substring(at, begin.start())))
          .append("<secret:private-key>");
      insideKey = true;
      at = begin.end();
    }
  }

  /// A line that is not whole yet waits: half a secret would not be known as one.
  @Override
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    pass(line.size());
    out.close();
  }
}
