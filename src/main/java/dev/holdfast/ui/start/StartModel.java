package dev.holdfast.ui.start;

import dev.holdfast.incident.RunState;
import dev.holdfast.plan.Finding;
import dev.holdfast.ui.Cockpit;
import dev.holdfast.ui.uikit.Look;
import dev.holdfast.ui.uikit.Times;
import dev.holdfast.ui.uikit.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The start page as rows: incidents that are not finished, then plans as groups of scenarios, then
/// what is over.
public record StartModel(String counts, List<Row> rows) {
  /// A row of the list. One of a plan is the same only as itself: comparing all that is in two
  /// plans takes longer than drawing one.
  sealed interface Row {}

  /// A plan with what was found about it.
  record PlanRow(Cockpit.PlanEntry plan, String about, String findings, boolean attention)
      implements Row {
    @Override
    public boolean equals(@Nullable Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  /// A scenario with its objectives.
  record ScenarioRow(Cockpit.PlanEntry plan, Cockpit.ScenarioEntry scenario, String rto, String rpo)
      implements Row {
    @Override
    public boolean equals(@Nullable Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  /// What the rows under it are.
  record HeadRow(String title) implements Row {}

  /// An incident that waits to be taken up.
  record UnfinishedRow(Cockpit.Unfinished incident) implements Row {}

  /// An incident that is over, whose record can be read.
  record ClosedRow(Cockpit.Closed incident, String result) implements Row {}

  /// Whether a row is only over others.
  static boolean heading(Row row) {
    return row instanceof PlanRow || row instanceof HeadRow;
  }

  static StartModel of(Cockpit.Library library) {
    var rows = new ArrayList<Row>();
    if (!library.unfinished().isEmpty()) rows.add(new HeadRow(Words.of("start.open-incidents")));
    library.unfinished().stream().map(UnfinishedRow::new).forEach(rows::add);
    for (var plan : library.plans()) {
      rows.add(plan(plan));
      for (var scenario : plan.scenarios()) rows.add(scenario(plan, scenario));
    }
    if (!library.closed().isEmpty()) rows.add(new HeadRow(Words.of("start.closed")));
    for (var one : library.closed()) rows.add(new ClosedRow(one, result(one)));
    var bundled =
        library.plans().stream().filter(plan -> plan.shipped() == Cockpit.Origin.BUNDLED).count();
    var opened = library.plans().size() - bundled;
    var counts =
        opened == 0
            ? Words.of("start.counts", bundled)
            : Words.of("start.counts-opened", bundled, opened);
    return new StartModel(counts, rows);
  }

  /// Since when nobody drives it, in real time.
  static String when(Cockpit.Unfinished one, Instant now) {
    var key = "start." + one.ending().name().toLowerCase(Locale.ROOT);
    var left = Words.of(key, Times.second(one.since()), Times.ago(one.since(), now));
    if (one.ending() == Cockpit.Ending.STOPPED) return left;
    return switch (one.state()) {
      case PAUSED -> Words.of("start.stood.paused", left);
      case RECOVERED -> Words.of("start.stood.recovered", left);
      case FAILED -> Words.of("start.stood.failed", left);
      case RUNNING, WAITING, IN_DOUBT, STOPPED, CLOSED -> left;
    };
  }

  /// The day and how long ago that is.
  static String when(Cockpit.Closed one, Instant now) {
    return Words.of("start.closed.at", Times.day(one.ended()), Times.ago(one.ended(), now));
  }

  /// Such as `recovered in 1 h 41 min`; of a rehearsal also that nobody closed it.
  public static String result(Cockpit.Closed one) {
    var ended = ended(one);
    return one.state() == RunState.CLOSED ? ended : Words.of("start.result.open", ended);
  }

  private static String ended(Cockpit.Closed one) {
    var took = one.took();
    var word = one.result().name().toLowerCase(Locale.ROOT);
    if (took != null && one.leftOut() > 0)
      return Words.of("start.result.practised", one.leftOut(), one.steps(), Times.took(took));
    return took == null
        ? Words.of("start.result." + word)
        : Words.of("start.result.recovered-in", Times.took(took));
  }

  private static PlanRow plan(Cockpit.PlanEntry plan) {
    var loud =
        plan.findings().stream()
            .filter(finding -> finding.severity() != Finding.Severity.NOTE)
            .toList();
    var scenarios = Words.count("start.scenarios", plan.scenarios().size());
    // Two plans may have the same title: one that was opened is known by its folder.
    var reach = plan.shipped() == Cockpit.Origin.OPENED ? plan.folder().toString() : plan.about();
    var about = reach.isEmpty() ? scenarios : reach + "; " + scenarios;
    var notes = plan.findings().size();
    var findings =
        switch (loud.size()) {
          case 0 -> notes == 0 ? Words.of("start.no-findings") : Words.count("opened.note", notes);
          case 1 -> Words.of("start.finding", loud.getFirst().message());
          default -> Words.of("start.findings", loud.size());
        };
    return new PlanRow(plan, about, findings, !loud.isEmpty());
  }

  /// When a scenario was last rehearsed, and where there is room how long it took.
  static String rehearsed(Cockpit.ScenarioEntry scenario, Instant now, Look look) {
    var when = scenario.rehearsed();
    if (when == null) return Words.of("start.never");
    var took = scenario.took();
    var ago = Times.ago(when, now);
    return took == null || look.narrow() ? ago : ago + ", " + Times.took(took);
  }

  private static ScenarioRow scenario(Cockpit.PlanEntry plan, Cockpit.ScenarioEntry scenario) {
    return new ScenarioRow(
        plan, scenario, Times.objective(scenario.rto()), Times.objective(scenario.rpo()));
  }
}
