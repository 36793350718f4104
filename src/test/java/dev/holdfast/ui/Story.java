package dev.holdfast.ui;

import dev.holdfast.incident.Circumstances;
import dev.holdfast.incident.Clocks;
import dev.holdfast.incident.CredentialView;
import dev.holdfast.incident.InputView;
import dev.holdfast.incident.ItemView;
import dev.holdfast.incident.Mode;
import dev.holdfast.incident.Need;
import dev.holdfast.incident.Person;
import dev.holdfast.incident.RunState;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.incident.StepView;
import dev.holdfast.incident.Updates;
import dev.holdfast.kernel.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One incident of sample data, to be bent into every state that the pictures show.
public final class Story {
  public static final Instant BEGAN = Instant.parse("2026-11-22T13:58:00Z");
  public static final Instant DECLARED = Instant.parse("2026-11-22T14:02:00Z");
  public Mode mode = Mode.LIVE;
  public RunState state = RunState.RUNNING;
  public Circumstances around = Circumstances.USUAL;
  public Instant now = Instant.parse("2026-11-22T14:31:42Z");
  public String planTitle = "ContractorLens";
  public String scenarioTitle = "Database failure or corruption";
  public final List<StepView> steps = new ArrayList<>();
  public final List<Need> needs = new ArrayList<>();
  public final List<String> owed = new ArrayList<>();
  public final List<String> inForce = new ArrayList<>();
  public final List<String> stays = new ArrayList<>();
  public List<String> without = List.of();
  public @Nullable Instant ended;
  public final List<InputView> inputs = new ArrayList<>(Items.inputs());
  public final List<Updates.Message> messages = new ArrayList<>(Items.messages());
  public final List<CredentialView> credentials = new ArrayList<>();
  public final List<ItemView> items = new ArrayList<>(Items.sample());
  public final List<Snapshot.TimelineLine> said = new ArrayList<>();
  public List<Snapshot.GroupView> groups = Items.groups();
  public boolean recovered;
  public Duration recoveredAfter = Duration.ofMinutes(89);
  public Instant forecastFrom = at("15:13:00");
  public Instant forecastTo = at("15:31:00");
  public Instant nextUpdate = at("14:35:00");
  public @Nullable Duration loss = Duration.ofMinutes(6);
  public Snapshot.@Nullable ResumeCard resume;
  public @Nullable String trouble;
  public long events = 214;

  public static Instant at(String time) {
    return Instant.parse("2026-11-22T" + time + "Z");
  }

  /// The run of the pictures: three done, one in flight, one waiting, two to come.
  public static Story live() {
    var story = new Story();
    story.steps.add(
        Steps.step(
            "stop-writes",
            1,
            0,
            "Stop application writes",
            "app lead",
            "J. W.",
            StepStatus.DONE,
            0,
            5,
            5,
            "14:03:10",
            "14:05:02"));
    story.steps.add(
        Steps.step(
            "database-status",
            2,
            1,
            "Check the database status",
            "database admin",
            "A. R.",
            StepStatus.DONE,
            5,
            10,
            5,
            "14:05:20",
            "14:09:30"));
    story.steps.add(
        Steps.step(
            "recent-backups",
            3,
            1,
            "Review the recent backups",
            "database admin",
            "A. R.",
            StepStatus.DONE,
            10,
            15,
            5,
            "14:10:24",
            "14:18:00"));
    story.steps.add(Steps.restore(StepStatus.IN_FLIGHT, null));
    story.steps.add(
        Steps.with(
            Steps.step(
                "update-strings",
                5,
                2,
                "Update the connection strings",
                "app lead",
                "J. W.",
                StepStatus.WAITING,
                17,
                30,
                10,
                "14:27:10",
                null),
            at("14:37:10")));
    story.steps.add(
        Steps.step(
            "validate-counts",
            6,
            3,
            "Validate the row counts",
            "database admin",
            "A. R.",
            StepStatus.PLANNED,
            120,
            127,
            10,
            null,
            null));
    story.steps.add(
        Steps.step(
            "restart",
            7,
            3,
            "Restart the application",
            "app lead",
            "J. W.",
            StepStatus.PLANNED,
            127,
            135,
            8,
            null,
            null));
    story.needs.add(
        new Need(
            "update-strings",
            Need.Kind.ANSWER,
            "Which endpoint do the tasks use now?",
            "",
            List.of(),
            List.of(),
            at("14:27:10"),
            at("14:37:10")));
    return story;
  }

  public Story doubt() {
    state = RunState.IN_DOUBT;
    now = at("14:32:02");
    steps.set(3, Steps.restore(StepStatus.IN_DOUBT, null));
    needs.addFirst(
        new Need(
            "restore-database",
            Need.Kind.RESOLVE,
            "Did the restore happen?",
            "",
            List.of(),
            List.of(),
            at("14:26:11"),
            null));
    resume =
        new Snapshot.ResumeCard(
            at("14:26:11"),
            at("14:31:40"),
            "3 Review the recent backups",
            List.of("4 Restore to a point in time"),
            List.of(),
            "6 Validate the row counts");
    return this;
  }

