package dev.holdfast.ui.wall;

import dev.holdfast.incident.Snapshot;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.kernel.Durations;
import dev.holdfast.ui.shell.NextModel;
import dev.holdfast.ui.uikit.Times;
import dev.holdfast.ui.uikit.Words;
import java.time.Duration;

/// What the wall says, in few and large words.
record WallModel(
    String clockLabel,
    String clock,
    boolean past,
    String forecast,
    String forecastTo,
    String lossLabel,
    String loss,
    String flightTitle,
    String flightClock,
    String flightOf,
    NextModel next,
    String foot,
    String update) {

  static WallModel of(Snapshot run) {
    var clocks = run.clocks();
    var rto = clocks.rto();
    var left = clocks.left();
    var past = left != null && left.isNegative();
    var end = rto == null ? "" : Times.minute(clocks.began().plus(rto));
    var label =
        rto == null
            ? Words.of("bar.elapsed")
            : Words.of(
                clocks.recovered() ? "wall.stopped" : past ? "wall.past" : "wall.left",
                Durations.words(rto),
                end);
    var from = clocks.forecastFrom();
    var to = clocks.forecastTo();
    var loss = clocks.loss();
    var rpo = clocks.rpo();
    var flying =
        run.steps().stream().filter(step -> step.status() == StepStatus.IN_FLIGHT).findFirst();
    var started = flying.map(step -> step.started()).orElse(null);
    var estimate = flying.map(step -> step.estimate()).orElse(null);
    var due = clocks.nextUpdate();
    return new WallModel(
        label,
        left == null
            ? Durations.clock(clocks.elapsed())
            : (past ? "+" : "") + Durations.clock(left),
        past,
        from == null ? "\u2013" : Times.minute(from),
        to == null ? "" : Words.of("wall.to", Times.minute(to)),
        rpo == null ? Words.of("bar.loss") : Words.of("wall.loss", Times.objective(rpo)),
        loss == null ? "\u2013" : Times.objective(loss),
        flying.map(step -> step.title()).orElse(Words.of("wall.nothing")),
        started == null ? "" : Times.running(Duration.between(started, clocks.now())),
        estimate == null ? "" : Words.of("bar.of-about", Durations.words(estimate)),
        NextModel.of(run),
        Words.of(
            "bar.progress",
            run.steps().stream().filter(step -> step.status().settled()).count(),
            run.steps().size()),
        due == null ? "" : Words.of("strip.update", Times.minute(due)));
  }
}
