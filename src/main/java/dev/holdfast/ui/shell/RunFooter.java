package dev.holdfast.ui.shell;

import dev.holdfast.incident.RunState;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.ui.runbook.DetailPane;
import dev.holdfast.ui.uikit.Buttons;
import dev.holdfast.ui.uikit.Key;
import dev.holdfast.ui.uikit.Look;
import dev.holdfast.ui.uikit.Words;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;

/// The acts of the run at the foot of the detail pane; drawn anew only when one of them changes.
final class RunFooter {
  private final Look look;
  private final DetailPane pane;
  private final Consumer<String> act;
  private String drawn = "";

  /// @param act does what the act of that name does
  RunFooter(Look look, DetailPane pane, Consumer<String> act) {
    this.look = look;
    this.pane = pane;
    this.act = act;
  }

  void show(Snapshot run, String step) {
    var paused = run.around().isPaused();
    var doubt =
        NextModel.step(run, step).filter(view -> view.status() == StepStatus.IN_DOUBT).isPresent();
    var reasons = new Reasons(run, step);
    var why = reasons.drive().orElse("");
    var over = reasons.close().isEmpty() && run.state() != RunState.RECOVERED;
    var back = over && reasons.undo().isEmpty();
    var held = reasons.pause().isPresent();
    var key = paused + " " + doubt + " " + why + held + reasons.note().isPresent() + over + back;
    if (key.equals(drawn)) return;
    drawn = key;
    var pause = button(Key.RUN_PAUSE, paused ? "act.run-continue" : "act.run-pause");
    var note = quiet(Key.RUN_NOTE, "act.run-note");
    var stop = button(Key.RUN_STOP, "act.run-stop");
    if (over) {
      var close =
          Buttons.plain(
              RunActs.CLOSE, Words.of("act.run-close"), "", () -> act.accept(RunActs.CLOSE));
      var undo = button(Key.STEP_UNDO, "act.undo-short");
      pane.footer(back ? List.<Region>of(undo, note) : List.<Region>of(note), close, "");
      return;
    }
    pause.setDisable(held);
    stop.setDisable(!why.isEmpty());
    note.setDisable(reasons.note().isPresent());
    // In doubt there is nothing to pause for, but a pause that stands can be lifted.
    pane.footer(doubt && !paused ? List.<Region>of(note) : List.<Region>of(pause, note), stop, why);
  }

  private Button button(Key key, String words) {
    var written = look.narrow() ? "" : key.written();
    return Buttons.plain(key.id(), Words.of(words), written, () -> act.accept(key.id()));
  }

  private Button quiet(Key key, String words) {
    var written = look.narrow() ? "" : key.written();
    return Buttons.quiet(key.id(), Words.of(words), written, () -> act.accept(key.id()));
  }
}
