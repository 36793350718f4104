package dev.holdfast.runbook;

import dev.holdfast.incident.Outline;
import dev.holdfast.kernel.Problem;
import dev.holdfast.plan.EffectClass;
import dev.holdfast.plan.Step;
import java.util.Map;

/// What a failed step leads to: ask, stop, go on, or go to a later step. Another place than the
/// plan's is never passed over: what comes next would act there too.
final class Failures {
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
      ledger.record("run.failed", Map.of("because", node.name() + ": " + problem.what()));
      stop.run();
    }
  }

  private static Step.OnFailure.Then then(Step.OnFailure rule, Problem problem) {
    return problem.code().equals(RightPlace.WRONG) && rule.then() != Step.OnFailure.Then.STOP
        ? Step.OnFailure.Then.ASK
        : rule.then();
  }

  /// Leaves out what lies between a failed step and the one it goes to.
  private void jump(Outline.Node from, String to) {
    var between = false;
    var nodes = ledger.read(fold -> java.util.List.copyOf(fold.outline().nodes().values()));
    for (var node : nodes) {
      if (node.name().equals(to)) break;
      if (between && !node.hidden() && !ledger.read(fold -> fold.step(node.name()).settled())) {
        var because = "%s failed: goes on at %s".formatted(from.name(), to);
        var data = Facts.with(node.name(), "because", because);
        data.put("left-out", true);
        ledger.record("step.skipped", data);
      }
      if (node.name().equals(from.name())) between = true;
    }
  }
}
