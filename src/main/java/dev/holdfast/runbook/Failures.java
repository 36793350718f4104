package dev.holdfast.runbook;

import dev.holdfast.incident.Fold;
import dev.holdfast.incident.Holders;
import dev.holdfast.incident.Jumps;
import dev.holdfast.incident.Outline;
import dev.holdfast.incident.StepRecord;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.kernel.Problem;
import dev.holdfast.plan.EffectClass;
import dev.holdfast.plan.Step;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// What a failed step leads to: ask, stop, go on, or go to a later step. Another place than the
/// plan's is never passed over: what comes next would act there too.
final class Failures {
  private static final Set<StepStatus> NOT_BEGUN =
      Set.of(
          StepStatus.PLANNED,
          StepStatus.READY,
          StepStatus.WAITING,
          StepStatus.FAILED,
          StepStatus.BLOCKED);

  private final Ledger ledger;
  private final Traffic traffic;
  private final Runnable stop;

  /// @param stop ends the run
  Failures(Ledger ledger, Traffic traffic, Runnable stop) {
    this.ledger = ledger;
    this.traffic = traffic;
    this.stop = stop;
  }

  void fail(Outline.Node node, Problem problem, EffectClass effect) {
    // What was not sent because the run is offline has not failed: it waits.
    if (problem.code().equals(Traffic.STOPPED)) {
      traffic.wait(node, problem);
      return;
    }
    var rule = node.body().onFailure();
    var then = then(rule, problem);
    var goOn =
        switch (then) {
          case UNSTATED -> effect == EffectClass.READS;
          case CONTINUE, GOTO -> true;
          case ASK, STOP -> false;
        };
    var data = Facts.problem(node.name(), problem);
    data.put("goOn", goOn);
    if (then == Step.OnFailure.Then.GOTO && rule.step() != null) {
      jump(node, node.prefix() + rule.step());
    }
    ledger.record("step.failed", data);
    if (then == Step.OnFailure.Then.STOP) {
      ledger.record(
          "run.failed", Facts.with(node.name(), "because", node.name() + ": " + problem.what()));
      stop.run();
    }
  }

  private static Step.OnFailure.Then then(Step.OnFailure rule, Problem problem) {
    return problem.code().equals(RightPlace.WRONG) && rule.then() != Step.OnFailure.Then.STOP
        ? Step.OnFailure.Then.ASK
        : rule.then();
  }

  /// Leaves out what lies between a failed step and the one it goes to, but for what has begun:
  /// that ends by itself. The last one first: a step starts when what it comes after is settled.
  private void jump(Outline.Node from, String to) {
    var because = Jumps.because(from.name(), to);
    for (var node : between(from, to).reversed()) {
      var data = Facts.with(node.name(), "because", because);
      data.put("left-out", true);
      ledger.recordWhere(fold -> notBegun(fold.step(node.name())), () -> {}, "step.skipped", data);
    }
  }

  /// What failed after it had changed something waits for a person's word.
  private static boolean notBegun(StepRecord step) {
    return NOT_BEGUN.contains(step.status()) && !step.changed();
  }

  /// After a crash: what was left out for a failure that is not on record has its turn after all.
  void catchUp() {
    var nodes = ledger.read(fold -> List.copyOf(fold.outline().nodes().values()));
    for (var from : nodes) {
      if (from.hidden() || from.body().onFailure().then() != Step.OnFailure.Then.GOTO) continue;
      var to = from.prefix() + from.body().onFailure().step();
      for (var node : between(from, to)) {
        if (ledger.read(fold -> leftOutForNothing(fold, node.name(), from.name(), to))) {
          ledger.record("step.retried", Facts.of(node.name()));
        }
      }
    }
  }

  private static boolean leftOutForNothing(Fold fold, String step, String from, String to) {
    var record = fold.step(step);
    if (record.status() != StepStatus.SKIPPED || Holders.inLeftOut(fold, step)) return false;
    if (!record.evidence().equals(Jumps.because(from, to))) return false;
    var lines = fold.timeline();
    for (var line : lines.reversed()) {
      if (line.type().equals("step.failed") && line.step().equals(from)) return false;
      if (line.type().equals("step.skipped") && line.step().equals(step)) return true;
    }
    return false;
  }

  /// What lies between a step and a later one, each with all that it holds. The items beside a
  /// failed one, and what is within a step that has begun, do not: that goes on by itself.
  private List<Outline.Node> between(Outline.Node from, String to) {
    return ledger.read(
        fold -> {
          var nodes = List.copyOf(fold.outline().nodes().values());
          var names = nodes.stream().map(Outline.Node::name).toList();
          var whole = from.item() == null ? from : at(fold, from.parent());
          var first = names.indexOf(whole.name()) + 1;
          return nodes.subList(first, Math.max(first, names.indexOf(to))).stream()
              .filter(node -> !node.hidden() && leftOutWith(fold, node, whole))
              .toList();
        });
  }

  private static boolean leftOutWith(Fold fold, Outline.Node node, Outline.Node from) {
    if (node.parent().equals(from.parent())) return true;
    if (node.parent().isEmpty() || node.parent().equals(from.name())) return false;
    var holder = at(fold, node.parent());
    var begun = fold.step(holder.name()).opened();
    return !begun && leftOutWith(fold, holder, from);
  }

  private static Outline.Node at(Fold fold, String name) {
    return Objects.requireNonNull(fold.outline().node(name));
  }
}
