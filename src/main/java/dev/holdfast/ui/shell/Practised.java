package dev.holdfast.ui.shell;

import dev.holdfast.incident.Mode;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.incident.StepStatus;

/// What of a scenario a drill did: who reads that it recovered must not take that for the whole.
public final class Practised {
  private Practised() {}

  /// So many steps of a drill were left out; none in any other mode.
  public static int leftOut(Snapshot run) {
    if (run.mode() != Mode.DRILL) return 0;
    return (int) run.steps().stream().filter(step -> step.status() == StepStatus.SKIPPED).count();
  }
}
