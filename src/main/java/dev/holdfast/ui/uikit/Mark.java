package dev.holdfast.ui.uikit;

import dev.holdfast.incident.ItemView;
import dev.holdfast.incident.StepStatus;

/// A state's mark: a shape of its own and the tone that goes with it.
public enum Mark {
  PLANNED(Tone.PLAIN),
  READY(Tone.ACCENT),
  WAITING(Tone.WARNING),
  IN_FLIGHT(Tone.ACCENT),
  /// Seen passing, and has to stay so for a while.
  HOLDING(Tone.ACCENT),
  /// A checklist item that passes and has to do so for a while.
  SOAKING(Tone.ACCENT),
  DONE(Tone.SUCCESS),
  FAILED(Tone.DANGER),
  IN_DOUBT(Tone.DOUBT),
  SKIPPED(Tone.PLAIN),
  UNDONE(Tone.PLAIN),
  BLOCKED(Tone.PLAIN),
  PAUSED(Tone.WARNING),
  SAME(Tone.SUCCESS),
  DIFFERS(Tone.DANGER),
  SENSED(Tone.SUCCESS),
  STATED(Tone.SUCCESS),
  TO_ANSWER(Tone.WARNING),
  FAILING(Tone.DANGER),
  STANDBY(Tone.PLAIN),
  REGRESSED(Tone.DANGER),
  CANNOT_SENSE(Tone.WARNING),
  NOT_APPLICABLE(Tone.PLAIN),
  OVERRIDDEN(Tone.PLAIN),
  ATTENTION(Tone.WARNING),
  /// Marked as down by hand.
  DOWN(Tone.DANGER);

  private final Tone tone;

  Mark(Tone tone) {
    this.tone = tone;
  }

  public Tone tone() {
    return tone;
  }

  public static Mark of(StepStatus status) {
    return switch (status) {
      case PLANNED -> PLANNED;
      case READY -> READY;
      case WAITING -> WAITING;
      case IN_FLIGHT -> IN_FLIGHT;
      case DONE -> DONE;
      case FAILED -> FAILED;
      case IN_DOUBT -> IN_DOUBT;
      case SKIPPED -> SKIPPED;
      case UNDONE -> UNDONE;
      case BLOCKED -> BLOCKED;
    };
  }

  public static Mark of(ItemView.State state) {
    return switch (state) {
      case PASSING -> SENSED;
      case HOLDING -> SOAKING;
      case FAILING -> FAILING;
      case STANDBY -> STANDBY;
      case REGRESSED -> REGRESSED;
      case UNKNOWN -> CANNOT_SENSE;
      case TO_ANSWER -> TO_ANSWER;
      case STATED -> STATED;
      case OVERRIDDEN -> OVERRIDDEN;
      case NOT_APPLICABLE -> NOT_APPLICABLE;
    };
  }
}
