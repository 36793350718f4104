package dev.holdfast.ui.shell;

import dev.holdfast.incident.ItemView;
import dev.holdfast.incident.Mode;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.ui.uikit.Mark;
import dev.holdfast.ui.uikit.Times;
import dev.holdfast.ui.uikit.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the status strip says: what is owed first, then what stands.
record StripModel(List<Part> parts, String record) {
  /// One part; with its mark where a person is needed.
  record Part(Optional<Mark> mark, String text) {}

  static StripModel of(Snapshot run) {
    var parts = new ArrayList<Part>();
    var doubtful =
        run.steps().stream().filter(step -> step.status() == StepStatus.IN_DOUBT).count();
    if (doubtful > 0)
      parts.add(new Part(Optional.of(Mark.IN_DOUBT), Words.count("strip.doubt", doubtful)));
    var failed = run.steps().stream().filter(step -> step.status() == StepStatus.FAILED).count();
    if (failed > 0)
      parts.add(new Part(Optional.of(Mark.FAILED), Words.count("strip.failed", failed)));
    var regressed =
        run.items().stream().filter(item -> item.state() == ItemView.State.REGRESSED).count();
    if (regressed > 0)
      parts.add(new Part(Optional.of(Mark.REGRESSED), Words.count("strip.regressed", regressed)));
    for (var owed : run.owed()) parts.add(new Part(Optional.of(Mark.WAITING), owed));
    if (run.mode() == Mode.REHEARSAL)
      parts.add(new Part(Optional.empty(), Words.of("strip.rehearsal")));
    if (run.mode() == Mode.DRILL) parts.add(new Part(Optional.empty(), Words.of("strip.drill")));
    var due = run.clocks().nextUpdate();
    if (due != null)
      parts.add(new Part(Optional.empty(), Words.of("strip.update", Times.minute(due))));
    return new StripModel(parts, Words.of("strip.record", run.record(), run.events()));
  }
}
