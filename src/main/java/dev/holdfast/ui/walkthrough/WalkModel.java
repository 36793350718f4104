package dev.holdfast.ui.walkthrough;

import dev.holdfast.kernel.Durations;
import dev.holdfast.readiness.walkthrough.Question;
import dev.holdfast.readiness.walkthrough.Verdict;
import dev.holdfast.readiness.walkthrough.Walk;
import dev.holdfast.ui.uikit.Mark;
import dev.holdfast.ui.uikit.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A walkthrough as rows, a clock and a sentence.
record WalkModel(String title, String progress, List<Row> rows) {
  /// A row of the list.
  sealed interface Row {}

  record GroupRow(String title) implements Row {}

  /// @param said what was said of it, and by whom; while it is open what comes before it
  /// @param later whether in a read-do list another one comes before it
  record ItemRow(Question question, Mark mark, String state, String said, boolean later)
      implements Row {}

  static WalkModel of(Walk walk) {
    var rows = new ArrayList<Row>();
    var group = "";
    for (var entry : walk.inOrder().entrySet()) {
      if (!group.equals(entry.getKey().groupTitle())) {
        group = entry.getKey().groupTitle();
        rows.add(new GroupRow(group));
      }
      rows.add(row(walk, entry.getKey(), entry.getValue()));
    }
    return new WalkModel(walk.planTitle() + ": " + walk.title(), progress(walk), rows);
  }

  private static ItemRow row(Walk walk, Question question, Optional<Walk.Answer> answer) {
    // What nobody can answer any more waits for nobody.
    var over = walk.state() == Walk.State.ENDED;
    var mark = answer.map(one -> mark(one.verdict())).orElse(over ? Mark.PLANNED : Mark.TO_ANSWER);
    var state =
        answer
            .map(one -> Words.of("walk." + one.verdict().name().toLowerCase(Locale.ROOT)))
            .orElse(Words.of(over ? "walk.not-answered" : "item.to_answer"));
    var first = over ? Optional.<Question>empty() : walk.before(question.id());
    var says =
        answer
            .map(WalkModel::said)
            .or(() -> first.map(one -> Words.of("pair.later", one.title())))
            .orElse("");
    return new ItemRow(question, mark, state, says, first.isPresent());
  }

  private static String said(Walk.Answer answer) {
    var said = answer.said();
    var who =
        said.seenBy().isEmpty() ? said.by() : Words.of("item.read-by", said.seenBy(), said.by());
    return said.text() + " (" + who + ")";
  }

  private static Mark mark(Verdict verdict) {
    return switch (verdict) {
      case RIGHT -> Mark.STATED;
      case WRONG -> Mark.FAILING;
      case NOT_APPLICABLE -> Mark.NOT_APPLICABLE;
    };
  }

  /// Such as `3 as it should be, 1 not as it should be, 2 open`.
  static String progress(Walk walk) {
    var parts = new ArrayList<String>();
    parts.add(Words.of("walk.count.right", walk.count(Verdict.RIGHT)));
    if (walk.count(Verdict.WRONG) > 0)
      parts.add(Words.of("walk.count.wrong", walk.count(Verdict.WRONG)));
    if (walk.count(Verdict.NOT_APPLICABLE) > 0)
      parts.add(Words.of("tally.not-applicable", walk.count(Verdict.NOT_APPLICABLE)));
    parts.add(
        walk.open().isEmpty()
            ? Words.of(walk.good() ? "tally.complete" : "walk.count.answered")
            : Words.of(
                walk.state() == Walk.State.ENDED ? "walk.count.not-answered" : "tally.open",
                walk.open().size()));
    return String.join(", ", parts);
  }

  static String clock(Walk walk, Instant now) {
    return Durations.clock(walk.elapsed(now));
  }

  /// The next open item after that one, from the start again when the end is reached.
  static Optional<String> next(Walk walk, String item) {
    var all = walk.questions().stream().map(Question::id).toList();
    var at = all.indexOf(item);
    for (var step = 1; step <= all.size(); step++) {
      var id = all.get(Math.floorMod(at + step, all.size()));
      // Who asks for the next one has answered this one, or is about to.
      var turn = walk.before(id).filter(first -> !first.id().equals(item)).isEmpty();
      if (turn && walk.answer(id).isEmpty() && !id.equals(item)) return Optional.of(id);
    }
    return Optional.empty();
  }

  /// The neighbour in the list's order.
  static Optional<String> beside(Walk walk, String item, int by) {
    var all = walk.questions().stream().map(Question::id).toList();
    var at = all.indexOf(item) + by;
    return at < 0 || at >= all.size() ? Optional.empty() : Optional.of(all.get(at));
  }
}
