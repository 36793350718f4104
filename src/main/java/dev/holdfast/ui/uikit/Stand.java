package dev.holdfast.ui.uikit;

import dev.holdfast.incident.Snapshot;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.incident.StepView;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How a step stands on a screen: as on record while the run goes on; where it has ended, what
/// became of a step that did not.
public enum Stand {
  /// As its status says.
  AS_IS,
  /// It was not begun, or waited for a person, and will not run any more.
  NOT_RUN,
  /// What it sent was taken, and nobody looks any more whether it came true.
  NOT_SEEN,
  /// It waited for a check or read something, and sent nothing.
  BROKEN_OFF,
  /// The record cannot be written: it was sent, and no answer of it is on record.
  UNANSWERED,
  /// The record cannot be written: nothing of it was sent, and nothing will be.
  HELD;

  public static Stand of(Snapshot run, StepView step) {
    var over = run.clocks().over();
    if (over == null && run.trouble() != null && step.status() == StepStatus.IN_FLIGHT)
      return undriven(step);
    return of(over, step);
  }

  /// While the record cannot be written nothing is driven. What was sent before may still come to
  /// its end.
  private static Stand undriven(StepView step) {
    return switch (step.sent()) {
      case OPEN -> UNANSWERED;
      case ACCEPTED -> NOT_SEEN;
      case NOTHING -> HELD;
    };
  }

  /// As it stands once the run ended at a moment without recovery; null while it goes on.
  private static Stand of(@Nullable Instant over, StepView step) {
    if (over == null) return AS_IS;
    return switch (step.status()) {
      case DONE, SKIPPED, UNDONE, FAILED, IN_DOUBT -> AS_IS;
      case PLANNED, READY, BLOCKED -> NOT_RUN;
      case WAITING -> step.sent() == StepView.Sent.ACCEPTED ? NOT_SEEN : NOT_RUN;
      case IN_FLIGHT ->
          switch (step.sent()) {
            case OPEN -> AS_IS;
            case ACCEPTED -> NOT_SEEN;
            case NOTHING -> BROKEN_OFF;
          };
    };
  }

  /// Whether it moves, or may move.
  public static boolean flies(Snapshot run, StepView step) {
    return step.status() == StepStatus.IN_FLIGHT && of(run, step) == AS_IS;
  }

  /// Under which its word stands in the resources, but for [#AS_IS].
  public String key() {
    return "state." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public String word(StepView step) {
    if (this != AS_IS) return Words.of(key());
    return Words.of("state." + (step.turningBack() ? "undo-" : "") + step.status().word());
  }

  public Mark mark(StepView step) {
    return switch (this) {
      case AS_IS -> Mark.of(step.status());
      case NOT_RUN, BROKEN_OFF -> Mark.BLOCKED;
      case NOT_SEEN -> Mark.CANNOT_SENSE;
      case UNANSWERED -> Mark.IN_DOUBT;
      case HELD -> Mark.PAUSED;
    };
  }

  /// The status whose bar is drawn for it.
  public StepStatus drawn(StepView step) {
    return switch (this) {
      case AS_IS -> step.status();
      case NOT_RUN, BROKEN_OFF -> StepStatus.SKIPPED;
      case NOT_SEEN, HELD -> StepStatus.WAITING;
      case UNANSWERED -> StepStatus.IN_DOUBT;
    };
  }
}
