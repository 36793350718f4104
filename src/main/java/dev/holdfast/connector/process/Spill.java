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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads what a child wrote: bounded, and redacted before anyone else sees it.
record Spill(Redactor redactor) {
  private static final Pattern OUTPUT =
      Pattern.compile("holdfast:output ([a-z0-9][a-z0-9-]{0,63})=(.*)");

  /// As Terraform writes it, also in its box, and psql.
  private static final Pattern ERROR =
      Pattern.compile("[\u2502|\\s]*(?:\\S+: )?((?:Error|ERROR|FATAL): .*)");

  private static final int ERRORS = 16 * 1024;
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

  /// What went wrong in the first line, as far as the child says it, and below it the last lines of
  /// both outputs.
  String lastLines(Trace trace) {
    var all = (tail(trace.out(), 2000) + "\n" + tail(trace.err(), 2000)).strip();
    List<String> lines = all.lines().toList();
    var last = String.join("\n", lines.subList(Math.max(0, lines.size() - 12), lines.size()));
    var cause = cause(trace);
    if (cause.isEmpty() || cause.equals(last)) return last;
    // Not as if the last line had come before the others.
    var skipped = last.endsWith("\n" + cause) ? "\n\u2026\n" : "\n";
    return cause + skipped + last;
  }

  /// The lines that call themselves an error, else the last one: what stands before them is how far
  /// it got.
  private String cause(Trace trace) {
    var errors =
        Stream.of(trace.err(), trace.out())
            .flatMap(file -> tail(file, ERRORS).lines())
            .map(ERROR::matcher)
            .filter(Matcher::matches)
            .map(match -> match.group(1).strip())
            .distinct()
            .limit(3)
            .toList();
    if (!errors.isEmpty()) return String.join("; ", errors);
    var last = lastLine(trace.err());
    return last.isEmpty() ? lastLine(trace.out()) : last;
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
