package dev.holdfast.connector;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// One reading of a check.
///
/// @param value what was seen, short, also when unknown (then: why)
/// @param seen when (run time)
/// @param took how long the reading took
/// @param facts machine-readable values
public record Reading(
    State state, String value, Instant seen, Duration took, Map<String, Object> facts) {
  public Reading {
    facts = Map.copyOf(facts);
  }

  public enum State {
    PASSING,
    FAILING,
    UNKNOWN
  }
}
