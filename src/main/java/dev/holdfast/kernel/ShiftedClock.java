package dev.holdfast.kernel;

import java.time.Duration;
import java.time.Instant;

/// A clock whose run time is ahead of, or behind, another's: that of a run which is taken up again
/// after somebody set the laptop's clock.
public final class ShiftedClock implements Clock {
  private static final Duration NOTICED = Duration.ofSeconds(1);

  private final Clock clock;
  private final Duration by;

  private ShiftedClock(Clock clock, Duration by) {
    this.clock = clock;
    this.by = by;
  }

  /// Goes on from a moment on record: run time is what it was then, plus what the steady clock
  /// counted since. After another boot nothing steady is left, and the given clock is as good as
  /// any.
  ///
  /// @param at run time of that moment
  /// @param mono its steady nanoseconds, of `boot`
  public static Clock goingOn(Clock clock, Instant at, long mono, String boot) {
    var passed = clock.mono() - mono;
    if (!boot.equals(clock.boot()) || passed < 0) return clock;
    var speed = clock.speed();
    var by = Duration.between(clock.now(), at.plusNanos((long) (passed * speed)));
    var noticed = Duration.ofNanos((long) (NOTICED.toNanos() * speed));
    return by.abs().compareTo(noticed) < 0 ? clock : new ShiftedClock(clock, by);
  }

  @Override
  public Instant now() {
    return clock.now().plus(by);
  }

  @Override
  public Instant wall() {
    return clock.wall();
  }

  @Override
  public long mono() {
    return clock.mono();
  }

  @Override
  public String boot() {
    return clock.boot();
  }

  @Override
  public Duration suspended() {
    return clock.suspended();
  }

  @Override
  public void sleep(Duration runTime) throws InterruptedException {
    clock.sleep(runTime);
  }

  @Override
  public double speed() {
    return clock.speed();
  }
}
