package dev.holdfast.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kernel.ClockWatch.Stepped;
import dev.holdfast.kernel.ClockWatch.Suspended;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClockWatchTest {
  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
  private final ManualClock clock = new ManualClock(START);
  private final ClockWatch watch = new ClockWatch(clock);

  @Test
  void timeThatPassesIsNoJump() {
    clock.advance(Duration.ofDays(3));
    assertThat(watch.look()).isEmpty();
  }

  @Test
  void aStepIsToldOnceWithItsSize() {
    clock.advance(Duration.ofSeconds(7));
    clock.stepWall(Duration.ofHours(-1));
    assertThat(watch.look()).containsExactly(new Stepped(Duration.ofHours(-1)));
    assertThat(watch.look()).isEmpty();
    clock.stepWall(Duration.ofMinutes(61));
    assertThat(watch.look()).containsExactly(new Stepped(Duration.ofMinutes(61)));
  }

  @Test
  void aSlowDriftIsNoStep() {
    for (int minute = 0; minute < 100; minute++) {
      clock.advance(Duration.ofMinutes(1));
      clock.stepWall(Duration.ofMillis(40));
      assertThat(watch.look()).isEmpty();
    }
  }

  @Test
  void aSuspendIsNoStepAndBothAreTold() {
    clock.suspend(Duration.ofHours(2));
    assertThat(watch.look()).containsExactly(new Suspended(Duration.ofHours(2)));
    clock.suspend(Duration.ofMinutes(5));
    clock.stepWall(Duration.ofSeconds(30));
    assertThat(watch.look())
        .containsExactly(new Suspended(Duration.ofMinutes(5)), new Stepped(Duration.ofSeconds(30)));
  }

  @Test
  void aStepSinceAnEarlierMomentIsTold() {
    var wall = clock.wall();
    var mono = clock.mono();
    clock.advance(Duration.ofMinutes(3));
    clock.stepWall(Duration.ofMinutes(20));
    var later = new ClockWatch(clock);
    assertThat(later.look()).isEmpty();
    later.since(wall, mono);
    assertThat(later.look()).containsExactly(new Stepped(Duration.ofMinutes(20)));
  }

  /// As a process sees it that is started after the wall clock was set: its run time begins at the
  /// new wall clock.
  @Test
  void runTimeGoesOnFromTheRecordWhateverTheWallClockSays() {
    var at = clock.now();
    var mono = clock.mono();
    clock.advance(Duration.ofMinutes(3));
    var restarted =
        new ManualClock(clock.now().plus(Duration.ofHours(1)), clock.boot()) {
          @Override
          public synchronized long mono() {
            return super.mono() + Duration.ofMinutes(3).toNanos();
          }
        };
    var steady = ShiftedClock.goingOn(restarted, at, mono, clock.boot());
    assertThat(steady.now()).isEqualTo(START.plus(Duration.ofMinutes(3)));
    restarted.advance(Duration.ofSeconds(10));
    assertThat(steady.now()).isEqualTo(START.plus(Duration.ofSeconds(190)));
    assertThat(steady.wall()).isEqualTo(restarted.wall());
    assertThat(ShiftedClock.goingOn(restarted, at, mono, "another boot")).isSameAs(restarted);
    assertThat(ShiftedClock.goingOn(clock, at, mono, clock.boot())).isSameAs(clock);
  }
}
