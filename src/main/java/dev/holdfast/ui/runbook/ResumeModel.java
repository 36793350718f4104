package dev.holdfast.ui.runbook;

import dev.holdfast.incident.Need;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.ui.uikit.Mark;
import dev.holdfast.ui.uikit.Times;
import dev.holdfast.ui.uikit.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the resume card says: what the interruption left behind, and what waits on a person now.
record ResumeModel(String says, List<Column> columns) {
  /// So many titles stand under one label; what is over is counted.
  private static final int SHOWN = 2;

  /// A label over what belongs to it.
  record Column(String label, Mark mark, List<String> titles) {}

  static Optional<ResumeModel> of(Snapshot run) {
    var card = run.resume();
    if (card == null) return Optional.empty();
    var columns = new ArrayList<Column>();
    columns.add(
        column(
            "resume.done",
            card.lastDone().isEmpty() ? Mark.PLANNED : Mark.DONE,
            one(card.lastDone())));
    columns.add(
        column(
            "resume.flying",
            card.inFlight().isEmpty() ? Mark.PLANNED : Mark.IN_DOUBT,
            card.inFlight()));
    if (!card.awaited().isEmpty())
      columns.add(column("resume.awaited", Mark.IN_FLIGHT, card.awaited()));
    var waits =
        run.needs().stream()
            .map(need -> title(run, need))
            .distinct()
            .filter(title -> !card.inFlight().contains(title) && !card.awaited().contains(title))
            .toList();
    if (!waits.isEmpty()) columns.add(column("resume.waits", Mark.WAITING, waits));
    // Of a run that has ended nothing comes any more.
    if (run.clocks().over() == null && (!card.next().isEmpty() || waits.isEmpty()))
      columns.add(column("resume.next", Mark.PLANNED, one(card.next())));
    var says = Words.of("resume.says", Times.second(card.stopped()), Times.second(card.opened()));
    return Optional.of(new ResumeModel(says, columns));
  }

  private static List<String> one(String title) {
    return title.isEmpty() ? List.of() : List.of(title);
  }

  private static Column column(String key, Mark mark, List<String> titles) {
    if (titles.isEmpty())
      return new Column(Words.of(key), mark, List.of(Words.of("resume.nothing")));
    if (titles.size() <= SHOWN) return new Column(Words.of(key), mark, titles);
    var shown = new ArrayList<>(titles.subList(0, SHOWN));
    shown.add(Words.of("resume.more", titles.size() - SHOWN));
    return new Column(Words.of(key), mark, shown);
  }

  private static String title(Snapshot run, Need need) {
    return run.steps().stream()
        .filter(step -> step.name().equals(need.step()))
        .map(step -> run.label(step) + " " + step.title())
        .findFirst()
        .or(
            () ->
                run.items().stream()
                    .filter(item -> item.id().equals(need.step()))
                    .map(item -> item.title())
                    .findFirst())
        .orElse(need.ask());
  }
}
