package dev.holdfast.incident;

import dev.holdfast.plan.Checklist;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Steps that were put back. Where nothing senses whether the recovery holds, the steps are all
/// that says so: one that was put back takes the recovery back, and waits to be done again or left
/// undone with a reason.
final class Reopened {
  private final Set<String> undone = new LinkedHashSet<>();

  /// Takes in how a step stands now. Returns true when that takes a recovery back.
  boolean follow(Fold fold, String step) {
    if (fold.step(step).status() == StepStatus.UNDONE) {
      return undone.add(step) && in(fold).contains(step);
    }
    undone.remove(step);
    return false;
  }

  /// Those that no sensed item of the checklist stands in for.
  List<String> in(Fold fold) {
    if (undone.isEmpty()) return List.of();
    var sensed =
        Items.of(fold.plan(), fold.scenario()).stream()
            .filter(item -> item.requiredFor() == Checklist.RequiredFor.RECOVERY)
            .anyMatch(item -> item.sensed() && !fold.unsensed().covers(item));
    return sensed
        ? List.of()
        : undone.stream().filter(step -> holdsRecovery(fold.outline(), step)).toList();
  }

  /// Whether neither the step nor one that holds it is beside the recovery (`gate: false`).
  private static boolean holdsRecovery(Outline outline, String name) {
    var node = outline.node(name);
    if (node == null || node.hidden() || !node.body().gate()) return false;
    return node.parent().isEmpty() || holdsRecovery(outline, node.parent());
  }
}
