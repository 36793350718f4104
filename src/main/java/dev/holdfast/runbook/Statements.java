package dev.holdfast.runbook;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.Outline;
import dev.holdfast.incident.Person;
import dev.holdfast.incident.Unsensed;
import dev.holdfast.kernel.Problem;
import dev.holdfast.plan.CheckUse;
import java.util.Optional;

/// What people say in place of a check that cannot be sensed: asked for, kept, and found again.
final class Statements {
  /// Marks the question whether a step's condition holds; verifications are marked by their number.
  static final String WHEN = "when";

  private final Ledger ledger;

  Statements(Ledger ledger) {
    this.ledger = ledger;
  }

  boolean needed(CheckUse use) {
    return ledger.read(fold -> fold.unsensed().covers(use));
  }

  /// What was stated since the step was last sent.
  Optional<String> of(Outline.Node node, String sees) {
    return ledger.read(fold -> fold.step(node.name()).statement(sees));
  }

  void ask(Outline.Node node, String sees, String look) {
    var data = Facts.with(node.name(), "need", "answer");
    data.put("sees", sees);
    data.put("says", look);
    data.put("name", "");
    data.put(
        "ask",
        sees.equals(WHEN)
            ? "Cannot be sensed now: %s. Look yourself: does it hold? Say yes or no".formatted(look)
            : "Cannot be sensed now: %s. Look yourself and state the value you see, or %s"
                .formatted(look, Unsensed.NOT_SEEN));
    ledger.recordOpen("step.needs", data);
  }

  /// Asks whether to do a step whose condition gave no answer.
  ///
  /// @param seen what came instead of an answer
  void askUnread(Outline.Node node, String look, String seen) {
    var data = Facts.with(node.name(), "need", "decide");
    data.put("sees", WHEN);
    data.put("says", seen);
    data.put("name", "");
    data.put(
        "ask",
        ("Is it needed? It is done only when %s, and that gave no answer: %s."
                + " Do it, skip it, or look again")
            .formatted(look, seen));
    ledger.recordOpen("step.needs", data);
  }

  /// Puts on record what a person decided without an answer of the check.
  ///
  /// @param again starts the step again
  Optional<Problem> decide(Command.Decide said, Person by, Runnable again) {
    var seen = ledger.read(fold -> fold.step(said.step()).says());
    var because = "whether it is needed could not be read (%s)".formatted(seen);
    switch (said.branch()) {
      case "do" -> {
        var data = Facts.with(said.step(), "sees", WHEN);
        data.put("value", "yes, do it: " + because);
        ledger.record("step.stated", Facts.by(by, data));
        again.run();
      }
      case "skip" -> {
        var reason = because + "; decided to skip it";
        ledger.record("step.skipped", Facts.by(by, Facts.with(said.step(), "because", reason)));
      }
      case "look" -> again.run();
      default -> {
        return Optional.of(
            Problems.refused(
                "'%s' is no choice here".formatted(said.branch()),
                "choose one of " + String.join(", ", Unsensed.UNREAD)));
      }
    }
    return Optional.empty();
  }

  /// Puts on record what a person saw.
  Optional<Problem> take(Command.Answer said, String sees, Person by) {
    var value = said.text().strip();
    if (sees.equals(WHEN) && !value.equals("yes") && !value.equals("no")) {
      return Optional.of(
          Problems.refused("'%s' is neither yes nor no".formatted(value), "say yes or no"));
    }
    var data = Facts.with(said.step(), "sees", sees);
    data.put("value", value);
    ledger.record("step.stated", Facts.by(by, data));
    return Optional.empty();
  }
}
