package dev.holdfast.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T18:20:00Z");

  @ParameterizedTest
  @CsvSource({
    "now, 2026-11-22T18:20:00Z",
    "' NOW ', 2026-11-22T18:20:00Z",
    "25m, 2026-11-22T17:55:00Z",
    "25m ago, 2026-11-22T17:55:00Z",
    "1h30m AGO, 2026-11-22T16:50:00Z",
    "14:02, 2026-11-22T14:02:00Z",
    "18:21, 2026-11-22T18:21:00Z",
    "18:22, 2026-11-21T18:22:00Z",
    "23:59, 2026-11-21T23:59:00Z",
    "2026-11-20T01:02:03Z, 2026-11-20T01:02:03Z",
    "2026-11-20T01:02:03+01:00, 2026-11-20T00:02:03Z",
  })
  void readsWhatPeopleType(String typed, Instant moment) {
    assertThat(Moments.read(typed, NOW)).contains(moment);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "yesterday", "2026-01-15", "25:00", "14:2", "ago", "14:02 UTC"})
  void leavesWhatIsNoMoment(String typed) {
    assertThat(Moments.read(typed, NOW)).isEmpty();
  }
}
