package dev.holdfast.estate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.Reading;
import dev.holdfast.connector.Reading.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Green only on fresh passing evidence.
class VitalTest {
  private static final Instant START = Instant.parse("2026-11-22T03:00:00Z");
  private static final Rhythm RHYTHM = new Rhythm(Duration.ofSeconds(30), Duration.ofSeconds(5));

  private static Subject subject(boolean standby) {
    return new Subject(Subject.Kind.COMPONENT, "api", "API", RHYTHM, Set.of("aws"), standby);
  }

  private static Reading reading(State state, long second) {
    return new Reading(state, state + " at " + second, at(second), Duration.ofMillis(40), Map.of());
  }

  private static Instant at(long second) {
    return START.plusSeconds(second);
  }

  @Test
  void isUnknownBeforeItsFirstReading() {
    assertThat(Vital.of(subject(false)).at(START)).isEqualTo(Condition.UNKNOWN);
  }

  @Test
  void turnsUnknownByItselfAfterPeriodPlusTimeout() {
    var vital = Vital.of(subject(false)).with(reading(State.PASSING, 0));
    assertThat(vital.at(at(35))).isEqualTo(Condition.PASSING);
    assertThat(vital.at(at(36))).isEqualTo(Condition.UNKNOWN);
    assertThat(vital.age(at(36))).contains(Duration.ofSeconds(36));
    assertThat(vital.with(reading(State.FAILING, 40)).at(at(90))).isEqualTo(Condition.UNKNOWN);
  }

  @Test
  void aReadingFromTheFutureProvesNothing() {
    var vital = Vital.of(subject(false)).with(reading(State.PASSING, 60));
    assertThat(vital.at(at(10))).isEqualTo(Condition.UNKNOWN);
    assertThat(vital.at(at(59))).isEqualTo(Condition.PASSING);
  }

  @Test
  void anAnswerThatComesLateDoesNotReplaceANewerOne() {
    var vital =
        Vital.of(subject(false)).with(reading(State.FAILING, 20)).with(reading(State.PASSING, 10));
    assertThat(vital.at(at(21))).isEqualTo(Condition.FAILING);
    assertThat(vital.verified()).isFalse();
  }

  @Test
  void regressesOnlyAfterItWasSeenPassingAndUntilItPassesAgain() {
    var vital = Vital.of(subject(false)).with(reading(State.FAILING, 0));
    assertThat(vital.regressed()).isFalse();
    vital = vital.with(reading(State.PASSING, 30)).with(reading(State.FAILING, 60));
    assertThat(vital.regressed()).isTrue();
    vital = vital.with(reading(State.UNKNOWN, 90));
    assertThat(vital.regressed()).isTrue();
    assertThat(vital.with(reading(State.PASSING, 120)).regressed()).isFalse();
  }

  @Test
  void standbyIsNeverGreen() {
    var vital = Vital.of(subject(true)).with(reading(State.PASSING, 0));
    assertThat(vital.at(at(1))).isEqualTo(Condition.STANDBY);
  }

  @Test
  void leavesASilentTargetAloneForLonger() {
    var vital = Vital.of(subject(false));
    var pauses = new ArrayList<Duration>();
    for (var n = 0; n < 8; n++) {
      vital = vital.with(reading(State.UNKNOWN, n));
      pauses.add(vital.pause());
    }
    assertThat(pauses)
        .extracting(Duration::toSeconds)
        .containsExactly(30L, 60L, 120L, 240L, 300L, 300L, 300L, 300L);
    assertThat(vital.with(reading(State.FAILING, 9)).pause()).isEqualTo(RHYTHM.period());
    var slow = new Rhythm(Duration.ofHours(1), Duration.ofSeconds(5));
    assertThat(slow.pause(9)).isEqualTo(Duration.ofHours(1));
  }

  /// Random histories of results, delays, losses and clock steps.
  @Test
  void isGreenOnlyWithFreshPassingEvidence() {
    var seed = new Random().nextLong();
    System.out.println("[VitalTest] seed " + seed);
    var random = new Random(seed);
    for (var round = 0; round < 2_000; round++) {
      var sent = history(random);
      var vital = Vital.of(subject(false));
      var arrived = new ArrayList<Reading>();
      var regressions = 0;
      for (var reading : sent) {
        if (random.nextInt(10) == 0) continue;
        var before = vital;
        vital = vital.with(reading);
        arrived.add(reading);
        if (vital.regressed() && !before.regressed()) regressions++;
        var now = at(random.nextLong(-40, 400));
        assertThat(vital.at(now) == Condition.PASSING)
            .as("seed %d, round %d, at %s after %s", seed, round, now, arrived)
            .isEqualTo(mayBeGreen(arrived, now));
      }
      assertThat(vital.changes().stream().filter(c -> c.state() == State.FAILING).count())
          .as("seed %d, round %d: every regression is on record", seed, round)
          .isGreaterThanOrEqualTo(regressions);
    }
  }

  private static List<Reading> history(Random random) {
    var all = new ArrayList<Reading>();
    var second = 0L;
    var states = State.values();
    for (var n = random.nextInt(12); n >= 0; n--) {
      second += random.nextInt(10) == 0 ? -random.nextInt(60) : random.nextInt(50);
      all.add(reading(states[random.nextInt(states.length)], second));
    }
    if (random.nextBoolean()) java.util.Collections.shuffle(all, random);
    return all;
  }

  /// Told another way: the newest of all that arrived (of equals the last) passes, and is neither
  /// older than 35 s nor more than 2 s ahead.
  private static boolean mayBeGreen(List<Reading> arrived, Instant now) {
    var newest = arrived.stream().max(Comparator.comparing(Reading::seen)).orElseThrow().seen();
    var last = arrived.stream().filter(one -> one.seen().equals(newest)).toList().getLast();
    var age = Duration.between(newest, now).toMillis();
    return last.state() == State.PASSING && age <= 35_000 && age >= -2_000;
  }
}
