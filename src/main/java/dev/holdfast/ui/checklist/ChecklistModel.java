package dev.holdfast.ui.checklist;

import dev.holdfast.incident.ItemView;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.incident.Tally;
import dev.holdfast.ui.uikit.Mark;
import dev.holdfast.ui.uikit.Times;
import dev.holdfast.ui.uikit.Tone;
import dev.holdfast.ui.uikit.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// The checklist as rows, and how far it is in words.
record ChecklistModel(String progress, List<Row> rows) {
  private static final List<ItemView.State> WORST_FIRST =
      List.of(
          ItemView.State.REGRESSED,
          ItemView.State.FAILING,
          ItemView.State.TO_ANSWER,
          ItemView.State.UNKNOWN,
          ItemView.State.STANDBY);

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
      String since,
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
    return new ChecklistModel(progress(run.items()), rows);
  }

  /// Such as `17 verified, 2 overridden, 1 not applicable, 1 open: 1 regressed`.
  static String progress(List<ItemView> items) {
    var tally = Tally.of(items);
    var parts = new ArrayList<String>();
    parts.add(Words.of("tally.verified", tally.verified()));
    if (tally.overridden() > 0) parts.add(Words.of("tally.overridden", tally.overridden()));
    if (tally.notApplicable() > 0)
      parts.add(Words.of("tally.not-applicable", tally.notApplicable()));
    if (!tally.complete()) parts.add(Words.of("tally.open", tally.open()));
    var counts = String.join(", ", parts);
    var how = tally.complete() ? Words.of("tally.complete") : open(items);
    return items.isEmpty() ? "" : Words.of("checklist.progress", counts, how);
  }

  private static String counts(List<ItemView> items) {
    return Words.of("checklist.verified", Tally.of(items).verified(), items.size());
  }

  private static long in(List<ItemView> items, ItemView.State state) {
    return items.stream().filter(item -> item.state() == state).count();
  }

  /// The open items by their states, worst first.
  private static String open(List<ItemView> items) {
    return WORST_FIRST.stream()
        .filter(state -> in(items, state) > 0)
        .map(state -> in(items, state) + " " + word(state))
        .collect(Collectors.joining(", "));
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
    for (var state : WORST_FIRST) {
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

  /// Since when it is in its state, where that is not when it was seen last.
  private static String since(ItemView item) {
    var since = item.since();
    var seen = item.seen();
    if (since == null || seen == null || since.equals(seen)) return "";
    return Words.of("checklist.since", Times.second(seen), word(item.state()), Times.second(since));
  }

  private static ItemRow item(ItemView item) {
    var seen = item.seen();
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
        seen == null ? "" : Times.second(seen),
        since(item),
        item.by(),
        Words.of("required." + item.requiredFor().name().toLowerCase(Locale.ROOT)),
        item.settled(),
        !item.sensed(),
        item.state() == ItemView.State.REGRESSED);
  }
}
