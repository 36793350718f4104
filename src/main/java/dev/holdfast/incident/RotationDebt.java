package dev.holdfast.incident;

import java.util.List;
import java.util.Optional;

/// What was given out of the vault and has to be rotated, or signed off by name with a reason,
/// before an incident closes.
public final class RotationDebt {
  private RotationDebt() {}

  /// Names of the entries that are owed a rotation.
  public static List<String> owed(Fold fold) {
    return fold.credentials().stream()
        .filter(CredentialView::owed)
        .map(CredentialView::entry)
        .toList();
  }

  /// The scenario that the plan has for rotating: the one that a step with `clears: rotation-debt`
  /// runs.
  public static Optional<String> scenario(Fold fold) {
    return fold.plan().scenarios().stream()
        .flatMap(scenario -> scenario.phases().stream())
        .flatMap(phase -> phase.steps().stream())
        .filter(step -> CredentialEvents.ROTATION_DEBT.equals(step.clears()))
        .flatMap(
            step ->
                step.body() instanceof dev.holdfast.plan.StepBody.Run run
                    ? java.util.stream.Stream.of(run.scenario())
                    : java.util.stream.Stream.empty())
        .findFirst();
  }

  /// Whether a step that says it clears the debt did so: nothing that it runs was left out, as a
  /// drill leaves out what changes something.
  static boolean cleared(Fold fold, Outline.Node node) {
    if (!CredentialEvents.ROTATION_DEBT.equals(node.body().clears())) return false;
    var inside = node.name() + "/";
    return fold.outline().nodes().values().stream()
        .filter(one -> !one.hidden() && one.name().startsWith(inside))
        .filter(one -> one.body().when() == null)
        .noneMatch(
            one ->
                fold.step(one.name()).status() == StepStatus.SKIPPED
                    || fold.step(one.name()).status() == StepStatus.FAILED);
  }
}
