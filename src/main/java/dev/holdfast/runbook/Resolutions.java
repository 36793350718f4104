package dev.holdfast.runbook;

import static dev.holdfast.runbook.Facts.by;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.Person;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.kernel.Problem;
import java.util.Objects;
import java.util.Optional;

/// What people say of a step in doubt: whether it happened. Nobody can say it of what is still at
/// work.
record Resolutions(Ledger ledger, Steps steps) {
  Optional<Problem> take(Command.Resolve c, Person by) {
    var record = ledger.read(fold -> fold.step(c.step()));
    var node = Objects.requireNonNull(ledger.read(fold -> fold.outline().node(c.step())));
    var atWork = steps.atWork(node);
    if (atWork.isPresent()) return Optional.of(Problems.atWork(c.step(), atWork.get()));
    if (record.status() != StepStatus.IN_DOUBT) {
      return refuse(
          "%s is not in doubt; it is %s".formatted(c.step(), record.status().word()),
          "resolve what is in doubt");
    }
    if (c.because().isBlank()) return refuse("A resolution needs a reason", "say what you saw");
    var undoing = record.undoing();
    var data = by(by, Facts.with(c.step(), "happened", c.happened()));
    data.put("because", c.because());
    if (undoing) data.put("undo", true);
    if (!ledger.recordWhile(StepStatus.IN_DOUBT, "step.resolved", data)) {
      return refuse(c.step() + " was just settled by what was seen", "look at it again");
    }
    if (undoing) {
      if (c.happened()) {
        var put = by(by, Facts.with(c.step(), "evidence", c.because()));
        if (record.putBacks().size() > 1) ledger.record("step.put-back", put);
        else new Undone(ledger).done(put);
      } else {
        // It may have been done by half: the step is done again only where what it left is seen.
        ledger.record(
            "step.undo-unproved",
            Facts.problem(c.step(), Problems.notPutBack(c.because(), by.name())));
        steps.stillThere(node);
      }
    } else if (c.happened()) {
      steps.happened(node);
    } else {
      var failed = Facts.problem(c.step(), Problems.didNotHappen(c.because(), by.name()));
      failed.put("goOn", false);
      ledger.record("step.failed", failed);
    }
    return Optional.empty();
  }

  private static Optional<Problem> refuse(String what, String next) {
    return Optional.of(Problems.refused(what, next));
  }
}
