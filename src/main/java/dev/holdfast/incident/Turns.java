package dev.holdfast.incident;

import dev.holdfast.plan.Checklist;
import dev.holdfast.plan.ReadDo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whose turn it is in the read-do lists of a run.
public final class Turns {
  private Turns() {}

  /// The item that is to be answered before that one; empty where it may be answered now.
  public static Optional<ItemView> before(Snapshot run, String item) {
    return before(run.groups(), run.items(), item);
  }

  static Optional<ItemView> before(
      List<Snapshot.GroupView> groups, List<ItemView> items, String item) {
    var lines = new ArrayList<ReadDo.Line>();
    for (var one : items) {
      var manner =
          groups.stream()
              .filter(group -> group.id().equals(one.group()))
              .map(Snapshot.GroupView::manner)
              .findFirst()
              .orElse(Checklist.Manner.DO_CONFIRM);
      lines.add(line(one.id(), one.group(), manner, one.state(), one.requiredFor()));
    }
    return ReadDo.before(lines, item)
        .flatMap(line -> items.stream().filter(one -> one.id().equals(line.id())).findFirst());
  }

  /// The same, for who takes an answer: as the record says.
  public static Optional<Before> before(Fold fold, String item) {
    var lines = new ArrayList<ReadDo.Line>();
    var wanted = Items.of(fold.plan(), fold.scenario());
    for (var group : fold.plan().checklist().groups()) {
      for (var one : group.items()) {
        if (!wanted.contains(one)) continue;
        fold.item(one.id())
            .ifPresent(
                record ->
                    lines.add(
                        line(
                            one.id(),
                            group.id(),
                            group.manner(),
                            record.state,
                            one.requiredFor())));
      }
    }
    return ReadDo.before(lines, item).map(line -> named(fold, line));
  }

  private static ReadDo.Line line(
      String id,
      String group,
      Checklist.Manner manner,
      ItemView.State state,
      Checklist.RequiredFor requiredFor) {
    return new ReadDo.Line(
        id,
        group,
        manner,
        state == ItemView.State.TO_ANSWER,
        requiredFor != Checklist.RequiredFor.NOTHING);
  }

  private static Before named(Fold fold, ReadDo.Line line) {
    var group =
        fold.plan().checklist().groups().stream()
            .filter(one -> one.id().equals(line.group()))
            .findFirst()
            .orElseThrow();
    var item = group.items().stream().filter(one -> one.id().equals(line.id())).findFirst();
    return new Before(line.id(), item.orElseThrow().title(), group.title());
  }

  /// The item whose turn it is, and its list.
  public record Before(String id, String title, String list) {}
}
