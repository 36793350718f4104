package dev.holdfast.runbook;

import dev.holdfast.incident.Fold;
import dev.holdfast.incident.Mode;
import dev.holdfast.incident.Outline;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.incident.WorksWith;
import dev.holdfast.plan.Step;
import java.util.Optional;

/// What a drill leaves out because of what it left out before: a step that works with what a
/// skipped one would have given can never run, and there is nothing in it to practise.
final class Practised {
  private Practised() {}

  /// Why this kind of run has no such step; empty where it has.
  static Optional<String> leftOut(Mode mode, Step step) {
    var skipped = mode == Mode.DRILL && step.drill().does() == Step.DrillRule.Does.SKIP;
    var because =
        switch (step.modes()) {
          case ANY -> skipped ? "drill: the plan leaves it out" : "";
          case DRILL_ONLY -> mode == Mode.LIVE ? "only in a drill" : "";
          case INCIDENT_ONLY -> mode == Mode.LIVE ? "" : "only in an incident";
        };
    return because.isEmpty() ? Optional.empty() : Optional.of(because);
  }

  /// Why a step is left out; empty where it is not, and outside of drills.
  static Optional<String> lacks(Fold fold, Outline.Node node) {
    if (fold.mode() != Mode.DRILL) return Optional.empty();
    return WorksWith.steps(fold, node).stream()
        .filter(step -> fold.step(step).status() == StepStatus.SKIPPED)
        .filter(step -> fold.step(step).outputs().isEmpty())
        .findFirst()
        .map("drill: it works with what %s would have given, which was left out"::formatted);
  }

  /// Why a step is left out that requires what the drill left out; empty where something else keeps
  /// it from starting, and outside of drills.
  static Optional<String> unmet(Fold fold, Outline.Node node) {
    if (fold.mode() != Mode.DRILL) return Optional.empty();
    var unmet =
        node.requires().stream()
            .filter(step -> fold.step(step).settled())
            .filter(step -> !fold.whole(step))
            .toList();
    return unmet.stream().allMatch(step -> fold.step(step).leftOutByDrill())
        ? unmet.stream().findFirst().map("drill: it requires %s, which was left out"::formatted)
        : Optional.empty();
  }
}
