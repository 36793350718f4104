package dev.holdfast.connector.process;

import dev.holdfast.kernel.Redactor;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Reads what a child wrote: bounded, and redacted before anyone else sees it.
record Spill(Redactor redactor) {
  private static final Pattern OUTPUT =
      Pattern.compile("holdfast:output ([a-z0-9][a-z0-9-]{0,63})=(.*)");
  private static final int MOST_OUTPUTS = 100;
  private static final int LONGEST_VALUE = 16 * 1024;

  /// The last lines, at most so many bytes.
  String tail(Path file, int bytes) {
    if (!Files.exists(file)) return "";
    try (var in = new RandomAccessFile(file.toFile(), "r")) {
      // redacted with a margin, so that a secret at the cut is still known whole
      var from = Math.max(0, in.length() - bytes - 4096L);
      in.seek(from);
      var part = new byte[(int) (in.length() - from)];
      in.readFully(part);
      var text = redactor.redact(new String(part, StandardCharsets.UTF_8)).strip();
      return text.length() <= bytes ? text : "\u2026" + text.substring(text.length() - bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The last line that says something.
  String lastLine(Path file) {
    var lines = tail(file, 2000).lines().filter(line -> !line.isBlank()).toList();
    return lines.isEmpty() ? "" : lines.getLast().strip();
  }

  /// The last lines of both outputs, errors last.
  String lastLines(Trace trace) {
    var all = (tail(trace.out(), 2000) + "\n" + tail(trace.err(), 2000)).strip();
    List<String> lines = all.lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 12), lines.size()));
  }

  /// The values of lines `holdfast:output NAME=VALUE`.
  Map<String, Object> outputs(Path file) {
    var found = new LinkedHashMap<String, Object>();
    if (!Files.exists(file)) return found;
    // ISO-8859-1 reads any byte; the value is turned back into UTF-8 once it is known to be one
    try (var lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
      lines
          .filter(line -> line.startsWith("holdfast:output "))
          .limit(MOST_OUTPUTS)
          .forEach(
              line -> {
                var match =
                    OUTPUT.matcher(
                        new String(
                            line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
                if (match.matches() && match.group(2).length() <= LONGEST_VALUE) {
                  found.put(match.group(1), redactor.redact(match.group(2)));
                }
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }
}
