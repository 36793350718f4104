package dev.holdfast.runbook;

import dev.holdfast.incident.Outline;
import dev.holdfast.incident.StepEvents;
import dev.holdfast.incident.StepRecord.PutBack;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.plan.EffectClass;
import java.util.ArrayList;
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

  /// One attempt after the other, the newest first; stops at the first that cannot be put back.
  void undo(Outline.Node node, Pulse pulse) throws InterruptedException {
    var attempts = ledger.read(fold -> fold.step(node.name()).putBacks());
    var said = new ArrayList<String>();
    for (int at = attempts.size() - 1; at >= 0; at--) {
      var one = attempts.get(at);
      var prepared = prepare(node, one, pulse);
      // The credential or the endpoint may lead to another account than when it was done.
      var identity = rightPlace.read(prepared);
      var elsewhere = rightPlace.refusal(prepared, identity);
      if (elsewhere.isPresent()) {
        ledger.record("step.undo-failed", Facts.problem(node.name(), elsewhere.get()));
        return;
      }
      var preview = prepared.action().preview(prepared.call());
      var there = at == attempts.size() - 1 ? preview.now() : attempts.get(at + 1).now();
      // Of an attempt that may have been done by half nobody knows what it left.
      var since =
          one.known() == PutBack.Known.AS_SHOWN
              ? changedSince(one.after(), there)
              : Optional.<Problem>empty();
      if (since.isPresent() && !preview.done()) {
        ledger.record("step.undo-failed", Facts.problem(node.name(), since.get()));
        return;
      }
      if (at > 0 && preview.done()) {
        var data = Facts.with(node.name(), "evidence", "is so already: " + preview.does());
        data.put(StepEvents.SO_ALREADY, true);
        ledger.record("step.put-back", data);
        continue;
      }
      var done = effects.undo(prepared, preview, identity, pulse);
      if (done.isEmpty()) return;
      said.add(done.get());
      if (at > 0) ledger.record("step.put-back", Facts.with(node.name(), "evidence", done.get()));
    }
    new Undone(ledger).done(Facts.with(node.name(), "evidence", String.join("; ", said)));
  }

  /// After an undo that did not happen, by a person's word: where what the step left is still seen,
  /// it is done as it was. Else it stays for a person.
  void stillThere(Outline.Node node, Pulse pulse) {
    var attempts = ledger.read(fold -> fold.step(node.name()).putBacks());
    if (attempts.isEmpty()) return;
    var one = attempts.getLast();
    if (one.after().isEmpty()) return;
    try {
      var prepared = prepare(node, one, pulse);
      if (rightPlace.refusal(prepared, rightPlace.read(prepared)).isPresent()) return;
      var there = prepared.action().preview(prepared.call()).now();
      if (!there.keySet().containsAll(one.after().keySet())) return;
      if (changedSince(one.after(), there).isPresent()) return;
      var data = Facts.with(node.name(), "evidence", "not put back: it is as this step left it");
      data.put("verified", true);
      ledger.recordWhile(StepStatus.FAILED, "step.done", data);
    } catch (ProblemException e) {
      // Nobody could look: a person goes on from here.
    }
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
    var record = ledger.read(fold -> fold.step(node.name()));
    var intent = record.intent();
    doubts.lookAgain(
        prepare(node, record.putBacks().getLast(), pulse), Remembered.preview(intent), pulse);
  }

  @SuppressWarnings("unchecked")
  private StepWork.Prepared prepare(Outline.Node node, PutBack one, Pulse pulse) {
    var undo = one.undo();
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
            one.attempt(),
            target.isEmpty() ? null : target,
            args,
            pulse);
    var effect = spec.effect() == EffectClass.READS ? EffectClass.CONVERGENT : spec.effect();
    return new StepWork.Prepared(node, spec, effect, access.action(spec.name()), call);
  }
}
