package dev.holdfast.runbook;

import dev.holdfast.connector.Action;
import dev.holdfast.connector.ActionSpec;
import dev.holdfast.connector.Args;
import dev.holdfast.connector.Call;
import dev.holdfast.connector.Identity;
import dev.holdfast.connector.Preview;
import dev.holdfast.incident.Mode;
import dev.holdfast.incident.Outline;
import dev.holdfast.incident.Shown;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.plan.EffectClass;
import dev.holdfast.plan.Step;
import dev.holdfast.plan.StepBody;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Takes one action step from its parameters to the effect: skip rules, the right place, preview,
/// confirmation, then [Effects].
final class StepWork {
  private final Ledger ledger;
  private final Access access;
  private final RunSecrets secrets;
  private final Effects effects;
  private final Verification verification;
  private final RightPlace rightPlace;

  StepWork(
      Ledger ledger,
      Access access,
      RunSecrets secrets,
      Effects effects,
      Verification verification,
      RightPlace rightPlace) {
    this.ledger = ledger;
    this.access = access;
    this.secrets = secrets;
    this.effects = effects;
    this.verification = verification;
    this.rightPlace = rightPlace;
  }

  /// Everything needed to act once.
  record Prepared(
      Outline.Node node, ActionSpec spec, EffectClass effect, Action action, Call call) {}

  /// Runs on the step's own virtual thread.
  void run(Outline.Node node, Pulse pulse) throws InterruptedException {
    var step = node.body();
    var body = (StepBody.Action) step.body();
    var effect = effectOf(node);
    // Before anything of it is asked: its values may come from steps that the drill left out too.
    var drill = drillSkips(step, effect);
    if (drill.isPresent()) {
      ledger.record("step.skipped", Facts.with(node.name(), "because", drill.get()));
      return;
    }
    if (!verification.mayGoOn(node)) return;
    var lacks = ledger.read(fold -> Practised.lacks(fold, node));
    if (lacks.isPresent()) {
      ledger.record("step.skipped", Facts.with(node.name(), "because", lacks.get()));
      return;
    }
    if (waitsForInput(node, body)) return;
    var prepared = prepare(node, body, pulse);
    if (effect == EffectClass.READS) {
      effects.read(prepared, pulse);
      return;
    }
    var identity = rightPlace.read(prepared);
    if (!rightPlace.holds(prepared, identity)) return;
    var preview = preview(prepared, identity);
    if (effect == EffectClass.DANGEROUS && !confirmed(prepared, preview, identity)) return;
    effects.act(prepared, preview, identity, pulse);
  }

  /// Where it looked is on record before a person reads that it could not look; otherwise it is
  /// told with the intent, in the same line.
  private Preview preview(Prepared prepared, Optional<Identity> identity) {
    try {
      return prepared.action().preview(prepared.call());
    } catch (ProblemException e) {
      rightPlace.told(prepared, identity);
      throw e;
    }
  }

  /// After an effect that a person or a probe says happened: on to the verification.
  void verify(Outline.Node node, Pulse pulse) throws InterruptedException {
    verification.finish(node, pulse);
  }

  /// The class of a step's action, raised where the plan says so.
  EffectClass effectOf(Outline.Node node) {
    return node.body().body() instanceof StepBody.Action action
        ? raised(node.body(), access.spec(action.action()))
        : EffectClass.READS;
  }

  EffectClass effectOf(StepBody.Action action) {
    return access
        .catalog()
        .action(action.action())
        .map(ActionSpec::effect)
        .orElse(EffectClass.DANGEROUS);
  }

  private static EffectClass raised(Step step, ActionSpec spec) {
    var stated = step.effect();
    return stated == null || stated.compareTo(spec.effect()) < 0 ? spec.effect() : stated;
  }

  Prepared prepare(Outline.Node node, StepBody.Action body, Pulse pulse) {
    var attempts = ledger.read(fold -> fold.step(node.name()).attempts());
    return prepare(node, body, pulse, attempts + 1, Sent.NOTHING);
  }

  /// The attempt that was sent, as it was sent: what it would be sent with today says nothing of
  /// what became of it.
  Prepared sent(Outline.Node node, StepBody.Action body, Pulse pulse) {
    var record = ledger.read(fold -> fold.step(node.name()));
    return prepare(node, body, pulse, record.attempts(), Sent.of(record.intent()));
  }

