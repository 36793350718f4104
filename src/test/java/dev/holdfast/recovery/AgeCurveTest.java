package dev.holdfast.recovery;

import static dev.holdfast.recovery.Stores.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The saw-tooth of the newest point's age.
class AgeCurveTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private static Instant at(int hoursAgo) {
    return NOW.minus(HOUR.multipliedBy(hoursAgo));
  }

  @Test
  void growsWithTheClockAndFallsWithEachPoint() {
    var curve = AgeCurve.of(List.of(at(2), at(5)), List.of(), at(6), NOW, 7);
    assertThat(curve)
        .extracting(AgeCurve.Sample::age)
        .containsExactly(
            Optional.empty(),
            Optional.of(Duration.ZERO),
            Optional.of(HOUR),
            Optional.of(HOUR.multipliedBy(2)),
            Optional.of(Duration.ZERO),
            Optional.of(HOUR),
            Optional.of(HOUR.multipliedBy(2)));
  }

  @Test
  void whatWasSeenCountsWhereItIsNewer() {
    var seen = List.of(new AgeCurve.Seen(at(1), Duration.ofMinutes(5)));
    var curve = AgeCurve.of(List.of(at(4)), seen, at(2), NOW, 3);
    assertThat(curve)
        .extracting(AgeCurve.Sample::age)
        .containsExactly(
            Optional.of(HOUR.multipliedBy(2)),
            Optional.of(Duration.ofMinutes(5)),
            Optional.of(HOUR.plusMinutes(5)));
  }
}
