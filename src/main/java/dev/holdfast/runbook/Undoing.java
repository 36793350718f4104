package dev.holdfast.runbook;

import dev.holdfast.incident.Outline;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.plan.EffectClass;
import java.util.Map;
import java.util.Optional;

/// Puts back what a step changed: the action that its preview named, through the same intent, act
/// and outcome.
final class Undoing {
  private final Ledger ledger;
  private final Access access;
  private final Effects effects;
  private final Doubts doubts;
  private final RightPlace rightPlace;

  Undoing(Ledger ledger, Access access, Effects effects, Doubts doubts, RightPlace rightPlace) {
    this.ledger = ledger;
    this.access = access;
    this.effects = effects;
    this.doubts = doubts;
    this.rightPlace = rightPlace;
  }

  void undo(Outline.Node node, Pulse pulse) throws InterruptedException {
    var prepared = prepare(node, pulse);
    // The credential or the endpoint may lead to another account than when the step was done.
    var identity = rightPlace.read(prepared);
    var elsewhere = rightPlace.refusal(prepared, identity);
    if (elsewhere.isPresent()) {
      ledger.record("step.undo-failed", Facts.problem(node.name(), elsewhere.get()));
      return;
    }
    var preview = prepared.action().preview(prepared.call());
    var since = changedSince(ledger.read(fold -> fold.step(node.name()).after()), preview.now());
    if (since.isPresent() && !preview.done()) {
      ledger.record("step.undo-failed", Facts.problem(node.name(), since.get()));
      return;
    }
    effects.undo(prepared, preview, identity, pulse);
  }

  /// What somebody changed after the step must not be overwritten by putting back what was before
  /// it.
  private static Optional<Problem> changedSince(Map<String, String> left, Map<String, String> now) {
    return left.entrySet().stream()
        .filter(
            label -> !now.getOrDefault(label.getKey(), label.getValue()).equals(label.getValue()))
        .findFirst()
        .map(
            label ->
                Problem.of(
                    "undo.changed-since",
                    "%s is %s now; the step had left it at %s"
                        .formatted(label.getKey(), now.get(label.getKey()), label.getValue()),
                    "Somebody changed it afterwards, and undo would overwrite that; nothing was sent",
                    "see who changed it; put back by hand what should be, and note it"));
  }

  void look(Outline.Node node, Pulse pulse) throws InterruptedException {
    var intent = ledger.read(fold -> fold.step(node.name()).intent());
    doubts.lookAgain(prepare(node, pulse), Remembered.preview(intent), pulse);
  }

  @SuppressWarnings("unchecked")
  private StepWork.Prepared prepare(Outline.Node node, Pulse pulse) {
    var undo = ledger.read(fold -> fold.step(node.name()).undo());
    if (undo.isEmpty()) {
      throw new ProblemException(
          Problem.of(
              "undo.none",
              "Nothing on record says how to undo " + node.name(),
              "Its action has no undo",
              "put it back by hand, and note it"));
    }
    var spec = access.spec(String.valueOf(undo.get("action")));
    var args =
        Values.args(
            spec.params(),
            undo.get("args") instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of(),
            access.around().planFolder(),
            "undo of " + node.name());
    var target = String.valueOf(undo.get("target"));
    var call =
        access.call(
            ledger.read(fold -> fold.id()),
            node.name() + "#undo",
            ledger.read(fold -> fold.step(node.name()).attempts()),
            target.isEmpty() ? null : target,
            args,
            pulse);
    var effect = spec.effect() == EffectClass.READS ? EffectClass.CONVERGENT : spec.effect();
    return new StepWork.Prepared(node, spec, effect, access.action(spec.name()), call);
  }
}
