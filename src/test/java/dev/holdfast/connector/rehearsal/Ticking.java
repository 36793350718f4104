package dev.holdfast.connector.rehearsal;

import dev.holdfast.kernel.Clock;
import java.time.Duration;
import java.time.Instant;

/// A clock that goes on only when someone sleeps.
final class Ticking implements Clock {
  static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

  private Instant now = START;

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public Instant wall() {
    return now();
  }

  @Override
  public long mono() {
    return Duration.between(START, now()).toNanos();
  }

  @Override
  public String boot() {
    return "test";
  }

  @Override
  public synchronized void sleep(Duration runTime) {
    now = now.plus(runTime);
  }

  @Override
  public double speed() {
    return 1;
  }
}
