package dev.holdfast.ui.wall;

import dev.holdfast.incident.ItemView;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.incident.StepView;
import dev.holdfast.incident.Tally;
import dev.holdfast.kernel.Durations;
import dev.holdfast.ui.shell.NextModel;
import dev.holdfast.ui.uikit.Mark;
import dev.holdfast.ui.uikit.Stand;
import dev.holdfast.ui.uikit.Times;
import dev.holdfast.ui.uikit.Tone;
import dev.holdfast.ui.uikit.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the wall says, in few and large words.
///
/// @param losing whether more is lost than the objective allows
/// @param loss empty where nothing is known of it, so that nothing stands there
record WallModel(
    String clockLabel,
    String clock,
    Tone clockTone,
    String forecastLabel,
    String forecast,
    String forecastTo,
    Tone forecastTone,
    String lossLabel,
    String loss,
    boolean losing,
    Card now,
    Card next,
    String foot,
    String update) {

  /// One of the two things that a room has to know: what goes on, and what comes next.
  ///
  /// @param mark none where nothing goes on
  record Card(
      Optional<Mark> mark, Tone tone, String why, String title, String clock, String beside) {}

  static WallModel of(Snapshot run) {
    var clocks = run.clocks();
    var rto = clocks.rto();
    var left = clocks.left();
    var over = clocks.over();
    var past = left != null && left.isNegative();
    var end = rto == null ? "" : Times.minute(clocks.began().plus(rto));
    var label =
        rto == null
            ? Words.of("bar.elapsed")
            : Words.of(
                clocks.recovered()
                    ? "wall.stopped"
                    : over != null ? "wall.over" : past ? "wall.past" : "wall.left",
                Durations.words(rto),
                over != null ? Times.minute(over) : end);
    var from = clocks.forecastFrom();
    var to = clocks.forecastTo();
    // Where even its early end is too late.
    var late = from != null && rto != null && !from.isBefore(clocks.began().plus(rto));
    var loss = clocks.loss();
    var rpo = clocks.rpo();
    var due = clocks.nextUpdate();
    var next = NextModel.of(run);
    return new WallModel(
        label,
        left == null
            ? Durations.clock(clocks.elapsed())
            : (past ? "+" : "") + Durations.clock(left),
        past ? Tone.DANGER : over != null ? Tone.MUTED : Tone.PLAIN,
        late ? Words.of("wall.forecast-past") : NextModel.forecast(run, "wall.forecast"),
        from == null ? "" : Times.minute(from),
        to == null || to.equals(from) ? "" : Words.of("wall.to", Times.minute(to)),
        late ? Tone.DANGER : Tone.PLAIN,
        rpo == null ? Words.of("bar.loss") : Words.of("wall.loss", Times.objective(rpo)),
        loss == null ? "" : Times.objective(loss),
        loss != null && rpo != null && loss.compareTo(rpo) > 0,
        now(run),
        new Card(
            Optional.of(next.mark()),
            next.tone(),
            Words.of("next.label", next.why()),
            next.title(),
            "",
            next.fact()),
        foot(run),
        due == null ? "" : Words.of("strip.update", Times.minute(due)));
  }

  /// How far it is, and what broke or is not known, which what moves may hide.
  private static String foot(Snapshot run) {
    var parts = new ArrayList<String>();
    var done = in(run, StepStatus.DONE).size();
    parts.add(Words.of("bar.progress", done, run.steps().size()));
    for (var status : List.of(StepStatus.FAILED, StepStatus.IN_DOUBT)) {
      var odd = in(run, status).size();
      if (odd > 0) parts.add(Words.of("bar." + status.word(), odd));
    }
    if (run.around().isOffline()) parts.add(Words.of("strip.offline"));
    if (!run.around().down().isEmpty()) {
      var names = run.around().down().stream().map(down -> down.what().name()).toList();
      parts.add(Words.of("strip.down", String.join(", ", names)));
    }
    return String.join(", ", parts);
  }

  /// What moves; else what broke or is not known; else the checklist; else that nothing goes on.
  private static Card now(Snapshot run) {
    var flying = run.steps().stream().filter(step -> Stand.flies(run, step)).toList();
    if (!flying.isEmpty()) return flying(run, flying);
    for (var status : List.of(StepStatus.IN_DOUBT, StepStatus.FAILED)) {
      var odd = in(run, status);
      if (!odd.isEmpty()) return odd(odd);
    }
    if (!run.items().isEmpty() && run.steps().stream().allMatch(step -> step.status().settled())) {
      return validation(run);
    }
    return new Card(
        Optional.empty(), Tone.MUTED, Words.of("bar.in-flight"), Words.of("wall.nothing"), "", "");
  }

  private static List<StepView> in(Snapshot run, StepStatus status) {
    return run.steps().stream().filter(step -> step.status() == status).toList();
  }

  private static Card flying(Snapshot run, List<StepView> flying) {
    var first = flying.getFirst();
    var started = first.started();
    var estimate = first.estimate();
    var beside = estimate == null ? "" : Words.of("bar.of-about", Durations.words(estimate));
    return new Card(
        Optional.of(Mark.IN_FLIGHT),
        Tone.ACCENT,
        Words.of("bar.in-flight"),
        first.title(),
        started == null ? "" : Times.running(Duration.between(started, run.clocks().now())),
        flying.size() > 1 ? Words.of("bar.and-more", flying.size() - 1) : beside);
  }

  private static Card odd(List<StepView> odd) {
    var first = odd.getFirst();
    var mark = Mark.of(first.status());
    Instant since = first.ended() == null ? first.started() : first.ended();
    var word = Words.of("wall." + first.status().word());
    return new Card(
        Optional.of(mark),
        mark.tone(),
        since == null ? word : Words.of("wall.since", word, Times.minute(since)),
        first.title(),
        "",
        odd.size() > 1 ? Words.of("bar.and-more", odd.size() - 1) : "");
  }

  private static Card validation(Snapshot run) {
    var tally = Tally.of(run.items());
    var regressed =
        run.items().stream().filter(item -> item.state() == ItemView.State.REGRESSED).count();
    var mark = regressed > 0 ? Mark.REGRESSED : tally.complete() ? Mark.SENSED : Mark.TO_ANSWER;
    var title = tally.complete() ? Words.of("wall.complete") : Words.of("tally.open", tally.open());
    return new Card(
        Optional.of(mark),
        mark.tone(),
        Words.of("bar.validation"),
        regressed > 0 ? title + ", " + Words.of("bar.regressed", regressed) : title,
        "",
        Words.of("checklist.verified", tally.verified(), run.items().size()));
  }
}
