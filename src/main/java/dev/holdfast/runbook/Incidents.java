package dev.holdfast.runbook;

import dev.holdfast.incident.Fold;
import dev.holdfast.incident.Mode;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.journal.Entry;
import dev.holdfast.journal.Home;
import dev.holdfast.journal.HomeEvents;
import dev.holdfast.journal.JournalFolder;
import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.kernel.Redactor;
import dev.holdfast.kernel.ScaledClock;
import dev.holdfast.kernel.Secret;
import dev.holdfast.plan.Finding;
import dev.holdfast.plan.Plan;
import dev.holdfast.plan.PlanLoader;
import dev.holdfast.plan.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The runs of a home: starts them, takes them up again, shows them.
public final class Incidents {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private final Home home;
  private final Clock clock;
  private final Launch launch;
  private final Worlds worlds;
  private final Supplier<Redactor> redactors;
  private final Stories stories;
  private final AtomicBoolean swept = new AtomicBoolean();

  public Incidents(
      Home home, Clock clock, Launch launch, Worlds worlds, Supplier<Redactor> redactors) {
    this.home = home;
    this.clock = clock;
    this.launch = launch;
    this.worlds = worlds;
    this.redactors = redactors;
    this.stories = new Stories(home, clock);
  }

  /// Declares and drives a scenario.
  ///
  /// @throws ProblemException when the plan has errors, the scenario is unknown, or the home does
  ///   not take the record
  public Run start(Start start) {
    var loaded = load(start.planFolder());
    var plan = loaded.plan().orElseThrow();
    var scenario = Stories.scenario(plan, start.scenario());
    check(loaded, scenario, start);
    var id = STAMP.format(clock.wall()) + "-" + scenario.id();
    while (Files.exists(home.incidentFolder(id))) id += "-x";
    home.layBallast();
    sweep();
    var copy = PlanCopies.keep(home.folder(), start.planFolder(), loaded.hash());
    var runClock =
        start.mode() == Mode.REHEARSAL
            ? ScaledClock.held(clock, start.speed(), clock.now())
            : clock;
    var facts = new LinkedHashMap<String, Object>();
    facts.put("kind", "incident");
    facts.put("plan", plan.id());
    facts.put("planHash", loaded.hash());
    facts.put("planCopy", copy.getFileName().toString());
    facts.put("scenario", scenario.id());
    facts.put("mode", start.mode().word());
    var stated = start.began();
    var now = runClock.now();
    // Another clock may be ahead of this one by a little: impact is never after the declaration.
    var began = stated == null || stated.isAfter(now) ? now : stated;
    var world =
        worlds.open(
            new Worlds.Ask(start.mode(), plan, scenario, runClock, state(id), true, start.crew()));
    var ground = ground(id, plan, scenario, copy, runClock, world, start.mode(), loaded.hash());
    return launch.declare(ground, start, began, facts);
  }

  /// Refuses what [#start] would refuse, before a person is asked whether they mean it.
  ///
  /// @throws ProblemException as `start` does
  public void check(Start start) {
    var loaded = load(start.planFolder());
    var plan = loaded.plan().orElseThrow();
    var scenario = Stories.scenario(plan, start.scenario());
    check(loaded, scenario, start);
    launch.refuseDeclaredOnly(plan, scenario, start.mode());
  }

  private void check(PlanLoader.Result loaded, Scenario scenario, Start start) {
    var plan = loaded.plan().orElseThrow();
    launch.refuseErrors(loaded, scenario);
    launch.refuseEndpoints(plan, start.endpoints(), start.mode());
    Inputs.check(plan, scenario, start.inputs());
    TooLong.why(start.inputs())
        .ifPresent(
            why -> {
              throw new ProblemException(why);
            });
    LongLists.why(plan, scenario, start.inputs().keySet())
        .ifPresent(
            why -> {
              throw new ProblemException(why);
            });
    Roles.check(plan, start.by());
    for (var known : start.down()) Marks.check(plan, known.what().text());
    for (var way : start.ways()) Ways.check(plan, way.network());
    checkBegan(start.began());
  }

  private void checkBegan(@Nullable Instant began) {
    if (began == null) return;
    Remarks.whyNotBegan(began, clock.now())
        .ifPresent(
            why -> {
              throw new ProblemException(
                  Problem.of(
                      "use.began", why, "Nothing was started", "say when users first felt it"));
            });
  }

  /// Takes an unfinished run up where it stood.
  public Run resume(
      String id, Map<String, String> endpoints, Map<String, Secret> secrets, boolean crew) {
    home.checkKnown(id);
    sweep();
    return launch.resume(ground(id, crew), endpoints, secrets);
  }

  /// Opens a run to tell it one thing.
  public Run visit(String id, Map<String, String> endpoints) {
    home.checkKnown(id);
    sweep();
    var story = story(id);
    var fault = damaged(story);
    return fault.isPresent()
        ? adrift(id, story, fault.get())
        : launch.visit(ground(id, false), endpoints);
  }

  private static Optional<Problem> damaged(Story story) {
    var hash = PlanLoader.hash(story.folder());
    return PlanCopies.damaged(story.folder(), hash, story.fold().planHash());
  }

