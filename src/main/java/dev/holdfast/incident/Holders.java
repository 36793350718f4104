package dev.holdfast.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Steps that hold others. One that was over is not any more when a step in it is done again: until
/// that is settled, neither is it, and nothing may rest on it.
public final class Holders {
  private Holders() {}

  /// A step is done again, or its list has more in it: what holds it goes on.
  static void heard(Fold fold, Event event) {
    var more = event.type().equals("step.items");
    if (!more && !event.type().equals("step.retried")) return;
    var goesOn = holders(fold, event.step());
    if (more) goesOn.addFirst(event.step());
    for (var holder : goesOn) {
      var record = fold.step(holder);
      if (!record.settled() || !record.opened()) continue;
      record.status = StepStatus.IN_FLIGHT;
      record.ended = null;
      record.verified = false;
      record.unneeded = false;
      record.leftOut = false;
      record.evidence = "";
    }
  }

  /// Whether what a step holds may become more: it is open, or over by itself. What a person left
  /// out, and what is in something that was, stays as it is.
  public static boolean takesMore(Fold fold, String name) {
    var node = fold.outline().node(name);
    if (node == null) return false;
    var record = fold.step(name);
    if (!record.opened()) return false;
    var byItself =
        record.status() == StepStatus.DONE
            || (record.status() == StepStatus.SKIPPED && !record.leftOut && !record.unneeded());
    if (record.settled() && !byItself) return false;
    return node.parent().isEmpty() || takesMore(fold, node.parent());
  }

  /// The step that holds this one and was left out with things open in it, or before it was opened:
  /// done again by itself, this one would bring the others up, or never start.
  public static Optional<String> leftOut(Fold fold, String step) {
    return holders(fold, step).stream()
        .filter(holder -> fold.step(holder).settled())
        .filter(holder -> !fold.step(holder).opened() || !allSettled(fold, holder, step))
        .findFirst();
  }

  /// Whether a step stands in one that is over: left out before it was opened, nothing in it comes.
  static boolean over(Fold fold, String step) {
    return holders(fold, step).stream().anyMatch(holder -> fold.step(holder).settled());
  }

  /// Whether a step stands in one that was left out.
  public static boolean inLeftOut(Fold fold, String step) {
    return holders(fold, step).stream()
        .map(fold::step)
        .anyMatch(holder -> holder.status() == StepStatus.SKIPPED);
  }

  /// The steps in one that was left out, where that itself has nothing to do again.
  public static List<String> within(Fold fold, String holder) {
    var record = fold.step(holder);
    var over = record.status() == StepStatus.SKIPPED && record.opened();
    return over && allSettled(fold, holder, "") ? children(fold, holder) : List.of();
  }

  private static boolean allSettled(Fold fold, String holder, String but) {
    return children(fold, holder).stream()
        .filter(child -> !child.equals(but) && !holders(fold, but).contains(child))
        .allMatch(child -> fold.step(child).settled());
  }

  private static List<String> children(Fold fold, String holder) {
    return fold.outline().children(holder).stream()
        .filter(
            child -> {
              var node = fold.outline().node(child);
              return node != null && !node.hidden();
            })
        .toList();
  }

  /// What was put back, and not done again, in a step that is done.
  static List<String> putBack(Fold fold, String holder) {
    if (fold.step(holder).status() != StepStatus.DONE) return List.of();
    return children(fold, holder).stream()
        .flatMap(
            child ->
                fold.step(child).status() == StepStatus.UNDONE
                    ? Stream.of(child)
                    : putBack(fold, child).stream())
        .toList();
  }

  static boolean holds(Fold fold, String holder, String step) {
    return holders(fold, step).contains(holder);
  }

  /// What holds a step, the nearest first.
  private static List<String> holders(Fold fold, String step) {
    var holders = new ArrayList<String>();
    var node = fold.outline().node(step);
    while (node != null && !node.parent().isEmpty()) {
      holders.add(node.parent());
      node = fold.outline().node(node.parent());
    }
    return holders;
  }
}
