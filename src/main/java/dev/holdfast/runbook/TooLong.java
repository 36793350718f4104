package dev.holdfast.runbook;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdfast.incident.Command;
import dev.holdfast.kernel.Json;
import dev.holdfast.kernel.Problem;
import java.util.Map;
import java.util.Optional;

/// Refuses words that a line of the record does not hold whole: cut, they would be other words, and
/// a list would have another last item.
final class TooLong {
  /// Of one text; it may stand in a line twice.
  static final int MOST = 16 * 1024;

  /// Of all that a run is declared with.
  static final int MOST_INPUTS = 32 * 1024;

  private TooLong() {}

  static Optional<Problem> why(Command command) {
    var longest =
        CommandCodec.write(command).values().stream()
            .map(String::valueOf)
            .mapToInt(TooLong::size)
            .max()
            .orElse(0);
    return longest > MOST
        ? Optional.of(
            Problems.refused(
                "This is too long for the record: %d bytes".formatted(longest),
                "say it in at most %d bytes; keep the rest in a file and name that"
                    .formatted(MOST)))
        : Optional.empty();
  }

  /// As [#why], of what a run is declared with.
  static Optional<Problem> why(Map<String, String> inputs) {
    var all = inputs.values().stream().mapToInt(TooLong::size).sum();
    var longest =
        inputs.entrySet().stream()
            .filter(one -> size(one.getValue()) > MOST)
            .map(Map.Entry::getKey)
            .findFirst();
    if (longest.isEmpty() && all <= MOST_INPUTS) return Optional.empty();
    return Optional.of(
        Problem.of(
            "use.long-input",
            longest
                .map("The input %s is too long for the record"::formatted)
                .orElse("The inputs together are too long for the record"),
            "Nothing was started: cut, a value would be another one",
            "give at most %d bytes for one and %d for all; divide a long list between runs"
                .formatted(MOST, MOST_INPUTS)));
  }

  private static int size(String text) {
    return Json.write(Map.of("", text)).getBytes(UTF_8).length;
  }
}
