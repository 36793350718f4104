package dev.holdfast.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What stands beside a value that is not as it should be.
class ExpectedTest {
  private static Reading reading(Reading.State state, String value) {
    return new Reading(state, value, Instant.EPOCH, Duration.ZERO, Map.of());
  }

  private static String said(String value, Object is, String compare) {
    return Expected.said(reading(Reading.State.FAILING, value), is, compare).value();
  }

  @Test
  void aFailingValueSaysWhatWasExpected() {
    assertThat(said("503", 200L, "")).isEqualTo("503; expected 200");
    assertThat(said("91", 80L, "le")).isEqualTo("91; expected at most 80");
    assertThat(said("1 of 2 ready", 3L, "ge")).isEqualTo("1 of 2 ready; expected at least 3");
  }

  @Test
  void nothingIsSaidTwice() {
    assertThat(said("2 of 3 ready", 3L, "")).isEqualTo("2 of 3 ready");
    assertThat(said("1, expected 4", 4L, "")).isEqualTo("1, expected 4");
  }

  @Test
  void whatPassesOrIsUnknownOrIsNotThereSaysWhatItSays() {
    for (var state : new Reading.State[] {Reading.State.PASSING, Reading.State.UNKNOWN})
      assertThat(Expected.said(reading(state, "503"), 200L, null).value()).isEqualTo("503");
    var absent =
        new Reading(
            Reading.State.FAILING,
            "no such deployment",
            Instant.EPOCH,
            Duration.ZERO,
            Map.of(Reading.ABSENT, true));
    assertThat(Expected.said(absent, 3L, null).value()).isEqualTo("no such deployment");
    assertThat(Expected.said(reading(Reading.State.FAILING, "x"), null, null).value())
        .isEqualTo("x");
  }
}
