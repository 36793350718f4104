package dev.holdfast.incident;

import dev.holdfast.plan.Step;
import dev.holdfast.plan.StepBody;
import java.util.ArrayList;
import java.util.List;

/// The content of the detail pane for one step.
final class Facts {
  private Facts() {}

  static StepView.Facts of(Step step, StepRecord s) {
    return new StepView.Facts(
        step.body() instanceof StepBody.Action action ? action.action() : "",
        s.does,
        s.identityVerdict,
        s.identityRead,
        s.identity,
        s.request,
        s.now,
        s.after,
        s.touches,
        s.confirmName,
        s.undoSays,
        waits(step, s),
        s.looked,
        s.seen,
        s.outputs);
  }

  private static List<StepView.Verification> waits(Step step, StepRecord s) {
    var lines = new ArrayList<StepView.Verification>();
    for (int i = 0; i < step.verify().size(); i++) {
      var seen = s.checks.get(i);
      lines.add(
          seen != null
              ? seen
              : new StepView.Verification(Words.check(step.verify().get(i)), "waiting", ""));
    }
    return lines;
  }
}
