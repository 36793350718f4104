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
    var seen = List.of(new AgeCurve.Seen(at(1), Duration.ofMinutes(5), HOUR));
    var curve = AgeCurve.of(List.of(at(4)), seen, at(2), NOW, 3);
    assertThat(curve)
        .extracting(AgeCurve.Sample::age)
        .containsExactly(
            Optional.of(HOUR.multipliedBy(2)),
            Optional.of(Duration.ofMinutes(5)),
            Optional.of(HOUR.plusMinutes(5)));
  }

  @Test
  void betweenTwoLooksThatLieApartNobodyKnows() {
    var good = Duration.ofMinutes(30);
    var seen =
        List.of(
            new AgeCurve.Seen(at(4), Duration.ofMinutes(5), good),
            new AgeCurve.Seen(at(1), Duration.ofMinutes(6), good));
    assertThat(AgeCurve.of(List.of(), seen, at(5), NOW, 6))
        .extracting(AgeCurve.Sample::age)
        .containsExactly(
            Optional.empty(),
            Optional.of(Duration.ofMinutes(5)),
            Optional.empty(),
            Optional.empty(),
            Optional.of(Duration.ofMinutes(6)),
            Optional.empty());
  }

  @Test
  void theWorstLookBetweenTwoSamplesIsNotLost() {
    var seen =
        List.of(
            new AgeCurve.Seen(NOW.minusSeconds(1000), Duration.ofHours(9), Duration.ofMinutes(1)),
            new AgeCurve.Seen(NOW.minusSeconds(10), Duration.ofMinutes(6), Duration.ofMinutes(1)));
    assertThat(AgeCurve.of(List.of(), seen, at(1), NOW, 2).getLast().age())
        .contains(Duration.ofHours(9));
  }
}
