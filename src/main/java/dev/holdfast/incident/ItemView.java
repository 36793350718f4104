package dev.holdfast.incident;

import dev.holdfast.plan.Checklist;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One item of the recovery validation checklist, as it stands.
///
/// @param when what is on record of it was seen or said
/// @param since when it came into this state
/// @param seen when it was read last, with the same result; not on record
/// @param by who saw it; for a sensed item Holdfast
/// @param reader who read the item out and wrote the answer down, where that is somebody else
/// @param soak how long it has passed of how long it must, while it is holding
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
    String because,
    String reader,
    @Nullable Soak soak) {
  /// One that nobody read out, and that need not hold.
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
      @Nullable Instant since,
      @Nullable Instant seen,
      String by,
      String because) {
    this(
        id,
        group,
        title,
        sensed,
        ask,
        requiredFor,
        state,
        value,
        when,
        since,
        seen,
        by,
        because,
        "",
        null);
  }

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

  /// The time of day, UTC, as `11:16:46`.
  public static String time(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString().substring(11, 19);
  }

  /// How long ago it was read; empty where it was not, or where a person said it.
  public Optional<Duration> age(Instant now) {
    var read = seen;
    return sensed && read != null && by.equals("Holdfast")
        ? Optional.of(Duration.between(read, now))
        : Optional.empty();
  }

  /// An item that must go on passing.
  ///
  /// @param since seen passing without a break
  /// @param holds for so long it must
  public record Soak(Instant since, Duration holds) {
    /// How long it has held at a moment, no longer than it must.
    public Duration held(Instant now) {
      var held = Duration.between(since, now);
      if (held.isNegative()) return Duration.ZERO;
      return held.compareTo(holds) > 0 ? holds : held;
    }

    /// From 0 to 1.
    public double share(Instant now) {
      return holds.isZero() ? 1 : (double) held(now).toMillis() / holds.toMillis();
    }
  }

  public enum State {
    /// Sensed and seen passing.
    PASSING,
    /// Seen passing, and has not been for as long as it must.
    HOLDING,
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
    return verified(state);
  }

  private static boolean verified(State state) {
    return state == State.PASSING || state == State.STATED;
  }

  /// Open, and the checklist is not complete before it is settled.
  public boolean wanted() {
    return !settled() && requiredFor != Checklist.RequiredFor.NOTHING;
  }

  /// Needs nobody any more: verified, or a person said with a reason why it need not be.
  public boolean settled() {
    return settled(state);
  }

  /// Whether an item in this state needs nobody any more.
  public static boolean settled(State state) {
    return verified(state) || state == State.OVERRIDDEN || state == State.NOT_APPLICABLE;
  }
}