  /// The step is done and seen; its undo was sent later, and nobody knows whether it came about.
  public Story undoDoubt() {
    doubt();
    steps.set(
        3,
        new StepDraft(Steps.restore(StepStatus.IN_DOUBT, null))
            .undo("the old endpoint")
            .undoSent(at("14:31:05"))
            .made());
    needs.removeFirst();
    needs.addFirst(
        new Need(
            "restore-database",
            Need.Kind.RESOLVE,
            "Was it put back (the old endpoint)? Restore to a point in time",
            "",
            List.of("done", "not-done"),
            List.of(),
            at("14:31:05"),
            null));
    return this;
  }

  public Story failed() {
    state = RunState.WAITING;
    now = at("14:45:20");
    var problem =
        Problem.of(
            "aws.quota",
            "quota exceeded, seen 14:45",
            "no instance was made",
            "free one instance or raise the quota, then try again");
    steps.set(3, Steps.restore(StepStatus.FAILED, problem));
    needs.clear();
    needs.add(
        new Need(
            "restore-database",
            Need.Kind.RETRY,
            "The restore was refused. What now?",
            "",
            List.of("retry", "skip", "stop"),
            List.of(),
            at("14:45:20"),
            null));
    return this;
  }

  /// Past the objective: the restore took longer than it usually does, the last steps are to come.
  public Story past() {
    now = at("16:10:07");
    forecastFrom = at("16:19:00");
    forecastTo = at("16:27:00");
    nextUpdate = at("16:35:00");
    needs.clear();
    steps.set(3, Steps.at(steps.get(3), StepStatus.DONE, "14:19:02", "15:39:20"));
    steps.set(4, Steps.at(steps.get(4), StepStatus.DONE, "15:39:40", "15:48:10"));
    steps.set(5, Steps.at(steps.get(5), StepStatus.DONE, "15:48:30", "16:06:15"));
    steps.set(6, Steps.at(steps.get(6), StepStatus.WAITING, "16:06:15", null));
    needs.add(
        new Need(
            "restart",
            Need.Kind.ANSWER,
            "Do the tasks answer?",
            "",
            List.of(),
            List.of(),
            at("16:06:15"),
            at("16:14:15")));
    return this;
  }

  /// Stopped by a person, with a step under verification and what isolates still in force.
  public Story stopped() {
    state = RunState.STOPPED;
    ended = at("14:31:42");
    now = at("14:52:10");
    needs.clear();
    inForce.add("stop-writes");
    steps.set(0, new StepDraft(steps.getFirst()).undo("starts the writers again").made());
    return this;
  }

  public Story recovered() {
    state = RunState.RECOVERED;
    recovered = true;
    now = at("15:31:00");
    needs.clear();
    steps.replaceAll(step -> Steps.with(step, StepStatus.DONE));
    items.replaceAll(Items::passing);
    return this;
  }

  public Story longNames() {
    planTitle = "ContractorLens production (Europe, North America and Asia Pacific)";
    scenarioTitle = "Database failure or corruption of the primary store in us-west-2";
    steps.set(
        3,
        Steps.titled(
            steps.get(3),
            "Restore contractorlens-production-primary-database to a point in time beside the old"
                + " one",
            "database administration on call (Europe)"));
    steps.set(
        4,
        Steps.titled(
            steps.get(4),
            "Update the connection strings in Parameter Store and restart the tasks that read them",
            "app lead"));
    return this;
  }

  /// A run of so many steps.
  public static Story many(int count) {
    var story = live();
    for (var i = story.steps.size() + 1; i <= count; i++) {
      story.steps.add(
          Steps.step(
              "step-" + i,
              i,
              3,
              "Step number " + i,
              "app lead",
              "J. W.",
              StepStatus.PLANNED,
              120,
              135,
              1,
              null,
              null));
    }
    return story;
  }

  public Snapshot snapshot() {
    var rto = Duration.ofHours(2);
    var end = ended;
    var elapsed = recovered ? recoveredAfter : Duration.between(BEGAN, end == null ? now : end);
    var clocks =
        new Clocks(
            now,
            BEGAN,
            DECLARED,
            rto,
            elapsed,
            rto.minus(elapsed),
            recovered || end != null || trouble != null ? null : forecastFrom,
            recovered || end != null || trouble != null ? null : forecastTo,
            Duration.ofMinutes(15),
            loss,
            recovered,
            nextUpdate,
            "users",
            recovered,
            ended);
    var lines = StoryParts.lines();
    lines.addAll(said);
    return new Snapshot(
        "i-1",
        "contractorlens",
        planTitle,
        "database-corruption",
        scenarioTitle,
        mode,
        state,
        new Person("M. O.", "commander"),
        clocks,
        StoryParts.phases(),
        steps,
        items,
        groups,
        needs,
        lines,
        owed,
        inForce,
        stays,
        Map.of("commander", "Incident commander", "security-lead", "Security lead"),
        List.copyOf(inputs),
        List.copyOf(messages),
        List.copyOf(credentials),
        List.of(),
        end == null && trouble == null ? StoryParts.expected(this) : Map.of(),
        around,
        "7f3a 91c2",
        events,
        mode == Mode.REHEARSAL ? 10 : 1,
        resume,
        trouble);
  }
}