  private Prepared prepare(
      Outline.Node node, StepBody.Action body, Pulse pulse, int attempt, Sent sent) {
    var spec = access.spec(body.action());
    var effect = raised(node.body(), spec);
    var now = ledger.read(fold -> Scope.at(fold, secrets.all(), node).resolve(body.with()));
    var args =
        Values.args(
            spec.params(),
            sent.args(spec.params(), now),
            access.around().planFolder(),
            node.name());
    var stated = ledger.read(fold -> target(fold.mode(), node.body(), body.target()));
    var target = sent.target(stated);
    var id = ledger.read(fold -> fold.id());
    var call = access.call(id, node.name(), attempt, target, args, pulse);
    return new Prepared(node, spec, effect, access.action(body.action()), call);
  }

  /// What of an attempt is still at work on this laptop. Its key is enough to tell, so that it is
  /// known also where an input has not been given again.
  Optional<String> atWork(Outline.Node node, StepBody.Action body, int attempt) {
    var pulse = new Pulse(ledger, node.name());
    var id = ledger.read(fold -> fold.id());
    var call = access.call(id, node.name(), attempt, null, new Args(Map.of()), pulse);
    return access.action(body.action()).atWork(call);
  }

  private static @Nullable String target(Mode mode, Step step, @Nullable String target) {
    return mode == Mode.DRILL ? step.drill().where(target) : target;
  }

  /// Reads again where it would act, and goes on from its beginning if that answers.
  ///
  /// @param says whether what was read is told even if it is nothing new
  /// @param held whether the step has to stay as it is
  void reread(Outline.Node node, Pulse pulse, boolean says, BooleanSupplier held)
      throws InterruptedException {
    if (!(node.body().body() instanceof StepBody.Action body)) return;
    if (waitsForInput(node, body)) return;
    if (rightPlace.settles(prepare(node, body, pulse), says, held)) run(node, pulse);
  }

  private boolean waitsForInput(Outline.Node node, StepBody.Action body) {
    return Inputs.asked(ledger, secrets, node, body.with());
  }

  private Optional<String> drillSkips(Step step, EffectClass effect) {
    var mode = ledger.read(fold -> fold.mode());
    if (mode != Mode.DRILL) return Optional.empty();
    return switch (step.drill().does()) {
      case RUN, REDIRECT, SKIP -> Optional.empty();
      case UNSTATED ->
          effect == EffectClass.READS
              ? Optional.empty()
              : Optional.of(
                  "drill: it changes something and the plan does not say that a drill may");
    };
  }

  private boolean confirmed(Prepared prepared, Preview preview, Optional<Identity> identity) {
    var name = prepared.node().name();
    var record = ledger.read(fold -> fold.step(name));
    var data = Facts.preview(name, preview, prepared.effect());
    data.put("args", Facts.plain(prepared.call().args().sorted()));
    prepared.call().place().ifPresent(place -> data.put("target", place.id()));
    // What was done before is another thing to do again.
    if (record.changed()) data.put("again", record.attempts());
    // A parameter may be another one than a person saw, as well as the state.
    var same = record.shown().equals(Shown.of(ledger.asRecorded(data)));
    var mark = Shown.mark(Shown.of(ledger.asRecorded(data)));
    var typed = !record.confirmed().isEmpty() && record.confirmed().equals(preview.confirm());
    if (typed && same && record.confirmedMark().equals(mark)) return true;
    var changed = !record.shown().isEmpty() && !same;
    rightPlace.told(prepared, identity);
    data.put("shown", mark);
    ledger.recordOpen("step.previewed", data);
    var need = Facts.with(name, "need", "confirm");
    need.put("name", preview.confirm());
    need.put(
        "ask",
        (changed ? "It changed since you looked. " : "")
            + (record.changed()
                ? "It was sent and taken already (attempt %d). ".formatted(record.attempts())
                : "")
            + "%s Touches %s. Type %s"
                .formatted(sentence(preview.does()), preview.touches(), preview.confirm()));
    ledger.recordOpen("step.needs", need);
    return false;
  }

  private static String sentence(String text) {
    return text.endsWith(".") ? text : text + ".";
  }
}
