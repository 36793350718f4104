package dev.holdfast.incident;

import dev.holdfast.plan.Checklist;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One item of the recovery validation checklist, as it stands.
///
/// @param when what is on record of it was seen or said
/// @param since when it came into this state
/// @param seen when it was read last, with the same result; not on record
public record ItemView(
    String id,
    String group,
    String title,
    boolean sensed,
    @Nullable String ask,
    Checklist.RequiredFor requiredFor,
    State state,
    String value,
    @Nullable Instant when,
    @Nullable Instant since,
    @Nullable Instant seen,
    String by,
    String because) {
  /// One that was read once.
  public ItemView(
      String id,
      String group,
      String title,
      boolean sensed,
      @Nullable String ask,
      Checklist.RequiredFor requiredFor,
      State state,
      String value,
      @Nullable Instant when,
      String by,
      String because) {
    this(id, group, title, sensed, ask, requiredFor, state, value, when, when, when, by, because);
  }

  public enum State {
    /// Sensed and seen passing.
    PASSING,
    FAILING,
    /// Not up, and not meant to be before the run has brought it up.
    STANDBY,
    /// Was verified, and no longer is.
    REGRESSED,
    /// Cannot be sensed now, or too long ago.
    UNKNOWN,
    /// A person has not answered yet.
    TO_ANSWER,
    /// A person stated the value seen.
    STATED,
    OVERRIDDEN,
    NOT_APPLICABLE
  }

  /// A check passes, or a person stated the value seen.
  public boolean verified() {
    return state == State.PASSING || state == State.STATED;
  }

  /// Needs nobody any more: verified, or a person said with a reason why it need not be.
  public boolean settled() {
    return verified() || state == State.OVERRIDDEN || state == State.NOT_APPLICABLE;
  }
}
