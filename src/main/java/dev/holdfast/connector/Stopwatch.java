package dev.holdfast.connector;

import dev.holdfast.kernel.Clock;
import java.time.Duration;
import java.util.Map;

/// Times one reading of a check.
public final class Stopwatch {
  private final Clock clock;
  private final long began;

  public Stopwatch(Clock clock) {
    this.clock = clock;
    this.began = clock.mono();
  }

  /// What was read, and how long it took.
  public Reading reading(Reading.State state, String value, Map<String, Object> facts) {
    return new Reading(state, value, clock.now(), Duration.ofNanos(clock.mono() - began), facts);
  }
}
