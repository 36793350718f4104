package dev.holdfast.ui;

import dev.holdfast.incident.Clocks;
import dev.holdfast.incident.Mode;
import dev.holdfast.incident.RunState;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.plan.Finding;
import dev.holdfast.plan.Scenario;
import dev.holdfast.readiness.walkthrough.WalkBook;
import dev.holdfast.runbook.Inputs;
import dev.holdfast.runbook.Run;
import dev.holdfast.runbook.Start;
import dev.holdfast.runbook.Survey;
import dev.holdfast.runbook.glass.BreakGlass;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the window asks of the house behind it. Every call may block; the window makes none of them
/// on its own thread. A call that cannot be done throws [dev.holdfast.kernel.ProblemException].
public interface Cockpit {
  /// The laptop's clock, at once: the one call that never blocks.
  Instant now();

  /// Bundled and opened plans, interrupted incidents, and what this laptop has.
  Library library();

  Run start(Start start);

  /// Takes up an interrupted incident; sends nothing by itself.
  Run resume(String incident);

  /// Looks whether what happens can be put on record again after it could not.
  ///
  /// @throws dev.holdfast.kernel.ProblemException while it cannot
  void ready();

  /// Reads a plan folder; it is in [#library()] from then on, after the next start too. One that
  /// cannot be used is not, and comes back with its findings.
  PlanEntry open(Path folder);

  /// Opens the real estate of a plan to be looked at before any run; nothing is asked yet.
  Survey survey(Path folder);

  /// The home's vault, as this process has it.
  BreakGlass glass();

  /// The text without any secret that this process knows, at once.
  String masked(String text);

  /// The walkthroughs of this laptop.
  WalkBook walkthroughs();

  /// Checks every byte of an incident's record.
  Verdict verify(Path record);

  /// Reads the record of an incident that is over, and checks every byte of it.
  Review review(String incident);

  /// Everything that the start page shows.
  ///
  /// @param now when it was read
  /// @param plans own ones before those that came with Holdfast
  /// @param unfinished the most urgent first
  /// @param closed what is over, the newest first
  /// @param unreadable plans and incidents that are there and cannot be read, and why
  record Library(
      Instant now,
      List<PlanEntry> plans,
      List<Unfinished> unfinished,
      List<Closed> closed,
      List<Fact> laptop,
      List<Fact> unreadable) {
    public Library {
      unreadable = List.copyOf(unreadable);
      // Nobody looks for the own plan under samples on the day it is needed.
      plans =
          plans.stream()
              .sorted(Comparator.comparing(plan -> plan.shipped() == Origin.BUNDLED))
              .toList();
      unfinished = unfinished.stream().sorted(Unfinished.URGENT).toList();
      closed = closed.stream().sorted(Comparator.comparing(Closed::ended).reversed()).toList();
      laptop = List.copyOf(laptop);
    }

    /// Whether it shows the same as another; they may have been read at different times.
    boolean shows(Library other) {
      return plans.equals(other.plans)
          && unfinished.equals(other.unfinished)
          && closed.equals(other.closed)
          && laptop.equals(other.laptop)
          && unreadable.equals(other.unreadable);
    }
  }

  /// One plan and what was found about it.
  ///
  /// @param about what it reaches, in a few words ("AWS: ECS, RDS, ALB")
  /// @param shipped whether it came with Holdfast or was opened
  record PlanEntry(
      Path folder,
      String id,
      String title,
      String about,
      Origin shipped,
      List<Finding> findings,
      List<Role> roles,
      List<ScenarioEntry> scenarios) {
    public PlanEntry {
      findings = List.copyOf(findings);
      roles = List.copyOf(roles);
      scenarios = List.copyOf(scenarios);
    }
  }

  /// Where a plan came from.
  enum Origin {
    BUNDLED,
    OPENED,
    /// It was to be opened and cannot be used; its findings say why.
    UNUSABLE
  }

  /// A role of a plan and who fills it first.
  record Role(String id, String title, String person) {}

