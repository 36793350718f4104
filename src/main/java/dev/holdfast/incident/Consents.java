package dev.holdfast.incident;

import dev.holdfast.plan.StepBody;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Approvals that stand before a step. One that was given is asked anew when a value is corrected
/// that it was given for; until then nothing that comes after it goes on.
public final class Consents {
  private Consents() {}

  /// The approvals before a step that are not given, or not any more.
  public static List<String> open(Fold fold, Outline.Node node) {
    var open =
        fold.outline().approvals().stream()
            .filter(name -> !fold.step(name).settled() && !Holders.over(fold, name))
            .toList();
    if (open.isEmpty()) return open;
    var before = before(fold.outline(), node);
    return open.stream().filter(before::contains).toList();
  }

  /// The approvals that were given, or begun to be, for another value of an input: it stands in
  /// their words, or something reads it that comes after them and has not been sent.
  public static List<String> outdated(Fold fold, String input) {
    return fold.outline().approvals().stream()
        .filter(name -> agreed(fold, name) && concerned(fold, name, input))
        .toList();
  }

  /// Whether it was given, or some have agreed already.
  public static boolean agreed(Fold fold, String approval) {
    var step = fold.step(approval);
    return step.status == StepStatus.DONE
        || (step.status == StepStatus.WAITING && !step.approvals().isEmpty());
  }

  /// The approvals that were given, and the questions that wait for a word.
  public static List<String> given(Fold fold) {
    return fold.outline().questions().stream().filter(name -> given(fold, name)).toList();
  }

  private static boolean given(Fold fold, String name) {
    var step = fold.step(name);
    // Asked anew, it would bring up what was left out.
    if (Holders.inLeftOut(fold, name)) return false;
    return (step.status == StepStatus.DONE && asked(fold, name))
        || (step.status == StepStatus.WAITING && step.isQuestion());
  }

  private static boolean concerned(Fold fold, String approval, String input) {
    var node = fold.outline().node(approval);
    var behind = behind(fold, approval);
    if (node == null) return false;
    var given = fold.step(approval).status == StepStatus.DONE;
    if (given && behind.isEmpty()) return false;
    return WorksWith.reads(node.body(), input)
        || behind.stream().anyMatch(next -> WorksWith.reads(next.body(), input));
  }

  /// What an approval holds back and has not been sent: all that comes after it, or after a step
  /// that holds it, with what those hold.
  public static List<Outline.Node> behind(Fold fold, String approval) {
    var outline = fold.outline();
    var behind = new LinkedHashSet<String>();
    var seen = new HashSet<String>();
    var todo = new ArrayDeque<String>(List.of(approval));
    while (!todo.isEmpty()) {
      var name = todo.remove();
      if (!seen.add(name)) continue;
      var node = outline.node(name);
      if (node != null && !node.parent().isEmpty()) todo.add(node.parent());
      outline.dependents(name).forEach(next -> take(outline, next, behind, todo));
    }
    return behind.stream()
        .map(outline::node)
        .filter(node -> node != null && !node.hidden() && unsent(fold.step(node.name())))
        // A question that comes later is asked in its own words.
        .filter(node -> !(node.body().body() instanceof StepBody.Ask) && !is(node))
        .toList();
  }

  private static void take(
      Outline outline, String name, Set<String> behind, ArrayDeque<String> todo) {
    if (!behind.add(name)) return;
    todo.add(name);
    outline.children(name).forEach(child -> take(outline, child, behind, todo));
  }

  private static boolean unsent(StepRecord record) {
    return !record.settled() && !record.intentOpen();
  }

  /// All that has to be settled before a step, with what it holds and what those wait for.
  private static Set<String> before(Outline outline, Outline.Node node) {
    var seen = new HashSet<String>();
    var todo = new ArrayDeque<String>();
    for (var at = node; at != null; at = outline.node(at.parent())) {
      todo.addAll(at.after());
      todo.addAll(at.requires());
    }
    while (!todo.isEmpty()) {
      var name = todo.remove();
      var next = outline.node(name);
      if (next == null || !seen.add(name)) continue;
      todo.addAll(next.after());
      todo.addAll(next.requires());
      todo.addAll(outline.children(name));
    }
    return seen;
  }

  /// Whether a step asks for approvals, or holds one that is open: left out, it takes that with it.
  public static boolean holdsBack(Fold fold, String step) {
    return asked(fold, step)
        || fold.outline().approvals().stream()
            .filter(name -> !fold.step(name).settled())
            .anyMatch(name -> Holders.holds(fold, step, name));
  }

  /// Whether a step asks for approvals.
  public static boolean asked(Fold fold, String step) {
    return fold.outline().approvals().contains(step);
  }

  static boolean is(Outline.Node node) {
    return !node.hidden() && node.body().body() instanceof StepBody.Approve;
  }

  /// Whether a step asks for an approval, a decision, or what people see.
  static boolean asks(Outline.Node node) {
    return is(node)
        || (!node.hidden()
            && (node.body().body() instanceof StepBody.Ask
                || node.body().body() instanceof StepBody.Decide));
  }
}
