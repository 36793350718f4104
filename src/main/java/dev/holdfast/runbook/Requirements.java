package dev.holdfast.runbook;

import dev.holdfast.incident.Consents;
import dev.holdfast.incident.Fold;
import dev.holdfast.incident.Outline;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.kernel.Problem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a step requires, and whether it is there: looked at before it starts, and again whenever it
/// goes on, because what was done may have been put back meanwhile.
final class Requirements {
  private static final Set<StepStatus> OPEN =
      Set.of(StepStatus.PLANNED, StepStatus.WAITING, StepStatus.IN_FLIGHT);

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
    var missing = missing(fold, node);
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(Facts.problem(node.name(), problem(fold, missing)));
  }

  private static Problem problem(Fold fold, List<String> missing) {
    var names = String.join(", ", missing);
    // What is open may still come about, and there is nothing to try again.
    var open = missing.stream().allMatch(name -> OPEN.contains(fold.step(name).status()));
    return Problem.of(
        "step.requirement-missing",
        "It requires %s to be verified, and that %s"
            .formatted(names, open ? "is open again" : "was not"),
        "The plan refuses to do this without it",
        open
            ? "it goes on by itself when %s is done; or skip this step with a reason"
                .formatted(names)
            : "try %s again, or skip this step with a reason".formatted(names));
  }

  /// Puts it on record, unless what lacked came about meanwhile: nothing would free the step any
  /// more.
  static boolean recorded(Ledger ledger, Outline.Node node, Map<String, Object> blocked) {
    return ledger.recordWhere(
        fold -> !missing(fold, node).isEmpty(), () -> {}, "step.blocked", blocked);
  }
}
