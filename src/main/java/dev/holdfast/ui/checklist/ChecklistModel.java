package dev.holdfast.ui.checklist;

import dev.holdfast.incident.ItemView;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.ui.uikit.Mark;
import dev.holdfast.ui.uikit.Times;
import dev.holdfast.ui.uikit.Tone;
import dev.holdfast.ui.uikit.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/// The checklist as rows, and how far it is in words.
record ChecklistModel(String progress, List<Row> rows) {
  /// A row of the list.
  sealed interface Row {}

  /// A group with its counts, the worst of them coloured.
  record GroupRow(String id, String title, String counts, String worst, Tone tone, boolean shut)
      implements Row {}

  /// An item.
  record ItemRow(
      String id,
      Mark mark,
      String state,
      String title,
      String ask,
      String value,
      String when,
      String by,
      String requiredFor,
      boolean settled,
      boolean asked,
      boolean regressed)
      implements Row {}

  static ChecklistModel of(Snapshot run, Set<String> shut) {
    var rows = new ArrayList<Row>();
    for (var group : run.groups()) {
      var items = run.items().stream().filter(item -> item.group().equals(group.id())).toList();
      var closed = shut.contains(group.id());
      rows.add(group(group, items, closed));
      if (!closed) items.stream().map(ChecklistModel::item).forEach(rows::add);
    }
    return new ChecklistModel(
        Words.of("checklist.progress", counts(run.items())) + rest(run.items()), rows);
  }

  private static String counts(List<ItemView> items) {
    return Words.of(
        "checklist.verified", items.stream().filter(ItemView::verified).count(), items.size());
  }

  private static long in(List<ItemView> items, ItemView.State state) {
    return items.stream().filter(item -> item.state() == state).count();
  }

  private static String rest(List<ItemView> items) {
    var text = new StringBuilder();
    for (var state :
        List.of(
            ItemView.State.REGRESSED,
            ItemView.State.FAILING,
            ItemView.State.TO_ANSWER,
            ItemView.State.UNKNOWN,
            ItemView.State.STANDBY)) {
      var count = in(items, state);
      if (count > 0) text.append(", ").append(count).append(' ').append(word(state));
    }
    return text.toString();
  }

  private static String word(ItemView.State state) {
    return Words.of("item." + state.name().toLowerCase(Locale.ROOT));
  }

  private static GroupRow group(Snapshot.GroupView group, List<ItemView> items, boolean shut) {
    var counts = new StringBuilder(counts(items));
    for (var state : List.of(ItemView.State.NOT_APPLICABLE, ItemView.State.OVERRIDDEN)) {
      if (in(items, state) > 0)
        counts.append(", ").append(in(items, state)).append(' ').append(word(state));
    }
    for (var state :
        List.of(
            ItemView.State.REGRESSED,
            ItemView.State.FAILING,
            ItemView.State.TO_ANSWER,
            ItemView.State.UNKNOWN,
            ItemView.State.STANDBY)) {
      var count = in(items, state);
      if (count == 0) continue;
      return new GroupRow(
          group.id(),
          group.title(),
          counts.append(",").toString(),
          count + " " + word(state),
          Mark.of(state).tone(),
          shut);
    }
    return new GroupRow(group.id(), group.title(), counts.toString(), "", Tone.PLAIN, shut);
  }

  private static ItemRow item(ItemView item) {
    var when = item.when();
    var value =
        item.because().isEmpty()
            ? item.value()
            : item.value().isEmpty() ? item.because() : item.value() + "; " + item.because();
    return new ItemRow(
        item.id(),
        Mark.of(item.state()),
        word(item.state()),
        item.title(),
        Objects.requireNonNullElse(item.ask(), ""),
        value,
        when == null ? "" : Times.second(when),
        item.by(),
        Words.of("required." + item.requiredFor().name().toLowerCase(Locale.ROOT)),
        item.verified(),
        !item.sensed(),
        item.state() == ItemView.State.REGRESSED);
  }
}
