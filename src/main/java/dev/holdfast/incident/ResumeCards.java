package dev.holdfast.incident;

import java.time.Instant;
import java.util.ArrayList;

/// Says what an interruption left behind: last done, in flight, next, in the titles that people
/// know.
final class ResumeCards {
  private ResumeCards() {}

  static Snapshot.ResumeCard of(Fold fold, Event opened) {
    var lastDone = "";
    Instant lastAt = null;
    var inFlight = new ArrayList<String>();
    var awaited = new ArrayList<String>();
    var next = "";
    var number = 0;
    var inside = 0;
    for (var node : fold.outline().nodes().values()) {
      if (node.hidden()) continue;
      var record = fold.step(node.name());
      inside = node.parent().isEmpty() ? 0 : inside + 1;
      if (inside == 0) number++;
      var title = StepView.label(number, inside) + " " + node.title();
      var ended = record.ended;
      if (record.status == StepStatus.DONE
          && ended != null
          && (lastAt == null || ended.isAfter(lastAt))) {
        lastDone = title;
        lastAt = ended;
      }
      if (record.intentOpen) {
        inFlight.add(title);
      } else if (record.status == StepStatus.IN_FLIGHT && !fold.outline().holds(node)) {
        awaited.add(title);
      } else if (next.isEmpty() && comes(fold, node, record)) {
        next = title;
      }
    }
    return new Snapshot.ResumeCard(
        fold.last(),
        opened.at(),
        lastDone,
        inFlight,
        awaited,
        next.isEmpty() && awaited.isEmpty() ? afterTheSteps(fold) : next);
  }

  /// What waits for a person is not next: it is on the card as what waits.
  private static boolean comes(Fold fold, Outline.Node node, StepRecord record) {
    return !record.settled()
        && !(fold.outline().holds(node) && record.opened())
        && record.status != StepStatus.WAITING
        && record.status != StepStatus.FAILED
        && record.status != StepStatus.BLOCKED;
  }

  private static String afterTheSteps(Fold fold) {
    if (fold.closed() || fold.stopped() || !fold.stepsSettled()) return "";
    if (fold.recovered().isPresent()) return "close the incident";
    var open = open(fold);
    return open == 0 ? "" : "the checklist, " + open + " open";
  }

  private static long open(Fold fold) {
    return Items.of(fold.plan(), fold.scenario()).stream()
        .filter(item -> item.requiredFor() != dev.holdfast.plan.Checklist.RequiredFor.NOTHING)
        .filter(item -> fold.item(item.id()).filter(ResumeCards::settled).isEmpty())
        .count();
  }

  private static boolean settled(ItemRecord record) {
    return switch (record.state) {
      case PASSING, STATED, OVERRIDDEN, NOT_APPLICABLE -> true;
      case HOLDING, FAILING, STANDBY, REGRESSED, UNKNOWN, TO_ANSWER -> false;
    };
  }
}
