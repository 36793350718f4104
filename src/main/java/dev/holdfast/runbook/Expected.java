package dev.holdfast.runbook;

import dev.holdfast.connector.Reading;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Says beside a failing value what the plan expects there: "2" alone does not tell what is wrong.
final class Expected {
  private static final Map<String, String> COMPARED =
      Map.of(
          "ge",
          "at least ",
          "gt",
          "more than ",
          "le",
          "at most ",
          "lt",
          "less than ",
          "ne",
          "not ");

  private Expected() {}

  /// @param is what the plan expects, resolved; null where it does not say
  /// @param compare how it is compared, null where the check knows
  static Reading said(Reading reading, @Nullable Object is, @Nullable Object compare) {
    if (reading.state() != Reading.State.FAILING || is == null || !reading.answers())
      return reading;
    var expected = String.valueOf(is);
    if (expected.isBlank() || tells(reading.value(), expected)) return reading;
    var how = compare == null ? "" : COMPARED.getOrDefault(String.valueOf(compare), "");
    return new Reading(
        reading.state(),
        reading.value() + "; expected " + how + expected,
        reading.seen(),
        reading.took(),
        reading.facts());
  }

  /// Whether the value names already what is expected, as "2 of 3 ready" does.
  private static boolean tells(String value, String expected) {
    return value.contains("expected") || List.of(value.split("[\\s,;:()]+", -1)).contains(expected);
  }
}
