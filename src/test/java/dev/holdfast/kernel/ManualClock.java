package dev.holdfast.kernel;

import java.time.Duration;
import java.time.Instant;

/// A clock that stands still until a test moves it. Sleepers wake when it has moved far enough.
public class ManualClock implements Clock {
  private final String boot;
  private Instant now;
  private Duration step = Duration.ZERO;
  private Duration suspended = Duration.ZERO;
  private long mono;

  public ManualClock(Instant start) {
    this(start, "test-boot");
  }

  public ManualClock(Instant start, String boot) {
    this.now = start;
    this.boot = boot;
  }

  /// Time passes.
  public final synchronized void advance(Duration time) {
    now = now.plus(time);
    mono += time.toNanos();
    notifyAll();
  }

  /// The laptop sleeps; time passes for everything but the running program.
  public final synchronized void suspend(Duration length) {
    suspended = suspended.plus(length);
    advance(length);
  }

  /// Somebody sets the laptop's clock; no time passes.
  public final synchronized void stepWall(Duration by) {
    step = step.plus(by);
  }

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public synchronized Instant wall() {
    return now.plus(step);
  }

  @Override
  public synchronized long mono() {
    return mono;
  }

  @Override
  public synchronized Duration suspended() {
    return suspended;
  }

  @Override
  public String boot() {
    return boot;
  }

  @Override
  public synchronized void sleep(Duration runTime) throws InterruptedException {
    var until = now.plus(runTime);
    while (now.isBefore(until)) wait();
  }

  @Override
  public double speed() {
    return 1;
  }
}
