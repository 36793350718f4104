package dev.holdfast.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ClocksTest {
  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
  private final AtomicLong nano = new AtomicLong(5_000_000_000L);
  private final AtomicLong asleep = new AtomicLong();
  private final AtomicReference<Instant> wall = new AtomicReference<>(START);

  private SystemClock clock() {
    return new SystemClock(
        nano::get, wall::get, () -> OptionalLong.of(nano.get() + asleep.get()), "b");
  }

  private void pass(Duration time) {
    nano.addAndGet(time.toNanos());
    wall.updateAndGet(now -> now.plus(time));
  }

  @Test
  void steppingTheWallClockChangesNoRunTime() {
    var clock = clock();
    pass(Duration.ofSeconds(10));
    wall.updateAndGet(now -> now.minusSeconds(3600));
    assertThat(clock.now()).isEqualTo(START.plusSeconds(10));
    assertThat(clock.wall()).isEqualTo(START.minusSeconds(3590));
    assertThat(clock.suspended()).isZero();
  }

  @Test
  void aSuspendCounts() {
    var clock = clock();
    long before = clock.mono();
    asleep.addAndGet(Duration.ofHours(2).toNanos());
    wall.updateAndGet(now -> now.plusSeconds(7200));
    pass(Duration.ofMillis(5));
    assertThat(clock.mono() - before).isEqualTo(Duration.ofHours(2).plusMillis(5).toNanos());
    assertThat(clock.now()).isEqualTo(START.plusSeconds(7200).plusMillis(5));
    assertThat(clock.suspended()).isEqualTo(Duration.ofHours(2));
  }

  @Test
  void theRealOneGoesOnAndKnowsItsBoot() throws InterruptedException {
    var clock = new SystemClock();
    long before = clock.mono();
    clock.sleep(Duration.ofMillis(2));
    assertThat(clock.mono() - before).isGreaterThanOrEqualTo(2_000_000);
    assertThat(clock.boot()).isNotBlank().isEqualTo(new SystemClock().boot());
    assertThat(clock.suspended()).isZero();
  }

  @Test
  void aRehearsalRunsFasterFromItsOwnStart() throws InterruptedException {
    var real = new ManualClock(START);
    var scaled = new ScaledClock(real, 600, START.minusSeconds(60));
    real.advance(Duration.ofMillis(1500));
    assertThat(scaled.now()).isEqualTo(START.minusSeconds(60).plusSeconds(900));
    assertThat(scaled.wall()).isEqualTo(real.wall());
    assertThat(scaled.speed()).isEqualTo(600);
    var sleeper = Thread.ofVirtual().start(() -> sleep(scaled, Duration.ofMinutes(10)));
    real.advance(Duration.ofMillis(900));
    while (sleeper.isAlive()) {
      real.advance(Duration.ofMillis(100));
      sleeper.join(Duration.ofMillis(1));
    }
    assertThat(scaled.now()).isAfterOrEqualTo(START.plusSeconds(1440));
    assertThatThrownBy(() -> new ScaledClock(real, 0, START))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aHeldOneStandsStillUntilWorkBegins() throws InterruptedException {
    var real = new ManualClock(START);
    var held = ScaledClock.held(real, 600, START);
    real.advance(Duration.ofSeconds(3));
    assertThat(held.now()).isEqualTo(START);
    var sleeper = Thread.ofVirtual().start(() -> sleep(held, Duration.ofMinutes(1)));
    real.advance(Duration.ofSeconds(3));
    assertThat(held.now()).as("nobody lets it go by sleeping").isEqualTo(START);
    held.begin();
    real.advance(Duration.ofSeconds(1));
    assertThat(held.now()).isEqualTo(START.plusSeconds(600));
    while (sleeper.isAlive()) {
      real.advance(Duration.ofSeconds(1));
      sleeper.join(Duration.ofMillis(1));
    }
  }

  private static void sleep(Clock clock, Duration time) {
    try {
      clock.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