  /// A scenario as a row of the start page.
  ///
  /// @param rehearsed when it was last rehearsed to the end
  /// @param took how long the recovery took then
  /// @param blindSpots checks that cannot be sensed for real, and where they stand
  /// @param targets where its actions go, one line each
  /// @param held what the scenarios may be told that it runs
  record ScenarioEntry(
      String id,
      String title,
      @Nullable Duration rto,
      @Nullable Duration rpo,
      @Nullable Instant rehearsed,
      @Nullable Duration took,
      List<Scenario.Input> inputs,
      List<String> blindSpots,
      List<String> targets,
      List<Inputs.Held> held) {
    /// One that runs no other scenario.
    public ScenarioEntry(
        String id,
        String title,
        @Nullable Duration rto,
        @Nullable Duration rpo,
        @Nullable Instant rehearsed,
        @Nullable Duration took,
        List<Scenario.Input> inputs,
        List<String> blindSpots,
        List<String> targets) {
      this(id, title, rto, rpo, rehearsed, took, inputs, blindSpots, targets, List.of());
    }

    /// One whose steps are all a person's.
    public ScenarioEntry(
        String id,
        String title,
        @Nullable Duration rto,
        @Nullable Duration rpo,
        @Nullable Instant rehearsed,
        @Nullable Duration took,
        List<Scenario.Input> inputs,
        List<String> blindSpots) {
      this(id, title, rto, rpo, rehearsed, took, inputs, blindSpots, List.of());
    }

    public ScenarioEntry {
      targets = List.copyOf(targets);
      held = List.copyOf(held);
      inputs = List.copyOf(inputs);
      blindSpots = List.copyOf(blindSpots);
    }
  }

  /// An incident that nobody drives and that is not closed.
  ///
  /// @param since real time of the last event on record
  /// @param ending whether it was let go in order
  /// @param inDoubt steps in doubt; what was in flight is one
  /// @param doubtful title or name of the step in doubt, or empty
  /// @param rotations credentials that were seen in it and are not rotated
  /// @param state where it stood when it was let go
  record Unfinished(
      String id,
      String planTitle,
      String scenarioTitle,
      Mode mode,
      Clocks clocks,
      Instant since,
      Ending ending,
      int done,
      int steps,
      String lastDone,
      int inDoubt,
      String doubtful,
      int rotations,
      RunState state) {
    /// What is real before what is practised, what goes on before what was stopped, then the
    /// newest.
    static final Comparator<Unfinished> URGENT =
        Comparator.comparing(Unfinished::mode)
            .thenComparing(one -> one.ending() == Ending.STOPPED)
            .thenComparing(one -> one.clocks().declared(), Comparator.reverseOrder());

    /// Whether its time stands still until it is taken up: that of a rehearsal does.
    public boolean still() {
      return mode == Mode.REHEARSAL;
    }

    /// Whether what was in flight is known to stand where it was left.
    public boolean calm() {
      return still() && ending == Ending.LEFT;
    }
  }

  /// How it came that nobody drives a run.
  enum Ending {
    LEFT,
    INTERRUPTED,
    /// Nothing was started any more because the disk was full.
    FULL,
    STOPPED
  }

  /// An incident that is over: closed, or a rehearsal that ended.
  ///
  /// @param ended real time of the last event on record
  /// @param took from impact to recovery; null where it did not recover
  /// @param leftOut steps that a drill left out, of all its steps
  /// @param state closed, or how a rehearsal stands that nobody closed
  record Closed(
      String id,
      String planTitle,
      String scenarioTitle,
      Mode mode,
      Instant ended,
      Result result,
      @Nullable Duration took,
      int leftOut,
      int steps,
      RunState state) {
    /// One in which nothing was left out, and that was closed.
    public Closed(
        String id,
        String planTitle,
        String scenarioTitle,
        Mode mode,
        Instant ended,
        Result result,
        @Nullable Duration took) {
      this(id, planTitle, scenarioTitle, mode, ended, result, took, 0, 0, RunState.CLOSED);
    }

    /// How it ended.
    public enum Result {
      RECOVERED,
      NOT_RECOVERED,
      STOPPED,
      FAILED
    }
  }

  /// The record of an incident that is over.
  record Review(Closed incident, Snapshot run, Verdict verdict) {}

  /// A label and what it says, such as network: offline.
  record Fact(String label, String value) {}

  /// What checking a record showed.
  ///
  /// @param about which incident, or whose home, was checked
  /// @param good whether every byte is as it was written
  /// @param says one sentence
  /// @param details more, one line each
  record Verdict(String about, Outcome good, String says, List<String> details) {
    public Verdict {
      details = List.copyOf(details);
    }

    /// Whether it holds.
    public enum Outcome {
      WHOLE,
      /// Nothing is wrong but what a crash leaves behind.
      CUT_SHORT,
      BROKEN;

      /// The word for it among the window's.
      public String word() {
        return "verify." + name().toLowerCase(Locale.ROOT).replace('_', '-');
      }
    }
  }
}
