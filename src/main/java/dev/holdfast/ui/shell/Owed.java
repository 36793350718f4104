package dev.holdfast.ui.shell;

import dev.holdfast.incident.RotationDebt;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.ui.uikit.Words;
import java.util.ArrayList;
import java.util.List;

/// What a run leaves undone when it is closed now: what it says itself, messages, open steps.
final class Owed {
  private Owed() {}

  static List<String> of(Snapshot run) {
    var owed = new ArrayList<>(run.owed());
    var rotations = RotationDebt.told(run.credentials());
    rotations.forEach(told -> owed.remove(RotationDebt.says(told)));
    if (!rotations.isEmpty()) owed.add(Words.count("strip.rotations", rotations.size()));
    var open = run.steps().stream().filter(step -> !step.status().settled()).toList();
    var doubtful = open.stream().filter(step -> step.status() == StepStatus.IN_DOUBT).count();
    if (doubtful > 0) owed.add(Words.count("strip.doubt", doubtful));
    if (open.size() > doubtful) owed.add(Words.count("owed.steps", open.size() - doubtful));
    var now = run.clocks().now();
    var unsent = 0;
    var late = 0;
    for (var message : run.messages()) {
      var due = message.due();
      if (message.sent() == null) unsent++;
      else if (due != null && !due.isAfter(now)) late++;
    }
    if (unsent > 0) owed.add(Words.count("strip.unsent", unsent));
    if (late > 0) owed.add(Words.count("owed.updates", late));
    return List.copyOf(owed);
  }
}
