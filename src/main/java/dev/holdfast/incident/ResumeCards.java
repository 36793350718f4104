package dev.holdfast.incident;

import java.time.Instant;

/// Says what an interruption left behind: last done, in flight, next.
final class ResumeCards {
  private ResumeCards() {}

  static Snapshot.ResumeCard of(Fold fold, Event opened) {
    var lastDone = "";
    Instant lastAt = null;
    var inFlight = new StringBuilder();
    var next = "";
    for (var node : fold.outline().nodes().values()) {
      if (node.hidden()) continue;
      var record = fold.step(node.name());
      var ended = record.ended;
      if (record.status == StepStatus.DONE
          && ended != null
          && (lastAt == null || ended.isAfter(lastAt))) {
        lastDone = node.name();
        lastAt = ended;
      }
      if (record.intentOpen || (record.accepted && record.status == StepStatus.IN_FLIGHT)) {
        if (!inFlight.isEmpty()) inFlight.append(", ");
        inFlight.append(node.name());
      } else if (next.isEmpty() && !record.settled() && !fold.outline().holds(node)) {
        next = node.name();
      }
    }
    return new Snapshot.ResumeCard(fold.last(), opened.at(), lastDone, inFlight.toString(), next);
  }
}
