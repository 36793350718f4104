package dev.holdfast.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Schedules of five fields, looked up backwards.
class CronTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:34:56Z");

  @ParameterizedTest
  @CsvSource({
    "0 2 * * *, 2026-11-23T02:00:00Z",
    "0 */6 * * *, 2026-11-23T12:00:00Z",
    "30 * * * *, 2026-11-23T12:30:00Z",
    "0 13 * * *, 2026-11-22T13:00:00Z",
    "0 0 1 * *, 2026-11-01T00:00:00Z",
    "0 0 * * 0, 2026-11-22T00:00:00Z",
    "0 0 * * 7, 2026-11-22T00:00:00Z",
    "0 0 1 * 0, 2026-11-22T00:00:00Z",
    "15-45/15 9-11 * * 1-5, 2026-11-23T11:45:00Z",
    "0 0 29 2 *, 2024-02-29T00:00:00Z",
  })
  void findsTheRunBefore(String schedule, String run) {
    assertThat(Cron.parse(schedule).orElseThrow().atOrBefore(NOW)).contains(Instant.parse(run));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "daily",
        "0 2 * *",
        "0 */6 * * * *",
        "60 * * * *",
        "* 24 * * *",
        "5-1 * * * *",
        "*/0 * * * *",
        "continuous",
        "0 2 * * mon"
      })
  void refusesWhatIsNone(String text) {
    assertThat(Cron.parse(text)).isEmpty();
  }

  @Test
  void aDayThatNeverComesEnds() {
    assertThat(Cron.parse("0 0 31 2 *").orElseThrow().atOrBefore(NOW)).isEmpty();
  }

  @Test
  void agreesWithLookingAtEveryMinute() {
    var random = new Random(7);
    for (int turn = 0; turn < 200; turn++) {
      int minute = random.nextInt(60);
      int hour = random.nextInt(24);
      int step = 1 + random.nextInt(12);
      var cron = Cron.parse("%d %d-23/%d * * *".formatted(minute, hour, step)).orElseThrow();
      var at = NOW.minus(random.nextInt(100_000), ChronoUnit.MINUTES);
      var looked = at.truncatedTo(ChronoUnit.MINUTES);
      while (true) {
        var time = looked.atOffset(ZoneOffset.UTC);
        if (time.getMinute() == minute
            && time.getHour() >= hour
            && (time.getHour() - hour) % step == 0) break;
        looked = looked.minus(1, ChronoUnit.MINUTES);
      }
      assertThat(cron.atOrBefore(at)).contains(looked);
    }
  }

  @Test
  void knowsItsLongestGap() {
    assertThat(Cron.parse("0 2 * * *").orElseThrow().longestGap(NOW)).contains(Duration.ofDays(1));
    assertThat(Cron.parse("0 6,18,20 * * *").orElseThrow().longestGap(NOW))
        .contains(Duration.ofHours(12));
  }
}
