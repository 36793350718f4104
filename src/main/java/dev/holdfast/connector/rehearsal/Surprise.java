package dev.holdfast.connector.rehearsal;

/// Something that goes wrong once during a rehearsal, on top of the disaster.
///
/// @param step id of the step whose next attempt it hits; empty = whichever change comes first
public record Surprise(String step, Kind kind) {
  /// How it goes wrong.
  public enum Kind {
    /// The call is refused because of too many requests: nothing happened.
    THROTTLED,
    /// The call is refused for want of permission: nothing happened.
    DENIED,
    /// The call is accepted, and what it started ends in failure.
    FAILS,
    /// The connection is lost before the call arrived: in doubt, nothing happened.
    CUT_BEFORE,
    /// The connection is lost after the effect: in doubt, it happened.
    CUT_AFTER;

    static Kind parse(String word) {
      for (var kind : values()) {
        if (kind.name().replace('_', '-').equalsIgnoreCase(word)) return kind;
      }
      throw new IllegalArgumentException("no surprise is called " + word);
    }
  }
}
