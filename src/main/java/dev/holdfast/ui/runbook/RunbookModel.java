package dev.holdfast.ui.runbook;

import dev.holdfast.incident.Need;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.incident.StepView;
import dev.holdfast.kernel.Durations;
import dev.holdfast.ui.uikit.Mark;
import dev.holdfast.ui.uikit.Stand;
import dev.holdfast.ui.uikit.Times;
import dev.holdfast.ui.uikit.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The runbook as rows, and how far it is in words.
record RunbookModel(String progress, List<Row> rows, boolean uniform) {
  /// Over this many steps every row has one height, so that long runs stay quick.
  private static final int MANY = 100;

  private static final double SEEN = 60;

  /// A row of the list.
  sealed interface Row {}

  /// A phase: its title and planned window.
  record PhaseRow(
      int index,
      String title,
      String window,
      @Nullable Duration from,
      @Nullable Duration to,
      Fold fold)
      implements Row {}

  /// Whether a phase shows its steps.
  enum Fold {
    OPEN,
    SHUT
  }

  /// A step: what the row says and what the axis draws.
  record StepRow(
      String name,
      String number,
      String title,
      String who,
      String leans,
      Mark mark,
      double share,
      String word,
      String figure,
      boolean strong,
      boolean settled,
      Bar bar)
      implements Row {
    /// Whether both look the same where so many seconds are one pixel.
    boolean looksLike(StepRow other, double pixel) {
      var same =
          new StepRow(
              name, number, title, who, leans, mark, share, word, figure, strong, settled,
              other.bar);
      return same.equals(other) && bar.on(pixel).equals(other.bar.on(pixel));
    }
  }

  /// The two lanes of a step on the axis, in seconds from the declaration; NaN where absent.
  record Bar(
      StepStatus status,
      double planFrom,
      double planTo,
      double from,
      double to,
      double likely,
      double late) {
    private Bar on(double pixel) {
      return new Bar(
          status,
          AxisScale.on(planFrom, pixel),
          AxisScale.on(planTo, pixel),
          AxisScale.on(from, pixel),
          AxisScale.on(to, pixel),
          AxisScale.on(likely, pixel),
          AxisScale.on(late, pixel));
    }
  }

  static RunbookModel of(Snapshot run, Set<Integer> shut) {
    var rows = new ArrayList<Row>();
    var labels = labels(run);
    for (var i = 0; i < run.phases().size(); i++) {
      var phase = run.phases().get(i);
      var fold = shut.contains(i) ? Fold.SHUT : Fold.OPEN;
      rows.add(new PhaseRow(i, phase.title(), window(phase), phase.from(), phase.to(), fold));
      if (fold == Fold.SHUT) continue;
      for (var step : run.steps()) {
        if (step.phase() == i) rows.add(row(run, step, labels.getOrDefault(step.name(), "")));
      }
    }
    return new RunbookModel(progress(run), rows, run.steps().size() > MANY);
  }

  /// As [Snapshot#label(StepView)], for all steps in one go.
  private static Map<String, String> labels(Snapshot run) {
    var labels = new HashMap<String, String>();
    var inside = new HashMap<Integer, Integer>();
    for (var step : run.steps()) {
      var before = inside.merge(step.number(), 1, Integer::sum) - 1;
      labels.put(step.name(), StepView.label(step.number(), before));
    }
    return labels;
  }

  private static String window(Snapshot.PhaseView phase) {
    var from = phase.from();
    var to = phase.to();
    return from == null || to == null
        ? ""
        : Words.of("runbook.window", from.toMinutes(), to.toMinutes());
  }

  static String progress(Snapshot run) {
    var counts = new LinkedHashMap<String, Long>();
    for (var status :
        List.of(
            StepStatus.IN_DOUBT,
            StepStatus.FAILED,
            StepStatus.IN_FLIGHT,
            StepStatus.WAITING,
            StepStatus.SKIPPED)) {
      var count =
          run.steps().stream()
              .filter(step -> step.status() == status && Stand.of(run, step) == Stand.AS_IS)
              .count();
      if (count > 0) counts.put("state." + status.word(), count);
    }
    for (var stand : Stand.values()) {
      if (stand == Stand.AS_IS) continue;
      var those = run.steps().stream().filter(step -> Stand.of(run, step) == stand).toList();
      if (!those.isEmpty()) counts.put(stand.key(), (long) those.size());
    }
    var done = run.steps().stream().filter(step -> step.status() == StepStatus.DONE).count();
    var text = new StringBuilder(Words.of("runbook.done-of", done, run.steps().size()));
    counts.forEach(
        (word, count) -> text.append(", ").append(count).append(' ').append(Words.of(word)));
    return text.toString();
  }

  /// Only while it is still to come: what is settled has got by without.
  private static String leans(Snapshot run, StepView step) {
    var why = run.around().leaning().get(step.name());
    return why == null || step.status().settled()
        ? ""
        : Words.of("topology.leans", why.substring(0, Math.max(0, why.indexOf(": "))));
  }

  private static StepRow row(Snapshot run, StepView step, String number) {
    var now = run.clocks().now();
    var stand = Stand.of(run, step);
    var strong =
        switch (step.status()) {
          case WAITING, IN_FLIGHT, READY ->
              switch (stand) {
                case AS_IS, NOT_SEEN, UNANSWERED, HELD -> true;
                case NOT_RUN, BROKEN_OFF -> false;
              };
          case FAILED, IN_DOUBT -> true;
          case PLANNED, DONE, SKIPPED, UNDONE, BLOCKED -> false;
        };
    return new StepRow(
        step.name(),
        number,
        step.title(),
        who(step),
        leans(run, step),
        stand.mark(step),
        share(step, now),
        stand.word(step),
        figure(run, step),
        strong,
        step.status().settled(),
        bar(run, step));
  }

