package dev.holdfast.ui.wall;

import dev.holdfast.estate.Proposal;
import dev.holdfast.incident.Clocks;
import dev.holdfast.incident.ItemView;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.incident.StepView;
import dev.holdfast.incident.Tally;
import dev.holdfast.kernel.Durations;
import dev.holdfast.ui.shell.ItemsWanted;
import dev.holdfast.ui.shell.NextModel;
import dev.holdfast.ui.shell.Signs;
import dev.holdfast.ui.shell.StripModel;
import dev.holdfast.ui.shell.Supposed;
import dev.holdfast.ui.uikit.Mark;
import dev.holdfast.ui.uikit.Stand;
import dev.holdfast.ui.uikit.Times;
import dev.holdfast.ui.uikit.Tone;
import dev.holdfast.ui.uikit.WayWords;
import dev.holdfast.ui.uikit.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the wall says, in few and large words.
///
/// @param losing whether more is lost than the objective allows
/// @param signs of another scenario, loud; empty where there are none
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
    String update,
    boolean updateLate,
    String signs) {

  /// One of the two things that a room has to know: what goes on, and what comes next.
  ///
  /// @param mark none where nothing goes on
  record Card(
      Optional<Mark> mark, Tone tone, String why, String title, String clock, String beside) {}

  static WallModel of(Snapshot run) {
    return of(run, List.of());
  }

  /// @param proposals other scenarios that failing signs speak for
  static WallModel of(Snapshot run, List<Proposal> proposals) {
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
                    ? past ? "wall.past-stopped" : "wall.stopped"
                    : over != null ? "wall.over" : past ? "wall.past" : "wall.left",
                Durations.exact(rto),
                over != null ? Times.minute(over) : end);
    var from = clocks.forecastFrom();
    var to = clocks.forecastTo();
    // Where even its early end is too late.
    var late = from != null && rto != null && !from.isBefore(clocks.began().plus(rto));
    var loss = clocks.loss();
    var rpo = clocks.rpo();
    var next = NextModel.of(run);
    return new WallModel(
        label,
        left == null
            ? Durations.clock(clocks.elapsed())
            : (past ? "+" : "") + Durations.clock(left),
        past ? Tone.DANGER : over != null ? Tone.MUTED : Tone.PLAIN,
        late ? Words.of("wall.forecast-past") : Supposed.label(run, "wall.forecast"),
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
        update(clocks),
        StripModel.late(clocks).isPresent(),
        Signs.loud(run, proposals));
  }

  private static String update(Clocks clocks) {
    var due = clocks.nextUpdate();
    return due == null
        ? ""
        : StripModel.late(clocks).orElseGet(() -> Words.of("strip.update", Times.minute(due)));
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
    if (run.open()) items(run, parts);
    if (run.around().isOffline()) parts.add(Words.of("strip.offline"));
    var ways = run.around().ways();
    if (run.open() && !ways.isEmpty()) parts.add(Words.of("wall.ways", WayWords.of(ways)));
    if (!run.around().down().isEmpty()) {
      var names = run.around().down().stream().map(down -> down.what().name()).toList();
      parts.add(Words.of("strip.down", String.join(", ", names)));
    }
    return String.join(", ", parts);
  }

  /// The same items as on the other screens, each counted once.
  private static void items(Snapshot run, List<String> parts) {
    var items = ItemsWanted.of(run);
    var regressed = items.regressed().size();
    var failing = items.failing().size();
    var unread = items.unread().size();
    if (regressed > 0) parts.add(Words.count("strip.regressed", regressed));
    if (failing > 0) parts.add(Words.count("strip.failing", failing));
    if (unread > 0) parts.add(Words.count("wall.unread", unread));
  }

  /// What moves; else what broke or is not known; else the checklist; else that nothing goes on.
  private static Card now(Snapshot run) {
    var flying = run.steps().stream().filter(step -> Stand.flies(run, step)).toList();
    if (!flying.isEmpty()) return flying(run, flying);
    if (!run.items().isEmpty() && Supposed.stepsOver(run)) return validation(run);
    for (var status : List.of(StepStatus.IN_DOUBT, StepStatus.FAILED)) {
      var odd = in(run, status);
      if (!odd.isEmpty()) return odd(odd);
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
    var beside = estimate == null ? "" : Words.of("bar.of-about", Durations.exact(estimate));
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
    var back = first.facts().undoSent();
    Instant since = back != null ? back : first.ended() == null ? first.started() : first.ended();
    var word = Words.of("wall." + (back == null ? "" : "undo-") + first.status().word());
    return new Card(
        Optional.of(mark),
        mark.tone(),
        since == null ? word : Words.of("wall.since", word, Times.minute(since)),
        first.title(),
        "",
        odd.size() > 1 ? Words.of("bar.and-more", odd.size() - 1) : "");
  }

  /// What was only overridden was verified by nobody.
  private static String apart(Tally tally, int all) {
    var parts = new ArrayList<String>();
    parts.add(Words.of("checklist.verified", tally.verified(), all));
    if (tally.overridden() > 0) parts.add(Words.of("tally.overridden", tally.overridden()));
    if (tally.notApplicable() > 0)
      parts.add(Words.of("tally.not-applicable", tally.notApplicable()));
    return String.join(", ", parts);
  }

  private static Card validation(Snapshot run) {
    var tally = Tally.of(run.items());
    var regressed =
        run.items().stream().filter(item -> item.state() == ItemView.State.REGRESSED).count();
    var mark =
        regressed > 0
            ? Mark.REGRESSED
            : !tally.complete()
                ? Mark.TO_ANSWER
                : tally.overridden() > 0 ? Mark.OVERRIDDEN : Mark.SENSED;
    var title = tally.complete() ? Words.of("wall.complete") : Words.of("tally.open", tally.open());
    return new Card(
        Optional.of(mark),
        mark.tone(),
        Words.of("bar.validation"),
        regressed > 0 ? title + ", " + Words.of("bar.regressed", regressed) : title,
        "",
        apart(tally, run.items().size()));
  }
}
