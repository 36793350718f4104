package dev.holdfast.peers;

import dev.holdfast.kernel.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/// The machine's time, with waits cut short: a test waits for its peers, not for the clock.
public final class RealTime implements Clock {
  private static final Duration LONGEST = Duration.ofMillis(20);

  @Override
  public Instant now() {
    return wall();
  }

  @Override
  public Instant wall() {
    return Instant.now();
  }

  @Override
  public long mono() {
    return System.nanoTime();
  }

  @Override
  public String boot() {
    return "test";
  }

  @Override
  public void sleep(Duration runTime) throws InterruptedException {
    if (Thread.interrupted()) throw new InterruptedException();
    LockSupport.parkNanos(Math.min(runTime.toNanos(), LONGEST.toNanos()));
  }

  @Override
  public double speed() {
    return 1;
  }
}
