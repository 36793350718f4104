package dev.holdfast.estate;

import java.time.Duration;

/// How often a thing is sensed, and for how long a reading may be believed.
///
/// @param period from one reading to the next
/// @param timeout of one reading
public record Rhythm(Duration period, Duration timeout) {
  private static final int DOUBLINGS = 4;
  private static final Duration LONGEST = Duration.ofMinutes(5);

  public Rhythm {
    if (!period.isPositive() || !timeout.isPositive()) {
      throw new IllegalArgumentException("a rhythm needs a period and a timeout above zero");
    }
  }

  /// A reading is old after its period plus its timeout.
  public Duration believed() {
    return period.plus(timeout);
  }

  /// How long to leave a thing alone: its period, doubled for each time in a row that it did not
  /// answer, so that a sick target is not hammered. What answers, even badly, keeps its period.
  ///
  /// @param silent unanswered readings in a row
  public Duration pause(int silent) {
    var doublings = Math.clamp(silent - 1L, 0, DOUBLINGS);
    var longer = period.multipliedBy(1L << doublings);
    var cap = LONGEST.compareTo(period) > 0 ? LONGEST : period;
    return longer.compareTo(cap) > 0 ? cap : longer;
  }
}
