package dev.holdfast.runbook;

import dev.holdfast.incident.Fold;
import dev.holdfast.incident.Outline;
import dev.holdfast.incident.Person;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.plan.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// A list that a `for-each` goes through, given anew while its items are open: what is new in it
/// gets its turn, and what is no longer in it is left out unless it has begun. Else a mistyped name
/// could only be skipped, and the right one never be done.
final class ListsAnew {
  /// What was not sent, or is known not to have happened.
  private static final Set<StepStatus> NOT_BEGUN =
      Set.of(StepStatus.PLANNED, StepStatus.WAITING, StepStatus.FAILED, StepStatus.BLOCKED);

  private final Ledger ledger;
  private final RunSecrets secrets;

  ListsAnew(Ledger ledger, RunSecrets secrets) {
    this.ledger = ledger;
    this.secrets = secrets;
  }

  /// After an input was given.
  void given(Person by) {
    for (var node : ledger.read(ListsAnew::open)) take(node, by);
  }

  private static List<Outline.Node> open(Fold fold) {
    return fold.outline().nodes().values().stream()
        .filter(node -> !node.hidden() && node.item() == null && readsInputs(node))
        .filter(node -> fold.step(node.name()).opened() && !fold.step(node.name()).settled())
        .toList();
  }

  private static boolean readsInputs(Outline.Node node) {
    var each = node.body().forEach();
    return each != null && Templates.names(each).stream().anyMatch(name -> !name.contains("."));
  }

  private void take(Outline.Node node, Person by) {
    var each = Objects.requireNonNull(node.body().forEach());
    var now = Openings.list(ledger.read(fold -> Scope.at(fold, secrets.all(), node).resolve(each)));
    var wanted = now.stream().map(String::valueOf).toList();
    var children =
        ledger.read(
            fold ->
                fold.outline().children(node.name()).stream()
                    .map(name -> Objects.requireNonNull(fold.outline().node(name)))
                    .toList());
    var all = new ArrayList<Object>();
    for (var child : children) all.add(Objects.requireNonNull(child.item()));
    var there = all.stream().map(String::valueOf).toList();
    for (var item : now) {
      if (!there.contains(String.valueOf(item))) all.add(item);
    }
    // The new ones first: with nothing open in it, the step would be over.
    if (all.size() > there.size()) {
      ledger.record("step.items", Facts.by(by, Facts.with(node.name(), "items", all)));
    }
    for (var child : children) {
      if (wanted.contains(String.valueOf(child.item()))) continue;
      if (!NOT_BEGUN.contains(ledger.read(fold -> fold.step(child.name()).status()))) continue;
      var because = "no longer in the list, which was given anew";
      var data = Facts.with(child.name(), "because", because);
      data.put("unneeded", true);
      ledger.record("step.skipped", Facts.by(by, data));
    }
  }
}
