package dev.holdfast.kernel;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The clock of a rehearsal: run time passes faster (or slower) than real time and starts where it
/// is told to. The wall clock stays real.
public final class ScaledClock implements Clock {
  /// So that nobody sleeps for ever by a clock that is never let go.
  private static final long LONGEST_HOLD_SECONDS = 5;

  private final Clock real;
  private final double speed;
  private final Instant start;
  private final AtomicReference<@Nullable Instant> realStart = new AtomicReference<>();
  private CountDownLatch begun = new CountDownLatch(0);

  /// @param speed run seconds per real second, above 0
  @SuppressWarnings("MissingSummary") // the class says it
  public ScaledClock(Clock real, double speed, Instant start) {
    if (!(speed > 0) || Double.isInfinite(speed)) {
      throw new IllegalArgumentException("speed has to be above 0: " + speed);
    }
    this.real = real;
    this.speed = speed;
    this.start = start;
    realStart.set(real.now());
  }

  /// Stands still until [#begin()]: getting ready is no run time, and at 600 times the speed a
  /// moment of it would be minutes. Who sleeps by it before waits for that, a few real seconds at
  /// most.
  public static ScaledClock held(Clock real, double speed, Instant start) {
    var clock = new ScaledClock(real, speed, start);
    clock.realStart.set(null);
    clock.begun = new CountDownLatch(1);
    return clock;
  }

  @Override
  public void begin() {
    realStart.compareAndSet(null, real.now());
    begun.countDown();
  }

  @Override
  public Instant now() {
    var from = realStart.get();
    return from == null ? start : start.plus(times(Duration.between(from, real.now()), speed));
  }

  @Override
  public Instant wall() {
    return real.wall();
  }

  @Override
  public long mono() {
    return real.mono();
  }

  @Override
  public String boot() {
    return real.boot();
  }

  @Override
  public Duration suspended() {
    return real.suspended();
  }

  @Override
  public void sleep(Duration runTime) throws InterruptedException {
    if (!begun.await(LONGEST_HOLD_SECONDS, TimeUnit.SECONDS)) begin();
    var until = now().plus(runTime);
    for (var left = runTime; left.isPositive(); left = Duration.between(now(), until)) {
      real.sleep(times(left, 1 / speed).plusNanos(1));
    }
  }

  @Override
  public double speed() {
    return speed * real.speed();
  }

  private static Duration times(Duration duration, double factor) {
    double seconds = duration.toSeconds() * factor;
    double whole = Math.floor(seconds);
    double nanos = (seconds - whole) * 1e9 + duration.toNanosPart() * factor;
    return Duration.ofSeconds((long) whole).plusNanos((long) nanos);
  }
}