  static String who(StepView step) {
    var role = step.ownerRole();
    var person = step.ownerPerson();
    if (role == null || role.isEmpty())
      return person == null ? Words.of("kind." + step.kind()) : person;
    var same = person == null || person.isEmpty() || person.equalsIgnoreCase(role);
    return same ? role : role + ", " + person;
  }

  /// How far it has come, in steps that can be seen in a mark.
  static double share(StepView step, Instant now) {
    var started = step.started();
    var estimate = step.estimate();
    if (started == null || estimate == null || estimate.isZero()) return 0.25;
    var share = (double) Duration.between(started, now).toMillis() / estimate.toMillis();
    return Math.floor(share * SEEN) / SEEN;
  }

  static String figure(Snapshot run, StepView step) {
    var started = step.started();
    var ended = step.ended();
    var estimate = step.estimate();
    var over = run.clocks().over();
    switch (Stand.of(run, step)) {
      case AS_IS -> {}
      case NOT_RUN, HELD -> {
        return "";
      }
      case UNANSWERED -> {
        return started == null ? "" : Words.of("runbook.since", Times.second(started));
      }
      case NOT_SEEN, BROKEN_OFF -> {
        return started == null || over == null ? "" : Times.took(Duration.between(started, over));
      }
    }
    var back = step.facts().undoSent();
    if (back != null) {
      return step.status() == StepStatus.IN_DOUBT
          ? Words.of("runbook.since", Times.second(back))
          : Times.running(Duration.between(back, run.clocks().now()));
    }
    return switch (step.status()) {
      case DONE, UNDONE, FAILED ->
          started == null || ended == null ? "" : Times.took(Duration.between(started, ended));
      case IN_FLIGHT -> {
        if (started == null) yield "";
        var running = Times.running(Duration.between(started, run.clocks().now()));
        yield estimate == null
            ? running
            : Words.of("runbook.of-about", running, Durations.exact(estimate));
      }
      case IN_DOUBT ->
          started == null
              ? ""
              : Words.of("runbook.since", Times.second(ended == null ? started : ended));
      case WAITING -> waited(run, step);
      case PLANNED, READY, BLOCKED ->
          estimate == null ? "" : Words.of("runbook.about", Durations.exact(estimate));
      case SKIPPED -> "";
    };
  }

  /// Since when it waits for a person.
  private static @Nullable Instant since(Snapshot run, StepView step) {
    var asked = run.needs().stream().filter(need -> need.of(step.name())).findFirst();
    var since = asked.map(Need::since).orElse(null);
    return since == null ? step.started() : since;
  }

  private static String waited(Snapshot run, StepView step) {
    var since = since(run, step);
    if (since == null) return "";
    var waited = Duration.between(since, run.clocks().now());
    var deadline = step.deadline();
    if (deadline == null) return Times.took(waited);
    return dev.holdfast.ui.shell.NextModel.boxed(since, deadline, run.clocks().now());
  }

  private static Bar bar(Snapshot run, StepView step) {
    var expected = run.expected().get(step.name());
    var likely = expected == null ? Double.NaN : at(run, expected.p50());
    var late = expected == null ? Double.NaN : at(run, expected.p90());
    var from = expected == null ? Double.NaN : at(run, expected.from());
    var to = likely;
    var stand = Stand.of(run, step);
    var back = step.facts().undoSent();
    var started =
        back != null
            ? back
            : step.status() == StepStatus.WAITING ? since(run, step) : step.started();
    if (started == null && past(step.status())) {
      // Refused before anything was sent: what was expected of it will not come.
      from = step.ended() == null ? Double.NaN : at(run, step.ended());
      to = from;
    } else if (started != null) {
      var ended = step.status() == StepStatus.IN_DOUBT ? null : step.ended();
      from = at(run, started);
      var over = run.clocks().over();
      to =
          at(
              run,
              ended != null
                  ? ended
                  : over != null && stand != Stand.AS_IS ? over : run.clocks().now());
    }
    return new Bar(
        stand.drawn(step),
        seconds(step.plannedFrom()),
        seconds(step.plannedTo()),
        from,
        to,
        likely,
        late);
  }

  private static boolean past(StepStatus status) {
    return status.settled() || status == StepStatus.FAILED;
  }

  private static double at(Snapshot run, Instant moment) {
    return seconds(Duration.between(run.clocks().declared(), moment));
  }

  static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  /// Whether a name is that of a step of the run.
  static boolean chosen(Snapshot run, String name) {
    return run.steps().stream().anyMatch(step -> step.name().equals(name));
  }

  /// The step to show when none is chosen: what moves, else what comes next, else the last.
  static String choose(Snapshot run) {
    return run.steps().stream()
        .filter(step -> step.status() == StepStatus.IN_FLIGHT)
        .findFirst()
        .or(() -> run.steps().stream().filter(step -> !step.status().settled()).findFirst())
        .or(() -> run.steps().isEmpty() ? Optional.empty() : Optional.of(run.steps().getLast()))
        .map(StepView::name)
        .orElse("");
  }
}
