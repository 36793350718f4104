package dev.holdfast.kernel;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The clock of a rehearsal: run time passes faster (or slower) than real time and starts where it
/// is told to. The wall clock stays real.
public final class ScaledClock implements Clock {
  private final Clock real;
  private final double speed;
  private final Instant start;
  private final AtomicReference<@Nullable Instant> realStart = new AtomicReference<>();

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

  /// Stands still until [#go()], or until somebody sleeps by it: getting ready is no run time.
  public static ScaledClock held(Clock real, double speed, Instant start) {
    var clock = new ScaledClock(real, speed, start);
    clock.realStart.set(null);
    return clock;
  }

  /// Lets a held clock go.
  public void go() {
    realStart.compareAndSet(null, real.now());
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
    go();
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
