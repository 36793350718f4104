package dev.holdfast.connector;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// One reading of a check.
///
/// @param value what was seen, short, also when unknown (then: why)
/// @param seen when (run time)
/// @param took how long the reading took
/// @param facts machine-readable values; [#ABSENT] is true where what should be read is not there
public record Reading(
    State state, String value, Instant seen, Duration took, Map<String, Object> facts) {
  public Reading {
    facts = Map.copyOf(facts);
  }

  /// The fact that failing means "there is nothing to read", not "another value was read".
  public static final String ABSENT = "absent";

  /// The fact that nothing came back: how long it took is how long it was waited for.
  public static final String SILENT = "silent";

  /// The fact that holds what each of several checks was seen as, the worst of which the reading
  /// is: a list of `check`, `state`, `value`.
  public static final String EACH = "each";

  /// Whether anything came back, so that how long it took is how long the answer took.
  public boolean answered() {
    return state != State.UNKNOWN && !Boolean.TRUE.equals(facts.get(SILENT));
  }

  /// Whether a value was read: unknown is no answer, and neither is that nothing is there to read.
  public boolean answers() {
    return switch (state) {
      case PASSING -> true;
      case FAILING -> !Boolean.TRUE.equals(facts.get(ABSENT));
      case UNKNOWN -> false;
    };
  }

  public enum State {
    PASSING,
    FAILING,
    UNKNOWN
  }
}