  /// Without its plan nothing of it can be done; what people know still goes on its record.
  private Run adrift(String id, Story story, Problem fault) {
    var runClock = clock(story);
    var journal = JournalFolder.open(home.incidentFolder(id), home.key(), runClock);
    var fold = new Fold(story.plan(), story.scenario());
    for (var entry : journal.entries()) fold.apply(Ledger.event(entry));
    var steps =
        journal.entries().stream()
            .map(entry -> Ledger.event(entry).step())
            .filter(step -> !step.isEmpty())
            .distinct()
            .toList();
    var subject =
        new HomeEvents.Subject(
            id, story.plan().id(), story.scenario().id(), story.fold().mode().word());
    return new Adrift(
        new Ledger(journal, fold, runClock, home.room(clock), redactors.get()),
        runClock,
        new HomeChronicle(home, clock, subject, story.fold().planHash()),
        steps,
        () -> launch.atWork(runFolder(id), clock),
        fault);
  }

  private Clock clock(Story story) {
    return story.fold().mode() == Mode.REHEARSAL
        ? ScaledClock.held(clock, story.fold().speed(), story.fold().last())
        : stories.goingOn(story);
  }

  /// Brings to its end what earlier starts were kept from: signs a close, and removes what ended
  /// children left in the clear; once, before anything of this start runs. What cannot be removed
  /// is on the home's record; a recovery does not wait for it.
  public void sweep() {
    if (!swept.compareAndSet(false, true)) return;
    home.signCloses(clock);
    var kept = launch.sweep(home.runFolder(), redactors.get(), clock);
    try {
      kept.forEach(
          (folder, because) ->
              home.record(clock).note(new HomeEvents.LeftInTheClear(folder, because)));
    } catch (ProblemException e) {
      // The home's record remembers it and says so.
    }
  }

  private Launch.Ground ground(String id, boolean crew) {
    var story = story(id);
    damaged(story)
        .ifPresent(
            fault -> {
              throw new ProblemException(fault);
            });
    var runClock = clock(story);
    var world =
        worlds.open(
            new Worlds.Ask(
                story.fold().mode(),
                story.plan(),
                story.scenario(),
                runClock,
                state(id),
                false,
                crew));
    return ground(
        id,
        story.plan(),
        story.scenario(),
        story.folder(),
        runClock,
        world,
        story.fold().mode(),
        story.fold().planHash());
  }

  private Launch.Ground ground(
      String id,
      Plan plan,
      Scenario scenario,
      Path folder,
      Clock runClock,
      Worlds.World world,
      Mode mode,
      String planHash) {
    var subject = new HomeEvents.Subject(id, plan.id(), scenario.id(), mode.word());
    return new Launch.Ground(
        id,
        home.incidentFolder(id),
        runFolder(id),
        folder,
        plan,
        scenario,
        home.key(),
        runClock,
        redactors.get(),
        world::session,
        world.crew(),
        world::effectDone,
        new PastRuns(this).durations(plan.id(), scenario.id(), mode),
        new HomePoints(home, clock, plan, mode, () -> new Proofs(this).of(plan)),
        home.room(clock),
        new HomeChronicle(home, clock, subject, planHash));
  }

  private Path state(String id) {
    return home.runFolder().resolve(id + ".estate.json");
  }

  private Path runFolder(String id) {
    var folder = home.runFolder().resolve(id);
    try {
      Files.createDirectories(folder);
      return folder;
    } catch (IOException e) {
      throw new ProblemException(
          Problem.of(
              "home.unwritable",
              "The run folder %s cannot be made: %s".formatted(folder, e.getMessage()),
              "Steps have nowhere to work",
              "free the disk, or choose another home with --home"),
          e);
    }
  }

  List<String> names() {
    return home.incidents();
  }

  /// A run as its record tells it.
  ///
  /// @param last event on the record
  /// @param trouble what is wrong with the record, or with the copy of the plan, as it lies there
  public record Story(
      Fold fold,
      Plan plan,
      Scenario scenario,
      Path folder,
      Entry last,
      String shortHash,
      @Nullable String trouble) {}

  /// Reads a run without opening it.
  public Story story(String id) {
    return stories.read(id);
  }

  /// How a run stands, from its record alone.
  public Snapshot show(String id) {
    return stories.show(story(id));
  }

  /// How a run stands, and who is at it.
  public record Shown(Snapshot snapshot, Standing standing) {}

  /// As [#show], with who is at it.
  public Shown look(String id) {
    return stories.closely(story(id));
  }

  /// How a run stands that nobody drives.
  ///
  /// @param since real time of the last event on record: when it was left, or interrupted
  /// @param left whether it was let go in order
  public record AtRest(Snapshot run, Instant since, boolean left) {}

  /// How a run stands, from its record alone, and since when.
  public AtRest atRest(String id) {
    var story = story(id);
    return new AtRest(stories.show(story), story.last().wall(), story.fold().left().isPresent());
  }

  /// One line of the list.
  public record Summary(
      String id,
      String plan,
      String scenario,
      String mode,
      String state,
      Instant declared,
      Standing standing) {}

  /// All runs of the home; one that cannot be read is listed as such.
  public List<Summary> list() {
    return stories.list();
  }

  /// Reads a plan that must be free of errors.
  public static PlanLoader.Result load(Path folder) {
    var loaded = PlanLoader.load(folder);
    if (loaded.plan().isPresent()) return loaded;
    throw unusable(loaded);
  }

  static ProblemException unusable(PlanLoader.Result loaded) {
    var folder = loaded.folder();
    var first =
        loaded.findings().stream()
            .filter(finding -> finding.severity() == Finding.Severity.ERROR)
            .findFirst();
    return new ProblemException(
        Problem.of(
            "plan.unusable",
            "The plan in %s cannot be used: %s"
                .formatted(folder, first.map(Finding::sentence).orElse("no plan")),
            "Nothing was started",
            "see all findings with `holdfast plan check " + folder + "`"));
  }
}
