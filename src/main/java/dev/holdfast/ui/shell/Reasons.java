package dev.holdfast.ui.shell;

import dev.holdfast.incident.RunState;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.ui.uikit.Words;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Why something cannot be told to the run now; empty where it can.
///
/// @param run null before the first snapshot
/// @param step the chosen one
record Reasons(@Nullable Snapshot run, String step) {
  private static Optional<String> because(String key) {
    return Optional.of(Words.of(key));
  }

  /// Nothing can be added to a record that is closed, or that cannot be written.
  Optional<String> note() {
    if (run == null) return because("why.no-run");
    if (run.trouble() != null) return because("why.no-record");
    return run.state() == RunState.CLOSED ? because("why.closed") : Optional.empty();
  }

  boolean offline() {
    return run != null && run.around().isOffline();
  }

  /// Pausing, going on and stopping mean something while there is more to start.
  Optional<String> drive() {
    var no = note();
    if (no.isPresent() || run == null) return no;
    // Stopped while a step is in doubt, it has ended too.
    if (run.clocks().over() != null) return because("why.ended");
    return switch (run.state()) {
      case STOPPED, FAILED, CLOSED -> because("why.ended");
      case RECOVERED -> because("why.recovered");
      case RUNNING, PAUSED, WAITING, IN_DOUBT -> Optional.empty();
    };
  }

  /// A pause outlives the recovery: whoever goes back to a step must be able to lift it.
  Optional<String> pause() {
    var lift = run != null && run.state() == RunState.RECOVERED && run.around().isPaused();
    return lift ? note() : drive();
  }

  /// What still goes on is stopped first, so that nobody closes it by mistake.
  Optional<String> close() {
    var no = note();
    if (no.isPresent() || run == null) return no;
    return switch (run.state()) {
      case STOPPED, FAILED, RECOVERED -> Optional.empty();
      case IN_DOUBT -> because(run.clocks().over() == null ? "why.not-ended" : "why.decide-first");
      case RUNNING, PAUSED, WAITING -> because("why.not-ended");
      case CLOSED -> because("why.closed");
    };
  }

  Optional<String> message() {
    var no = note();
    if (no.isPresent() || run == null) return no;
    return run.messages().isEmpty() ? because("why.no-messages") : Optional.empty();
  }

  Optional<String> inputs() {
    var no = note();
    if (no.isPresent() || run == null) return no;
    return InputsSheet.open(run).isEmpty() ? because("why.no-inputs") : Optional.empty();
  }

  Optional<String> undo() {
    var no = note();
    if (no.isPresent() || run == null) return no;
    var able = NextModel.step(run, step).filter(view -> view.facts().undoable()).isPresent();
    return able ? Optional.empty() : because("why.no-undo");
  }

  Optional<String> look() {
    var no = note();
    if (no.isPresent() || run == null) return no;
    var doubtful =
        NextModel.step(run, step)
            .filter(view -> view.status() == dev.holdfast.incident.StepStatus.IN_DOUBT)
            .isPresent();
    return doubtful ? Optional.empty() : because("why.no-doubt");
  }

  Optional<String> resumeRead() {
    return run != null && run.resume() != null ? Optional.empty() : because("why.no-resume");
  }
}
