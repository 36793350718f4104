package dev.holdfast.ui.runbook;

import dev.holdfast.incident.Need;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.incident.StepView;
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
            doubtful(run, card.inFlight()) ? Mark.IN_DOUBT : Mark.PLANNED,
            since(run, card.inFlight(), StepStatus.IN_DOUBT)));
    if (!card.awaited().isEmpty())
      columns.add(
          column(
              "resume.awaited",
              is(run, card.awaited(), StepStatus.IN_FLIGHT) ? Mark.IN_FLIGHT : Mark.PLANNED,
              since(run, card.awaited(), StepStatus.IN_FLIGHT)));
    var waits =
        run.needs().stream()
            .map(need -> title(run, need))
            .distinct()
            .filter(title -> !card.inFlight().contains(title) && !card.awaited().contains(title))
            .toList();
    if (!waits.isEmpty()) columns.add(column("resume.waits", Mark.WAITING, waits));
    // Of a run that has ended nothing comes any more.
    var next = next(run, card);
    if (run.clocks().over() == null && (!next.isEmpty() || waits.isEmpty()))
      columns.add(column("resume.next", Mark.PLANNED, one(next)));
    var says = Words.of("resume.says", Times.second(card.stopped()), Times.second(card.opened()));
    return Optional.of(new ResumeModel(says, columns));
  }

  /// What comes next now; what came next then may be done by now.
  private static String next(Snapshot run, Snapshot.ResumeCard card) {
    var then = step(run, card.next()).orElse(null);
    if (then == null || comes(then)) return card.next();
    return run.steps().stream()
        .filter(ResumeModel::comes)
        .findFirst()
        .map(step -> name(run, step))
        .orElse("");
  }

  private static boolean comes(StepView step) {
    return step.status() == StepStatus.PLANNED || step.status() == StepStatus.READY;
  }

  private static String name(Snapshot run, StepView step) {
    return run.label(step) + " " + step.title();
  }

  private static Optional<StepView> step(Snapshot run, String title) {
    return run.steps().stream().filter(step -> name(run, step).equals(title)).findFirst();
  }

  private static boolean doubtful(Snapshot run, List<String> titles) {
    return is(run, titles, StepStatus.IN_DOUBT);
  }

  private static boolean is(Snapshot run, List<String> titles, StepStatus status) {
    return titles.stream()
        .anyMatch(title -> step(run, title).filter(step -> step.status() != status).isEmpty());
  }

  /// What has become of each since, where it is not as it was left.
  private static List<String> since(Snapshot run, List<String> titles, StepStatus left) {
    return titles.stream()
        .map(
            title ->
                step(run, title)
                    .filter(step -> step.status() != left)
                    .map(
                        step ->
                            Words.of(
                                "resume.since", title, Words.of("state." + step.status().word())))
                    .orElse(title))
        .toList();
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
