package dev.holdfast.ui.start;

import dev.holdfast.plan.Finding;
import dev.holdfast.ui.Cockpit;
import dev.holdfast.ui.uikit.Times;
import dev.holdfast.ui.uikit.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The start page as rows: interrupted incidents where there are several, then plans as groups of
/// scenarios.
record StartModel(String counts, List<Row> rows) {
  /// A row of the list. It is the same only as itself: comparing all that is in two plans takes
  /// longer than drawing one. And it calls the reader that fits it: a `switch` over types makes
  /// classes of its own when it is first run, which the first frame would wait for.
  sealed interface Row {
    /// What it is remembered by.
    String key();

    void read(Reader by);
  }

  /// Reads rows.
  interface Reader {
    void plan(PlanRow row);

    void scenario(ScenarioRow row);

    void unfinished(UnfinishedRow row);
  }

  /// A plan with what was found about it.
  record PlanRow(Cockpit.PlanEntry plan, String about, String findings, boolean attention)
      implements Row {
    @Override
    public String key() {
      return plan.id();
    }

    @Override
    public void read(Reader by) {
      by.plan(this);
    }

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
  record ScenarioRow(
      Cockpit.PlanEntry plan,
      Cockpit.ScenarioEntry scenario,
      String rto,
      String rpo,
      String rehearsed)
      implements Row {
    @Override
    public String key() {
      return StartScreen.key(plan, scenario);
    }

    @Override
    public void read(Reader by) {
      by.scenario(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  /// An incident that waits to be taken up, beside the first, which is in the bar.
  record UnfinishedRow(Cockpit.Unfinished incident, String says) implements Row {
    @Override
    public String key() {
      return incident.id();
    }

    @Override
    public void read(Reader by) {
      by.unfinished(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  static StartModel of(Cockpit.Library library) {
    var rows = new ArrayList<Row>();
    library.unfinished().stream()
        .skip(1)
        .map(one -> new UnfinishedRow(one, when(one, library)))
        .forEach(rows::add);
    for (var plan : library.plans()) {
      rows.add(plan(plan));
      for (var scenario : plan.scenarios()) rows.add(scenario(plan, scenario, library));
    }
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
  static String when(Cockpit.Unfinished one, Cockpit.Library library) {
    var key = "start." + one.ending().name().toLowerCase(Locale.ROOT);
    return Words.of(key, Times.second(one.since()), Times.ago(one.since(), library.now()));
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

  private static ScenarioRow scenario(
      Cockpit.PlanEntry plan, Cockpit.ScenarioEntry scenario, Cockpit.Library library) {
    var when = scenario.rehearsed();
    var took = scenario.took();
    var rehearsed =
        when == null
            ? Words.of("start.never")
            : Times.ago(when, library.now()) + (took == null ? "" : ", " + Times.took(took));
    return new ScenarioRow(
        plan,
        scenario,
        Times.objective(scenario.rto()),
        Times.objective(scenario.rpo()),
        rehearsed);
  }
}
