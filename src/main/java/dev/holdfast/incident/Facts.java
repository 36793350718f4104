package dev.holdfast.incident;

import dev.holdfast.plan.CheckUse;
import dev.holdfast.plan.Step;
import dev.holdfast.plan.StepBody;
import java.util.ArrayList;
import java.util.List;

/// The content of the detail pane for one step.
final class Facts {
  private Facts() {}

  static StepView.Facts of(Step step, StepRecord s) {
    var back = s.turningBack();
    return new StepView.Facts(
        back ? undoAction(s) : step.body() instanceof StepBody.Action action ? action.action() : "",
        back ? s.back.does() : s.does,
        s.identityVerdict,
        s.identityRead,
        s.identity,
        back ? s.back.request() : s.request,
        back ? s.back.now() : s.now,
        back ? s.back.after() : s.after,
        s.touches,
        s.confirmName,
        s.undoSays(),
        waits(step, s),
        s.looked,
        s.seen,
        s.outputs,
        s.mayUndo(),
        back ? s.back.sent() : null);
  }

  private static String undoAction(StepRecord s) {
    var left = s.putBacks.all();
    return left.isEmpty() ? "" : String.valueOf(left.getLast().undo().getOrDefault("action", ""));
  }

  private static List<StepView.Verification> waits(Step step, StepRecord s) {
    var lines = new ArrayList<StepView.Verification>();
    var uses = checks(step);
    for (int i = 0; i < uses.size(); i++) {
      var seen = s.checks.get(i);
      lines.add(
          seen != null
              ? standing(seen, s.status)
              : new StepView.Verification(Words.check(uses.get(i)), "waiting", ""));
    }
    return lines;
  }

  private static List<CheckUse> checks(Step step) {
    if (!(step.body() instanceof StepBody.Wait wait)) return step.verify();
    var awaited = wait.check();
    return awaited == null ? step.verify() : List.of(awaited);
  }

  /// A check whose window is open has not failed, and one that has to hold has not passed yet.
  private static StepView.Verification standing(StepView.Verification seen, StepStatus status) {
    if (seen.until() == null || status != StepStatus.IN_FLIGHT) return seen;
    var state = seen.state().equals("passing") ? "holding" : "waiting";
    return new StepView.Verification(seen.says(), state, seen.value(), seen.until());
  }
}
