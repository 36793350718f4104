package dev.holdfast.connector.process;

import dev.holdfast.connector.Reading;
import dev.holdfast.kernel.Clock;
import java.time.Duration;
import java.util.Map;

/// Times one reading of a check.
final class Stopwatch {
  private final Clock clock;
  private final long began;

  Stopwatch(Clock clock) {
    this.clock = clock;
    this.began = clock.mono();
  }

  Reading reading(Reading.State state, String value, Map<String, Object> facts) {
    return new Reading(state, value, clock.now(), Duration.ofNanos(clock.mono() - began), facts);
  }
}
