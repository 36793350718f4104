package dev.holdfast.runbook;

import dev.holdfast.incident.Consents;
import dev.holdfast.incident.Event;
import dev.holdfast.incident.Fold;
import dev.holdfast.incident.Outline;
import dev.holdfast.incident.Shown;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.incident.WorksWith;
import dev.holdfast.kernel.Json;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.kernel.Secret;
import dev.holdfast.plan.StepBody;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// What an approval is given for: the values that its words and the steps behind it look up, as
/// they were when it was asked. Where one of them is another now, whatever made it so, it is asked
/// anew: an input that was corrected, also one that reaches a scenario within, or a step that gave
/// something else when it was done again. So is a question or a decision that still waits, for its
/// own words.
final class Grounds {
  /// What a line of the record has room for.
  private static final int MOST = 1_000;

  /// What gives a value that others may have been asked for, or brings up again a step that was
  /// over while another value was given.
  private static final Set<String> CHANGES =
      Set.of(
          "run.input", "run.began", "step.answered", "step.decided", "step.items", "step.retried");

  private final Ledger ledger;
  private final RunSecrets secrets;
  private final Scheduler scheduler;

  Grounds(Ledger ledger, RunSecrets secrets, Scheduler scheduler) {
    this.ledger = ledger;
    this.secrets = secrets;
    this.scheduler = scheduler;
  }

  static boolean mayChange(Event event) {
    return event.data().containsKey("outputs") || CHANGES.contains(event.type());
  }

  /// Asks anew what was asked for something else than what is known now.
  void renew() {
    for (var approval : ledger.read(this::outdated)) {
      askAnew(
          approval, fold -> Consents.given(fold).contains(approval) && isOutdated(fold, approval));
    }
  }

  /// What it is agreed to: what is known by now, though it was not when it was asked.
  Map<String, String> now(Outline.Node question) {
    return ledger.read(fold -> of(fold, secrets, question));
  }

  /// Asks anew where something still holds; nobody is asked twice because two saw the reason.
  void askAnew(String approval, Predicate<Fold> holds) {
    ledger.recordWhere(holds, () -> scheduler.forget(approval), "step.retried", Facts.of(approval));
  }

  private List<String> outdated(Fold fold) {
    return Consents.given(fold).stream().filter(name -> isOutdated(fold, name)).toList();
  }

  private boolean isOutdated(Fold fold, String approval) {
    var before = fold.step(approval).grounds();
    var given = fold.step(approval).status() == StepStatus.DONE;
    // Nothing is left that it was given for.
    if (before.isEmpty() || (given && Consents.behind(fold, approval).isEmpty())) return false;
    var now = of(fold, secrets, Objects.requireNonNull(fold.outline().node(approval)));
    return now.entrySet().stream()
        .anyMatch(
            one -> {
              var then = before.get(one.getKey());
              return then != null && !then.equals(one.getValue());
            });
  }

  /// What it is asked for: a hash of each value that is known, by name. Secrets are none of it.
  static Map<String, String> of(Fold fold, RunSecrets secrets, Outline.Node question) {
    var grounds = new LinkedHashMap<String, String>();
    take(fold, secrets, question, grounds);
    if (!(question.body().body() instanceof StepBody.Approve)) return grounds;
    for (var node : Consents.behind(fold, question.name())) {
      take(fold, secrets, node, grounds);
      // What a decision may start, or a step that has not been opened, has no place of its own yet.
      if (!fold.outline().children(node.name()).isEmpty()) continue;
      for (var step : Reach.within(fold.plan(), node.body().body())) {
        take(fold, secrets, node, WorksWith.names(step), grounds);
      }
    }
    return grounds;
  }

  private static void take(
      Fold fold, RunSecrets secrets, Outline.Node node, Map<String, String> grounds) {
    take(fold, secrets, node, WorksWith.names(node.body()), grounds);
  }

  private static void take(
      Fold fold,
      RunSecrets secrets,
      Outline.Node node,
      Set<String> names,
      Map<String, String> grounds) {
    var scope = Scope.at(fold, secrets.all(), node);
    for (var name : names) {
      var key = node.prefix() + name;
      if (name.equals("item") || grounds.containsKey(key) || grounds.size() >= MOST) continue;
      known(scope, name).ifPresent(value -> grounds.put(key, Shown.mark(Json.write(value))));
    }
  }

  private static Optional<Object> known(Scope scope, String name) {
    try {
      return scope.known(name).filter(value -> !(value instanceof Secret));
    } catch (ProblemException e) {
      // It has no value, which is told where a step needs it.
      return Optional.empty();
    }
  }
}
