package dev.holdfast.ui.shell;

import dev.holdfast.incident.InputView;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.ui.uikit.Inputs;
import dev.holdfast.ui.uikit.Reading;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// What somebody typed for a value of a run means there: a moment to restore to is held against
/// what the run knows.
public final class RunInput {
  /// The output of the steps that look at a database.
  private static final String RESTORABLE = "latest-restorable-time";

  private RunInput() {}

  public static Reading read(
      InputView input, String typed, Snapshot run, Instant now, ZoneId here) {
    var reading = Inputs.read(input.type(), typed, now, here);
    if (!input.lastGood()) return reading;
    return Inputs.warned(reading, run.clocks().began(), restorable(run).orElse(null));
  }

  /// The one read last.
  private static Optional<Instant> restorable(Snapshot run) {
    return run.steps().stream()
        .map(step -> step.facts().outputs().get(RESTORABLE))
        .filter(Objects::nonNull)
        .flatMap(value -> moment(String.valueOf(value)))
        .max(Instant::compareTo);
  }

  private static Stream<Instant> moment(String text) {
    try {
      return Stream.of(Instant.parse(text));
    } catch (DateTimeParseException e) {
      return Stream.empty();
    }
  }
}
