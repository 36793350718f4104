package dev.holdfast.incident;

import dev.holdfast.plan.StepBody;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What follows when a step is left out, in sentences: for whoever has to decide it at night.
final class LeftOut {
  private LeftOut() {}

  static List<String> says(Fold fold, Outline.Node node) {
    var says = new ArrayList<String>();
    if (fold.step(node.name()).accepted)
      says.add("What it sent stays as it is; nothing is put back");
    var checks = node.body().verify().stream().map(Words::check).collect(Collectors.joining(", "));
    if (node.body().body() instanceof StepBody.Wait wait) {
      var awaited = wait.check();
      if (awaited != null) checks = Words.check(awaited);
    }
    if (!checks.isEmpty()) says.add("Not seen: " + checks);
    var name = node.name();
    var blocked = open(fold, other -> other.requires().contains(name));
    if (!blocked.isEmpty()) says.add("Will be blocked, since it requires this one: " + blocked);
    var users = open(fold, other -> WorksWith.steps(fold, other).contains(name));
    if (!users.isEmpty()) says.add("Has to do without what it gives: " + users);
    var stands = stands(fold, node);
    if (!stands.isEmpty()) says.add("Stays in force, since this one lifts it: " + stands);
    var next = open(fold, other -> other.after().contains(name));
    if (next.isEmpty()) next = phases(fold, name);
    if (!next.isEmpty()) says.add("Goes on without it: " + next);
    return says;
  }

  /// The last of a phase holds up the next one, as a whole.
  private static String phases(Fold fold, String name) {
    var nodes = fold.outline().nodes().values();
    var gates =
        nodes.stream()
            .filter(node -> node.hidden() && node.after().contains(name))
            .map(Outline.Node::name)
            .toList();
    return nodes.stream()
        .filter(node -> !node.hidden() && node.after().stream().anyMatch(gates::contains))
        .map(node -> "phase " + fold.outline().phases().get(node.phase()).title())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /// What stands until this step lifts it.
  static String stands(Fold fold, Outline.Node node) {
    return fold.outline().nodes().values().stream()
        .filter(other -> lifts(fold, node, other))
        .map(Outline.Node::title)
        .collect(Collectors.joining(", "));
  }

  private static boolean lifts(Fold fold, Outline.Node node, Outline.Node other) {
    if (other.hidden() || other.item() != null) return false;
    var until = other.body().until();
    return until != null
        && node.name().equals(other.prefix() + until)
        && fold.step(other.name()).status == StepStatus.DONE;
  }

  private static String open(Fold fold, Predicate<Outline.Node> which) {
    return fold.outline().nodes().values().stream()
        .filter(node -> !node.hidden() && !fold.step(node.name()).settled())
        .filter(which)
        .map(Outline.Node::title)
        .distinct()
        .collect(Collectors.joining(", "));
  }
}
