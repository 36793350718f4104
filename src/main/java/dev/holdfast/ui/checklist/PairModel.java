package dev.holdfast.ui.checklist;

import dev.holdfast.incident.ItemView;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.incident.Turns;
import dev.holdfast.ui.uikit.Mark;
import dev.holdfast.ui.uikit.Times;
import dev.holdfast.ui.uikit.Words;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// One item at a time, for a person who reads it out and another who answers.
///
/// @param place such as `3 of 21, System functionality`
/// @param takes what the two can do about it
/// @param after the item that comes before it in a read-do list; else empty
record PairModel(
    String id,
    String place,
    Mark mark,
    double share,
    String state,
    String title,
    String ask,
    String seen,
    Takes takes,
    String after) {
  /// What is to be done with an item.
  enum Takes {
    /// A value, from who answers.
    VALUE,
    /// Nothing but reading out: Holdfast senses it.
    READING,
    /// Nothing yet: in a read-do list another one comes before it.
    LATER,
    /// A value again: what a person said may be wrong, or no longer so.
    CORRECTION,
    /// Nothing more.
    NOTHING
  }

  /// The item of that id, else the first that is open, else the first.
  static Optional<PairModel> of(Snapshot run, String id) {
    var items = run.items();
    if (items.isEmpty()) return Optional.empty();
    var at = index(items, id);
    var shown = at >= 0 ? at : Math.max(0, open(run, -1));
    return Optional.of(model(run, items.get(shown), shown));
  }

  /// The next open item after that one, from the start again when the end is reached.
  static Optional<String> next(Snapshot run, String id) {
    var at = open(run, index(run.items(), id));
    return at < 0 ? Optional.empty() : Optional.of(run.items().get(at).id());
  }

  /// The neighbour in the plan's order.
  static Optional<String> beside(Snapshot run, String id, int by) {
    var at = index(run.items(), id) + by;
    return at < 0 || at >= run.items().size()
        ? Optional.empty()
        : Optional.of(run.items().get(at).id());
  }

  private static int index(List<ItemView> items, String id) {
    for (var i = 0; i < items.size(); i++) if (items.get(i).id().equals(id)) return i;
    return -1;
  }

  private static int open(Snapshot run, int after) {
    var items = run.items();
    for (var step = 1; step <= items.size(); step++) {
      var at = Math.floorMod(after + step, items.size());
      var item = items.get(at);
      // Who asks for the next one is about to answer this one.
      var first = Turns.before(run, item.id()).map(one -> index(items, one.id())).orElse(after);
      if (at != after && !item.settled() && first == after) return at;
    }
    return -1;
  }

  private static Takes takes(ItemView item) {
    if (item.sensed()) return item.settled() ? Takes.NOTHING : Takes.READING;
    return item.settled() ? Takes.CORRECTION : Takes.VALUE;
  }

  /// A reason why it need not be seen is no seeing.
  private static String said(ItemView item) {
    return switch (item.state()) {
      case OVERRIDDEN, NOT_APPLICABLE -> "pair.said";
      case PASSING, HOLDING, FAILING, STANDBY, REGRESSED, UNKNOWN, TO_ANSWER, STATED -> "pair.seen";
    };
  }

  private static PairModel model(Snapshot run, ItemView item, int at) {
    var now = run.clocks().now();
    var group =
        run.groups().stream()
            .filter(one -> one.id().equals(item.group()))
            .map(Snapshot.GroupView::title)
            .findFirst()
            .orElse("");
    var value = ChecklistModel.value(item, now);
    var seen = item.seen();
    var when =
        seen == null ? "" : Words.of(said(item), Times.second(seen), ChecklistModel.by(item));
    var first = Turns.before(run, item.id());
    var takes = first.isPresent() ? Takes.LATER : takes(item);
    return new PairModel(
        item.id(),
        Words.of("pair.place", at + 1, run.items().size(), group),
        Mark.of(item.state()),
        ChecklistModel.share(item, now),
        ChecklistModel.word(item.state()),
        item.title(),
        item.title().equals(item.ask()) ? "" : Objects.requireNonNullElse(item.ask(), ""),
        value.isEmpty() ? when : value + "\n" + when,
        takes,
        first.map(ItemView::title).orElse(""));
  }
}
