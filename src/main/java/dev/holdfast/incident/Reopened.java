package dev.holdfast.incident;

import dev.holdfast.plan.Checklist;
import java.util.List;
import java.util.Set;

/// Steps that were put back after they were done: the recovery waits for them, unless something
/// that is sensed says how it stands without them.
final class Reopened {
  private Reopened() {}

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
