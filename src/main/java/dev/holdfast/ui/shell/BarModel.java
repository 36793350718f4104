package dev.holdfast.ui.shell;

import dev.holdfast.estate.Proposal;
import dev.holdfast.incident.Clocks;
import dev.holdfast.incident.ItemView;
import dev.holdfast.incident.Mode;
import dev.holdfast.incident.RunState;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.incident.StepView;
import dev.holdfast.incident.Tally;
import dev.holdfast.kernel.Durations;
import dev.holdfast.ui.uikit.Mark;
import dev.holdfast.ui.uikit.Stand;
import dev.holdfast.ui.uikit.Times;
import dev.holdfast.ui.uikit.Tone;
import dev.holdfast.ui.uikit.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the situation bar says: a header line and four columns of label over value over sub.
///
/// @param notice what concerns the whole run, loud
record BarModel(
    Mode mode,
    String modeSub,
    String plan,
    String scenario,
    String facts,
    String factsNarrow,
    Notice notice,
    List<ClockColumn> columns) {

  /// A mark and a sentence; empty where there is nothing to say.
  record Notice(Mark mark, String text) {}

  static BarModel of(Snapshot run, ZoneId here) {
    return of(run, here, List.of());
  }

  /// @param proposals other scenarios that failing signs speak for
  static BarModel of(Snapshot run, ZoneId here, List<Proposal> proposals) {
    var clocks = run.clocks();
    return new BarModel(
        run.mode(),
        Words.of("mode." + run.mode().word() + ".sub"),
        run.planTitle() + ":",
        run.scenarioTitle(),
        facts(run, here),
        // Who leads is asked first, in a drill too; that its messages are muted stands in the
        // strip.
        Words.of(
            run.mode() == Mode.REHEARSAL ? "bar.rehearsal.short" : "bar.commander",
            run.commander().name()),
        notice(run, proposals),
        List.of(rto(run, here), forecast(run), loss(clocks), last(run)));
  }

  /// When it was stopped; a step of it may be in doubt still.
  private static Optional<Instant> stopped(Snapshot run) {
    if (run.state() != RunState.STOPPED && run.state() != RunState.IN_DOUBT)
      return Optional.empty();
    return Optional.ofNullable(run.clocks().over());
  }

  /// That nothing goes out comes first: then nothing else that is said is fresh.
  private static Notice notice(Snapshot run, List<Proposal> proposals) {
    if (run.trouble() != null) return new Notice(Mark.FAILED, Words.of("bar.trouble"));
    var stopped = stopped(run);
    if (stopped.isPresent()) {
      return new Notice(Mark.ATTENTION, Words.of("bar.stopped", Times.minute(stopped.get())));
    }
    var offline = run.around().offline();
    if (offline != null) {
      return new Notice(Mark.PAUSED, Words.of("bar.offline", Times.minute(offline.since())));
    }
    var signs = Signs.loud(run, proposals);
    return new Notice(signs.isEmpty() ? Mark.PAUSED : Mark.ATTENTION, signs);
  }

  private static String facts(Snapshot run, ZoneId here) {
    var declared = run.clocks().declared();
    return switch (run.mode()) {
      case LIVE -> Words.of("bar.declared", Times.both(declared, here), run.commander().name());
      case DRILL -> Words.of("bar.drill", Times.minute(declared), run.commander().name());
      case REHEARSAL -> Words.of("bar.rehearsal", Times.minute(declared), speed(run.speed()));
    };
  }

  private static String speed(double speed) {
    if (speed == 1) return Words.of("bar.real-speed");
    return Words.of(
        "bar.times-speed",
        speed == Math.rint(speed) ? String.valueOf((long) speed) : String.valueOf(speed));
  }

  private static ClockColumn rto(Snapshot run, ZoneId here) {
    var clocks = run.clocks();
    var over = clocks.over();
    var rto = clocks.rto();
    var left = clocks.left();
    if (rto == null || left == null) {
      return new ClockColumn(
          Words.of("bar.elapsed"),
          Durations.clock(clocks.elapsed()),
          "",
          Words.of(over == null ? "bar.no-rto" : "bar.not-recovered"),
          over == null ? Tone.PLAIN : Tone.MUTED);
    }
    var end = clocks.began().plus(rto);
    if (clocks.recovered()) {
      var late = left.isNegative() ? "bar.rto-past-stopped" : "bar.rto-stopped";
      var label = Words.of(late, Times.minute(clocks.began().plus(clocks.elapsed())));
      var used = Words.of("bar.rto-used", Durations.words(clocks.elapsed()), Durations.exact(rto));
      return new ClockColumn(
          label,
          (left.isNegative() ? "+" : "") + Durations.clock(left),
          "",
          used,
          left.isNegative() ? Tone.DANGER : Tone.PLAIN);
    }
    if (over != null) return ended(run, left, over);
    if (left.isNegative()) {
      return new ClockColumn(
          Words.of("bar.rto-past", Durations.exact(rto)),
          "+" + Durations.clock(left),
          "",
          Words.of("bar.rto-was-due", Times.both(end, here)),
          Tone.DANGER);
    }
    return new ClockColumn(
        Words.of("bar.rto-left", Durations.exact(rto)),
        Durations.clock(left),
        "",
        Words.of("bar.rto-ends", Times.both(end, here)),
        Tone.PLAIN);
  }

  /// It stands still: nothing of this run recovers anything any more.
  private static ClockColumn ended(Snapshot run, Duration left, Instant over) {
    var past = left.isNegative();
    var how = run.state() == RunState.IN_DOUBT ? RunState.STOPPED : run.state();
    return new ClockColumn(
        Words.of(
            past ? "bar.rto-past-when" : "bar.rto-left-when",
            Words.of("bar.when-" + how.word()),
            Times.minute(over)),
        (past ? "+" : "") + Durations.clock(left),
        "",
        Words.of("bar.not-recovered"),
        past ? Tone.DANGER : Tone.MUTED);
  }

  private static ClockColumn forecast(Snapshot run) {
    var clocks = run.clocks();
    var label = Supposed.label(run, "bar.forecast");
    var rto = clocks.rto();
    if (clocks.recovered()) {
      var at = clocks.began().plus(clocks.elapsed());
      var leftOut = Practised.leftOut(run);
      var sub =
          leftOut > 0
              ? Words.of("bar.practised", leftOut, run.steps().size())
              : rto == null
                  ? Words.of("bar.recovered")
                  : Words.of(
                      "bar.recovered-" + side(rto.minus(clocks.elapsed())),
                      Durations.words(rto.minus(clocks.elapsed()).abs()));
      return new ClockColumn(Words.of("bar.recovered-utc"), Times.minute(at), "", sub, Tone.PLAIN);
    }
    if (run.trouble() != null) {
      return new ClockColumn(
          Words.of("bar.forecast"), "\u2013", "", Words.of("bar.forecast-trouble"), Tone.MUTED);
    }
    var from = clocks.forecastFrom();
    var to = clocks.forecastTo();
    if (clocks.over() != null) {
      return new ClockColumn(
          Words.of("bar.forecast"), "\u2013", "", Words.of("bar.forecast-over"), Tone.MUTED);
    }
    if (from == null || to == null) {
      return new ClockColumn(
          Words.of("bar.forecast"), "\u2013", "", Words.of("bar.forecast-none"), Tone.PLAIN);
    }
    var value =
        Times.minute(from)
            + (Times.minute(from).equals(Times.minute(to)) ? "" : "\u2013" + Times.minute(to));
    if (rto == null) return new ClockColumn(label, value, "", "", Tone.PLAIN);
    var end = clocks.began().plus(rto);
    var inside = Duration.between(to, end);
    if (!inside.isNegative()) {
      var unproven = Supposed.unproven(run);
      var room = Durations.words(inside);
      if (unproven == 0)
        return new ClockColumn(label, value, "", Words.of("bar.forecast-inside", room), Tone.PLAIN);
      // The forecast is of the steps: that the failing items come good with them is not known.
      return new ClockColumn(
          label,
          value,
          "",
          Words.of("bar.forecast-inside-if", room, Words.count("bar.pass", unproven)),
          Words.of("bar.forecast-inside-if", room, Words.count("bar.pass-brief", unproven)),
          Tone.PLAIN);
    }
    var early = Duration.between(end, from);
    var latest = minutes(inside.negated());
    var earliest = minutes(early);
    var sub =
        early.isNegative()
            ? Words.of("bar.forecast-may-pass", latest)
            : earliest.equals(latest)
                ? Words.of("bar.forecast-past-by", latest)
                : Words.of("bar.forecast-past", earliest, latest);
    // Where even its early end is too late, nobody has to read the small line to know.
    return new ClockColumn(label, value, "", sub, early.isNegative() ? Tone.PLAIN : Tone.DANGER);
  }

  /// Nobody plans by the second here.
  private static String minutes(Duration time) {
    if (time.toHours() > 0) return Durations.words(time);
    return time.toMinutes() == 0 ? Words.of("bar.under-a-minute") : time.toMinutes() + " min";
  }

  private static String side(Duration left) {
    return left.isNegative() ? "past" : "inside";
  }

  private static ClockColumn loss(Clocks clocks) {
    var loss = clocks.loss();
    var rpo = clocks.rpo();
    var sub =
        rpo == null
            ? Words.of("bar.loss-no-rpo")
            : Words.of("bar.loss-allowed", Times.objective(rpo));
    var past = loss != null && rpo != null && loss.compareTo(rpo) > 0;
    var value = loss == null ? "\u2013" : Times.objective(loss);
    var brief = rpo == null ? "" : Words.of("bar.loss-brief", Times.objective(rpo));
    return new ClockColumn(
        Words.of("bar.loss"), value, "", sub, brief, past ? Tone.DANGER : Tone.PLAIN);
  }

  private static ClockColumn last(Snapshot run) {
    var flying =
        run.steps().stream().filter(step -> Stand.flies(run, step) && !holds(run, step)).toList();
    var first = flying.isEmpty() ? null : flying.getFirst();
    var started = first == null ? null : first.started();
    if (first != null && started != null && held(run, first)) {
      return new ClockColumn(
          Words.of("bar.in-flight"),
          Times.running(Duration.between(started, run.clocks().now())),
          "",
          Words.of("bar.held"),
          Tone.MUTED);
    }
    if (first != null && started != null) {
      var estimate = first.estimate();
      var beside = estimate == null ? "" : Words.of("bar.of-about", Durations.exact(estimate));
      if (flying.size() > 1) beside = Words.of("bar.and-more", flying.size() - 1);
      var running = Times.running(Duration.between(started, run.clocks().now()));
      if (running.length() > 5 && !beside.isEmpty()) {
        return new ClockColumn(
            Words.of("bar.in-flight"),
            running,
            "",
            beside + ", " + first.name(),
            beside,
            Tone.PLAIN);
      }
      return new ClockColumn(
          Words.of("bar.in-flight"),
          Times.running(Duration.between(started, run.clocks().now())),
          beside,
          first.name(),
          Tone.PLAIN);
    }
    if (Supposed.stepsOver(run) && !run.items().isEmpty()) return validation(run);
    return resting(run);
  }

  /// Nothing moves: what broke, is not known or is no longer so, each counted under its own name.
  private static ClockColumn resting(Snapshot run) {
    var odd = new ArrayList<String>();
    for (var status : List.of(StepStatus.IN_DOUBT, StepStatus.FAILED)) {
      var count = run.steps().stream().filter(step -> step.status() == status).count();
      if (count > 0) odd.add(Words.of("bar." + status.word(), count));
    }
    // An item that regressed is said at once, not only once the last step is done.
    var regressed = run.items().stream().filter(BarModel::regressed).count();
    if (regressed > 0) odd.add(Words.of("bar.regressed", regressed));
    var sub =
        odd.size() > 1
            ? String.join(", ", odd.subList(1, odd.size()))
            : run.steps().stream()
                .filter(BarModel::odd)
                .findFirst()
                .map(StepView::name)
                .orElse(Words.of("bar.progress", done(run), run.steps().size()));
    return new ClockColumn(
        Words.of("bar.in-flight"),
        Words.of("bar.none"),
        odd.isEmpty() ? "" : odd.getFirst(),
        sub,
        Tone.PLAIN);
  }

  /// Nothing of it goes on: it would have to look outside, and nothing goes out.
  private static boolean held(Snapshot run, StepView step) {
    return run.around().isOffline() && step.looks();
  }

  /// A step that holds others moves only as they do.
  static boolean holds(Snapshot run, StepView step) {
    return run.steps().stream()
        .anyMatch(
            other ->
                other.name().startsWith(step.name() + "[")
                    || other.name().startsWith(step.name() + "/"));
  }

  private static boolean regressed(ItemView item) {
    return item.state() == ItemView.State.REGRESSED;
  }

  private static boolean odd(StepView step) {
    return step.status() == StepStatus.FAILED || step.status() == StepStatus.IN_DOUBT;
  }

  private static long done(Snapshot run) {
    return run.steps().stream().filter(step -> step.status() == StepStatus.DONE).count();
  }

  private static ClockColumn validation(Snapshot run) {
    var tally = Tally.of(run.items());
    var regressed = run.items().stream().filter(BarModel::regressed).count();
    var sub =
        regressed > 0
            ? Words.of("bar.regressed", regressed)
            : tally.complete()
                ? tally.verified() == run.items().size()
                    ? Words.of("bar.all-verified")
                    : Words.of("bar.complete", tally.overridden(), tally.notApplicable())
                : Words.of("bar.left", tally.open());
    return new ClockColumn(
        Words.of("bar.validation"),
        String.valueOf(tally.verified()),
        Words.of("bar.of-items", run.items().size()),
        sub,
        Tone.PLAIN);
  }
}
