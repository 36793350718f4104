package dev.holdfast.runbook;

import dev.holdfast.incident.Consents;
import dev.holdfast.incident.Fold;
import dev.holdfast.incident.Outline;
import dev.holdfast.kernel.Problem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a step requires, and whether it is there: looked at before it starts, and again whenever it
/// goes on, because what was done may have been put back meanwhile.
final class Requirements {
  private Requirements() {}

  /// What lacks of what a step requires, or a step that holds it.
  static List<String> missing(Fold fold, Outline.Node node) {
    var missing = new LinkedHashSet<String>();
    for (var at = node; at != null; at = fold.outline().node(at.parent())) {
      for (var name : at.requires()) {
        if (fold.whole(name)) continue;
        var within = fold.lacking(name);
        if (within.isEmpty()) missing.add(name);
        missing.addAll(within);
      }
    }
    missing.addAll(Consents.open(fold, node));
    return new ArrayList<>(missing);
  }

  /// The data of `step.blocked`; empty where nothing lacks.
  static Optional<Map<String, Object>> blocks(Fold fold, Outline.Node node) {
    var missing = String.join(", ", missing(fold, node));
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Facts.problem(
                node.name(),
                Problem.of(
                    "step.requirement-missing",
                    "It requires %s to be verified, and that was not".formatted(missing),
                    "The plan refuses to do this without it",
                    "try %s again, or skip this step with a reason".formatted(missing))));
  }

  /// Puts it on record, unless what lacked came about meanwhile: nothing would free the step any
  /// more.
  static boolean recorded(Ledger ledger, Outline.Node node, Map<String, Object> blocked) {
    return ledger.recordWhere(
        fold -> !missing(fold, node).isEmpty(), () -> {}, "step.blocked", blocked);
  }
}
