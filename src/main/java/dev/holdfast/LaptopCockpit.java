package dev.holdfast;

import dev.holdfast.connector.Catalog;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.journal.Home;
import dev.holdfast.journal.HomeEvent;
import dev.holdfast.journal.HomeEvents;
import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.kernel.Redactor;
import dev.holdfast.plan.Finding;
import dev.holdfast.plan.Plan;
import dev.holdfast.plan.PlanFolders;
import dev.holdfast.plan.PlanLoader;
import dev.holdfast.readiness.walkthrough.WalkBook;
import dev.holdfast.runbook.Doorbell;
import dev.holdfast.runbook.Incidents;
import dev.holdfast.runbook.NotFollowed;
import dev.holdfast.runbook.Run;
import dev.holdfast.runbook.Start;
import dev.holdfast.runbook.Survey;
import dev.holdfast.runbook.Surveys;
import dev.holdfast.runbook.glass.BreakGlass;
import dev.holdfast.ui.Cockpit;
import dev.holdfast.ui.First;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the window asks for, answered from this laptop: the home, the bundled plans, the engine.
final class LaptopCockpit implements Cockpit {
  private final Home home;
  private final Incidents incidents;
  private final Catalog catalog;
  private final Surveys surveys;
  private final Clock clock;
  private final Doorbell doorbell;
  private final BundledPlans bundled;
  private final RecentPlans recent;
  private final BreakGlass glass;
  private final Redactor redactor;
  private final WalkBook walks;

  LaptopCockpit(
      BreakGlass.Ground ground,
      BreakGlass glass,
      Incidents incidents,
      Surveys surveys,
      Doorbell doorbell,
      BundledPlans bundled,
      WalkBook walks) {
    this.walks = walks;
    this.home = ground.home();
    this.clock = ground.clock();
    this.redactor = ground.redactor();
    this.glass = glass;
    this.incidents = incidents;
    this.surveys = surveys;
    this.catalog = surveys.catalog();
    this.doorbell = doorbell;
    this.bundled = bundled;
    this.recent = new RecentPlans(home, clock, bundled.folder());
  }

  private List<Path> opened() {
    return recent.folders();
  }

  @Override
  public Instant now() {
    return clock.wall();
  }

  /// What the first frame shows: of the bundled plans what their index says, where it is true of
  /// them; all the rest as [#library()] has it.
  First first() {
    var indexed = bundled.indexed().orElse(null);
    return indexed == null
        ? new First(library(), First.Plans.READ)
        : new First(library(indexed), First.Plans.INDEXED);
  }

  @Override
  public Library library() {
    try {
      home.ready();
    } catch (ProblemException e) {
      // The laptop's facts tell it.
    }
    return library(null);
  }

  @Override
  public void ready() {
    home.ready();
  }

  private Library library(@Nullable List<PlanEntry> indexed) {
    var unreadable = new ArrayList<Fact>();
    var standing = standing(unreadable);
    var runs = standing.stream().map(Incidents.AtRest::run).toList();
    var plans = new ArrayList<PlanEntry>();
    if (indexed != null)
      indexed.stream().map(plan -> PlanEntries.rehearsed(plan, runs)).forEach(plans::add);
    else
      for (var loaded : bundled.read())
        entry(loaded, Origin.BUNDLED, runs, unreadable).ifPresent(plans::add);
    for (var folder : opened())
      entry(PlanLoader.load(folder), Origin.OPENED, runs, unreadable).ifPresent(plans::add);
    return new Library(
        clock.wall(),
        plans,
        Standing.unfinished(standing),
        Standing.closed(standing),
        laptop(),
        unreadable);
  }

  /// Every incident of the home; one that cannot be read is told, not left out.
  private List<Incidents.AtRest> standing(List<Fact> unreadable) {
    var runs = new ArrayList<Incidents.AtRest>();
    for (var id : home.incidents()) {
      try {
        runs.add(incidents.atRest(id));
      } catch (ProblemException e) {
        unreadable.add(new Fact(id, e.problem().what()));
      }
    }
    return runs;
  }

  private java.util.Optional<PlanEntry> entry(
      PlanLoader.Result loaded, Origin origin, List<Snapshot> runs, List<Fact> unreadable) {
    if (loaded.plan().isEmpty()) {
      var first = loaded.findings().stream().findFirst();
      unreadable.add(
          new Fact(
              loaded.folder().getFileName().toString(),
              first.map(Finding::sentence).orElse("no plan in it")));
    }
    return loaded.plan().map(plan -> entry(loaded, plan, origin, runs));
  }

  private PlanEntry entry(PlanLoader.Result loaded, Plan plan, Origin origin, List<Snapshot> runs) {
    var entry = PlanEntries.rehearsed(PlanEntries.of(loaded, plan, origin, catalog), runs);
    return PlanEntries.around(entry, NotFollowed.of(catalog, plan, Map.of()));
  }

  private List<Fact> laptop() {
    var facts =
        new ArrayList<>(
            List.of(
                new Fact("network", "not needed to start or to rehearse"),
                new Fact("home", home.folder().toString()),
                new Fact("record key", home.key().id())));
    for (var problem : home.troubles()) facts.add(new Fact("take care", problem.text()));
    return List.copyOf(facts);
  }

  @Override
  public Run start(Start start) {
    return boarded(incidents.start(start));
  }

  @Override
  public Run resume(String incident) {
    return boarded(incidents.resume(incident, Map.of(), Map.of(), false));
  }

  private Run boarded(Run run) {
    var id = run.snapshot().id();
    doorbell.add(id, run);
    glass.board(run, incidents.story(id).plan());
    return run;
  }

  @Override
  public BreakGlass glass() {
    return glass;
  }

  @Override
  public String masked(String text) {
    return redactor.redact(text);
  }

  @Override
  public PlanEntry open(Path given) {
    var folder = PlanFolders.of(given);
    var loaded = PlanLoader.load(folder);
    var plan = loaded.plan().orElse(null);
    if (plan == null) return unusable(loaded);
    if (!opened().contains(folder)) {
      opened().add(folder);
      note(new HomeEvents.PlanOpened(folder, plan.id(), loaded.hash()));
    }
    return entry(
        loaded,
        plan,
        Origin.OPENED,
        standing(new ArrayList<>()).stream().map(Incidents.AtRest::run).toList());
  }

  /// A folder that holds no plan that can be used, with all that was found about it.
  private static PlanEntry unusable(PlanLoader.Result loaded) {
    var name = loaded.folder().getFileName();
    var said = name == null ? loaded.folder().toString() : name.toString();
    return new PlanEntry(
        loaded.folder(), said, said, "", Origin.UNUSABLE, loaded.findings(), List.of(), List.of());
  }

  /// What cannot be noted is among the laptop's facts from then on; the plan can be used.
  private void note(HomeEvent event) {
    try {
      home.record(clock).note(event);
    } catch (ProblemException e) {
      // The home's record remembers it.
    }
  }

  @Override
  public Survey survey(Path folder) {
    return surveys.of(folder);
  }

  @Override
  public WalkBook walkthroughs() {
    return walks;
  }

  @Override
  public Verdict verify(Path record) {
    return Verdicts.of(home, record, this::named);
  }

  /// An incident of this home as the start page names it.
  private String named(String id) {
    var run = incidents.atRest(id).run();
    return Verdicts.about(id, run.planTitle() + ": " + run.scenarioTitle(), run.mode());
  }

  @Override
  public Review review(String incident) {
    var one = incidents.atRest(incident);
    return new Review(Standing.closed(one), one.run(), verify(home.incidentFolder(incident)));
  }
}
