package dev.holdfast.ui.checklist;

import dev.holdfast.incident.ItemView;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.incident.Tally;
import dev.holdfast.incident.Turns;
import dev.holdfast.kernel.Durations;
import dev.holdfast.plan.Checklist;
import dev.holdfast.plan.Chunks;
import dev.holdfast.ui.uikit.Mark;
import dev.holdfast.ui.uikit.Times;
import dev.holdfast.ui.uikit.Tone;
import dev.holdfast.ui.uikit.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// The checklist as rows, and how far it is in words.
///
/// @param regressed what was verified and no longer is: said above all groups, because the rows
///   themselves stay in their place
record ChecklistModel(String progress, List<Regression> regressed, List<Row> rows) {
  private static final List<ItemView.State> WORST_FIRST =
      List.of(
          ItemView.State.REGRESSED,
          ItemView.State.FAILING,
          ItemView.State.TO_ANSWER,
          ItemView.State.UNKNOWN,
          ItemView.State.HOLDING,
          ItemView.State.STANDBY);

  /// An item that regressed, and what it is seen as since when.
  record Regression(String id, String title, String says) {}

  /// A row of the list.
  sealed interface Row {}

  /// A group, or a part of a long one, with its counts, the worst of them coloured.
  ///
  /// @param manner how people work through it
  record GroupRow(
      String id, String title, String manner, String counts, String worst, Tone tone, boolean shut)
      implements Row {}

  /// An item.
  ///
  /// @param share how much of the time has passed that it must hold; 0 where it need not
  /// @param turn whether it may be answered now: in a read-do list one after the other is
  record ItemRow(
      String id,
      Mark mark,
      double share,
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
      boolean regressed,
      Turn turn)
      implements Row {}

  /// Whose turn it is.
  enum Turn {
    /// It may be answered now.
    NOW,
    /// In a read-do list another one comes before it.
    LATER
  }

  static ChecklistModel of(Snapshot run, Set<String> shut) {
    var rows = new ArrayList<Row>();
    for (var group : run.groups()) {
      var items = run.items().stream().filter(item -> item.group().equals(group.id())).toList();
      var chunks = Chunks.of(items);
      for (var i = 0; i < chunks.size(); i++) {
        var id = i == 0 ? group.id() : group.id() + "#" + (i + 1);
        var title =
            chunks.size() == 1
                ? group.title()
                : Words.of("checklist.chunk", group.title(), i + 1, chunks.size());
        var closed = shut.contains(id);
        rows.add(group(id, title, group.manner(), chunks.get(i), closed));
        if (!closed) chunks.get(i).forEach(item -> rows.add(item(run, item)));
      }
    }
    return new ChecklistModel(progress(run.items()), regressed(run), rows);
  }

  private static List<Regression> regressed(Snapshot run) {
    return run.items().stream()
        .filter(item -> item.state() == ItemView.State.REGRESSED)
        .map(
            item -> {
              var since = item.since();
              var from =
                  since == null ? "" : Words.of("checklist.failing-since", Times.second(since));
              return new Regression(
                  item.id(), item.title(), from.isEmpty() ? item.value() : from + item.value());
            })
        .toList();
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

  /// The open items that are required, by their states, worst first.
  private static String open(List<ItemView> items) {
    var wanted = items.stream().filter(ItemView::wanted).toList();
    return WORST_FIRST.stream()
        .filter(state -> in(wanted, state) > 0)
        .map(state -> in(wanted, state) + " " + word(state))
        .collect(Collectors.joining(", "));
  }

  static String word(ItemView.State state) {
    return Words.of("item." + state.name().toLowerCase(Locale.ROOT));
  }

  private static GroupRow group(
      String id, String title, Checklist.Manner manner, List<ItemView> items, boolean shut) {
    var counts = new StringBuilder(counts(items));
    for (var state : List.of(ItemView.State.NOT_APPLICABLE, ItemView.State.OVERRIDDEN)) {
      if (in(items, state) > 0)
        counts.append(", ").append(in(items, state)).append(' ').append(word(state));
    }
    var how = Words.of("manner." + manner.name().toLowerCase(Locale.ROOT));
    for (var state : WORST_FIRST) {
      var count = in(items, state);
      if (count == 0) continue;
      return new GroupRow(
          id,
          title,
          how,
          counts.append(",").toString(),
          count + " " + word(state),
          Mark.of(state).tone(),
          shut);
    }
    return new GroupRow(id, title, how, counts.toString(), "", Tone.PLAIN, shut);
  }

  /// Since when it is in its state, where that is not when it was seen last.
  private static String since(ItemView item) {
    var since = item.since();
    var seen = item.seen();
    if (since == null || seen == null || since.equals(seen)) return "";
    return Words.of("checklist.since", Times.second(seen), word(item.state()), Times.second(since));
  }

  /// What was seen, how long it has held, or the reason why it need not be seen.
  static String value(ItemView item, Instant now) {
    var soak = item.soak();
    if (soak != null) {
      var held =
          Words.of("item.held", Durations.words(soak.held(now)), Durations.exact(soak.holds()));
      return item.value().isEmpty() ? held : held + "; " + item.value();
    }
    if (item.because().isEmpty()) return item.value();
    return item.value().isEmpty() ? item.because() : item.value() + "; " + item.because();
  }

  static String by(ItemView item) {
    return item.reader().isEmpty() ? item.by() : Words.of("item.read-by", item.by(), item.reader());
  }

  static double share(ItemView item, Instant now) {
    var soak = item.soak();
    return soak == null ? 0 : soak.share(now);
  }

  private static ItemRow item(Snapshot run, ItemView item) {
    var now = run.clocks().now();
    var seen = item.seen();
    var first = Turns.before(run, item.id());
    return new ItemRow(
        item.id(),
        Mark.of(item.state()),
        share(item, now),
        word(item.state()),
        item.title(),
        Objects.requireNonNullElse(item.ask(), ""),
        first.map(one -> Words.of("checklist.after", one.title())).orElse(value(item, now)),
        seen == null ? "" : Times.second(seen),
        since(item),
        by(item),
        Words.of("required." + item.requiredFor().name().toLowerCase(Locale.ROOT)),
        item.settled(),
        !item.sensed(),
        item.state() == ItemView.State.REGRESSED,
        first.isPresent() ? Turn.LATER : Turn.NOW);
  }
}
