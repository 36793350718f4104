package dev.holdfast.incident;

import dev.holdfast.plan.Checklist;
import java.util.List;
import java.util.Set;

/// Steps that were put back after they were done: the recovery waits for them, unless something
/// that is sensed says how it stands without them.
final class Reopened {
  private Reopened() {}

  /// Where nothing senses whether the recovery holds, the steps are all that says so: one that was
  /// put back takes the recovery back, and waits to be done again or left undone with a reason.
  ///
  /// @param undone the steps that were put back, kept true here
  /// @return whether it takes the recovery back
  static boolean heard(Fold fold, String step, Set<String> undone) {
    if (fold.step(step).status() == StepStatus.UNDONE) {
      return undone.add(step) && of(fold, undone).contains(step);
    }
    undone.remove(step);
    return false;
  }

  static List<String> of(Fold fold, Set<String> undone) {
    var sensed =
        Items.of(fold.plan(), fold.scenario()).stream()
            .filter(item -> item.requiredFor() == Checklist.RequiredFor.RECOVERY)
            .anyMatch(item -> item.sensed() && !fold.unsensed().covers(item));
    return sensed ? List.of() : undone.stream().filter(name -> holdsRecovery(fold, name)).toList();
  }

  /// Whether neither the step nor one that holds it is beside the recovery (`gate: false`).
  private static boolean holdsRecovery(Fold fold, String name) {
    var node = fold.outline().node(name);
    if (node == null || node.hidden() || !node.body().gate()) return false;
    return node.parent().isEmpty() || holdsRecovery(fold, node.parent());
  }
}
