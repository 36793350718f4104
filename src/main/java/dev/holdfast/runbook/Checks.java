package dev.holdfast.runbook;

import dev.holdfast.connector.Reading;
import dev.holdfast.connector.Silence;
import dev.holdfast.incident.Fold;
import dev.holdfast.incident.Mode;
import dev.holdfast.incident.Outline;
import dev.holdfast.incident.Unsensed;
import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.plan.CheckUse;
import dev.holdfast.plan.StepBody;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads checks. Whatever goes wrong is *unknown* with the reason, never passing.
final class Checks {
  private final Ledger ledger;
  private final Access access;
  private final RunSecrets secrets;
  private final Clock clock;
  private final Bound bound;
  private final ExecutorService threads;

  Checks(Ledger ledger, Access access, RunSecrets secrets, Clock clock, ExecutorService threads) {
    this.ledger = ledger;
    this.access = access;
    this.secrets = secrets;
    this.clock = clock;
    this.bound = new Bound(clock);
    this.threads = threads;
  }

  Reading read(Outline.Node node, CheckUse use) {
    return read(node.name(), use, where(node, use), fold -> Scope.at(fold, secrets.all(), node));
  }

  /// What a drill did elsewhere is looked for there: a check of the step's own target goes along.
  private @Nullable String where(Outline.Node node, CheckUse use) {
    var stated = use.target();
    return stated != null
            && ledger.read(Fold::mode) == Mode.DRILL
            && node.body().body() instanceof StepBody.Action action
            && stated.equals(action.target())
        ? node.body().drill().where(stated)
        : stated;
  }

  /// For checklist items, which stand outside the steps.
  Reading read(String item, CheckUse use) {
    var reading = read(item, use, use.target(), fold -> Scope.run(fold, secrets.all()));
    if (use.is() == null || reading.state() != Reading.State.FAILING) return reading;
    var args = ledger.read(fold -> args(Scope.run(fold, secrets.all()), use));
    return Expected.said(reading, args.get("is"), args.get("compare"));
  }

  /// What a person has to look at where the check cannot be sensed.
  String look(Outline.Node node, CheckUse use) {
    return ledger.read(
        fold -> Unsensed.look(use, value -> Scope.at(fold, secrets.all(), node).resolve(value)));
  }

  Duration period(CheckUse use) {
    var every = use.every();
    return every != null ? every : access.every(use.check());
  }

  /// Of one reading; of real time.
  Duration timeout(CheckUse use) {
    var stated = use.timeout();
    return stated != null ? stated : access.timeout(use.check());
  }

  private Reading read(
      String name, CheckUse use, @Nullable String target, Function<Fold, Scope> scope) {
    var began = clock.now();
    try {
      var spec = access.checkSpec(use.check());
      var args = ledger.read(fold -> args(scope.apply(fold), use));
      var call =
          access.call(
              ledger.read(Fold::id),
              name,
              0,
              target,
              Values.args(Known.of(spec), args, access.around().planFolder(), use.check()),
              Bound.watch(timeout(use)));
      var check = access.check(use.check());
      var reading = bound.await(threads.submit(() -> check.read(call)), timeout(use));
      return Silence.counted(reading, Ways.said(ledger));
    } catch (ProblemException e) {
      return bound.unknown(e.problem().text(), began);
    } catch (RuntimeException e) {
      return bound.unknown("Holdfast itself failed: " + e, began);
    }
  }

  private static Map<String, Object> args(Scope scope, CheckUse use) {
    var args = new HashMap<>(scope.resolve(use.with()));
    var is = use.is();
    if (is != null) args.put("is", scope.resolve(is));
    return args;
  }
}
