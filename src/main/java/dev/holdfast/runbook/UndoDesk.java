package dev.holdfast.runbook;

import static dev.holdfast.runbook.Facts.by;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.Person;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.kernel.Problem;
import java.util.Objects;
import java.util.Optional;

/// Puts back what a step did, where that is known and can be now.
record UndoDesk(Ledger ledger, Steps steps) {
  private String undoLater(String step, StepStatus status) {
    return switch (status) {
      case IN_DOUBT -> "say first how it ended, or look (`--resolve`, `--look`)";
      case IN_FLIGHT ->
          steps.isAlive(step)
              ? "wait until it has ended"
              : "nobody follows it: `holdfast resume` looks how it ended";
      default -> "wait until it is done";
    };
  }

  Optional<Problem> take(Command.Undo c, Person by) {
    var node = Objects.requireNonNull(ledger.read(fold -> fold.outline().node(c.step())));
    var record = ledger.read(fold -> fold.step(c.step()));
    var undone = record.status() == StepStatus.UNDONE;
    if (undone && !record.mayUndo()) {
      return refuse(
          "%s is put back already, as it was seen".formatted(c.step()),
          "where it is not so any more: do the step again, it reads the present state first");
    }
    if (!undone && record.status() != StepStatus.DONE && record.status() != StepStatus.FAILED) {
      return refuse(
          "%s is %s; only what was done can be undone".formatted(c.step(), record.status().word()),
          undoLater(c.step(), record.status()));
    }
    if (steps.isAlive(c.step())) {
      return refuse(c.step() + " is being worked on", "wait until that has ended");
    }
    if (record.putBacks().isEmpty()) {
      return refuse("Nothing on record says how to undo " + c.step(), "put it back by hand");
    }
    if (steps.locked(node).isPresent()) return Custody.lockedFor(c.step());
    var offline = steps.offline();
    if (offline.isPresent()) return offline;
    ledger.record("step.undo-asked", by(by, Facts.of(c.step())));
    steps.undo(node);
    return Optional.empty();
  }

  private static Optional<Problem> refuse(String what, String next) {
    return Optional.of(Problems.refused(what, next));
  }
}
