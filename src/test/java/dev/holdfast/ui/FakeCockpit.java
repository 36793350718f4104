package dev.holdfast.ui;

import dev.holdfast.incident.Mode;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.journal.Home;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.kernel.StreamingRedactor;
import dev.holdfast.kernel.SystemClock;
import dev.holdfast.plan.Finding;
import dev.holdfast.plan.Position;
import dev.holdfast.plan.Scenario;
import dev.holdfast.readiness.walkthrough.WalkBook;
import dev.holdfast.runbook.Run;
import dev.holdfast.runbook.Start;
import dev.holdfast.runbook.glass.BreakGlass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A cockpit that plays what a test scripted.
class FakeCockpit implements Cockpit {
  static final Instant NOW = Instant.parse("2026-11-22T14:31:11Z");
  final List<Start> started = new ArrayList<>();
  final List<String> resumed = new ArrayList<>();
  final List<Unfinished> unfinished = new ArrayList<>();
  final List<Closed> closed = new ArrayList<>();
  final List<PlanEntry> opened = new ArrayList<>();
  final List<Fact> unreadable = new ArrayList<>();
  final Function<Start, Run> open;
  private @Nullable BreakGlass glass;
  @Nullable WalkBook walks;

  FakeCockpit(Function<Start, Run> open) {
    this.open = open;
  }

  static Unfinished interrupted(Snapshot run) {
    return new Unfinished(
        run.id(),
        run.planTitle(),
        run.scenarioTitle(),
        run.mode(),
        run.clocks(),
        Story.at("14:26:11"),
        Ending.INTERRUPTED,
        3,
        7,
        "Review the recent backups",
        1,
        "Restore to a point in time",
        0,
        run.state());
  }

  @Nullable FakeSurvey survey;
  volatile @Nullable Problem notReady;

  @Override
  public void ready() {
    var problem = notReady;
    if (problem != null) throw new ProblemException(problem);
  }

  @Override
  public dev.holdfast.runbook.Survey survey(Path folder) {
    return java.util.Objects.requireNonNull(survey, "the test scripted no estate");
  }

  @Override
  public Instant now() {
    return NOW;
  }

  @Override
  public synchronized BreakGlass glass() {
    var made = glass;
    if (made == null) {
      made = new GlassKit().glass();
      glass = made;
    }
    return made;
  }

  @Override
  public String masked(String text) {
    return text;
  }

  @Override
  public Library library() {
    var now = NOW;
    var finding =
        new Finding(
            "window",
            Finding.Severity.WARNING,
            new Position("plan.yaml", 12, 3),
            "validation ends 15 min past the RTO",
            "The objective cannot be met.",
            "Shorten it.");
    var roles =
        List.of(
            new Role("commander", "Incident commander", "M. O."),
            new Role("app-lead", "App lead", "J. W."));
    var input =
        new Scenario.Input(
            "restore-time",
            Scenario.Input.Type.INSTANT,
            "Moment to restore to",
            null,
            null,
            null,
            List.of(),
            Position.NOWHERE);
    var first =
        new PlanEntry(
            Path.of("runbooks/contractorlens"),
            "contractorlens",
            "ContractorLens production",
            "AWS: ECS, RDS, ALB",
            Origin.BUNDLED,
            List.of(finding),
            roles,
            List.of(
                entry("region-failure", "Complete AWS Region failure", 240, 15, -1, now),
                new ScenarioEntry(
                    "database-corruption",
                    "Database failure or corruption",
                    Duration.ofHours(2),
                    Duration.ofMinutes(15),
                    now.minus(Duration.ofDays(12)),
                    Duration.ofMinutes(101),
                    List.of(input),
                    List.of(),
                    List.of(
                        "aws-primary: aws, account 123456789012, region us-west-2, the real endpoint")),
                entry("security-breach", "Security breach or compromise", 60, 0, 40, now),
                entry("service-failure", "Application service failure", 30, 0, 12, now)));
    var second =
        new PlanEntry(
            Path.of("runbooks/technician-marketplace"),
            "technician-marketplace",
            "Technician Marketplace",
            "Kubernetes, PostgreSQL, Redis, MongoDB, S3",
            Origin.BUNDLED,
            List.of(),
            roles,
            List.of(
                entry("data-loss", "Database corruption or data loss", 60, 15, -1, now),
                entry("infrastructure", "Complete infrastructure failure", 120, 15, -1, now),
                entry("deletion", "Accidental data deletion", 60, 15, -1, now),
                entry("ransomware", "Ransomware or security breach", 240, 60, -1, now)));
    return new Library(
        now,
        Stream.concat(Stream.of(first, second), opened.stream()).toList(),
        unfinished,
        closed,
        List.of(
            new Fact("network", "not needed to start or to rehearse"),
            new Fact("home", "~/.holdfast, 3 incidents")),
        unreadable);
  }

  private static ScenarioEntry entry(
      String id, String title, int rto, int rpo, int daysAgo, Instant now) {
    return new ScenarioEntry(
        id,
        title,
        Duration.ofMinutes(rto),
        Duration.ofMinutes(rpo),
        daysAgo < 0 ? null : now.minus(Duration.ofDays(daysAgo)),
        daysAgo < 0 ? null : Duration.ofMinutes(58),
        List.of(),
        id.equals("infrastructure")
            ? List.of("step deploy: kubernetes.deployment-ready", "item cache: redis.ping")
            : List.of());
  }

  @Override
  public Run start(Start start) {
    if (start.mode() == Mode.LIVE && start.scenario().equals("region-failure")) {
      throw new ProblemException(
          Problem.of(
              "live.not-yet",
              "The action kubernetes.scale has no connector yet",
              "the scenario cannot run live",
              "rehearse it"));
    }
    started.add(start);
    return open.apply(start);
  }

  @Override
  public Run resume(String incident) {
    resumed.add(incident);
    return open.apply(
        new Start(
            Path.of(""),
            incident,
            Mode.LIVE,
            null,
            1,
            false,
            java.util.Map.of(),
            java.util.Map.of(),
            java.util.Map.of(),
            new dev.holdfast.incident.Person("M. O.", "commander")));
  }

  @Override
  public PlanEntry open(Path folder) {
    if (folder.endsWith("good")) return library().plans().getFirst();
    throw new ProblemException(
        Problem.of(
            "plan.missing",
            "No plan in " + folder,
            "nothing to run",
            "choose a folder with plan.yaml"));
  }

  /// A real book in a home of its own, made when it is first asked for.
  @Override
  public synchronized WalkBook walkthroughs() {
    var book = walks;
    if (book == null) {
      try {
        var clock = new SystemClock();
        var home = Home.forWriting(Files.createTempDirectory("holdfast-walks-"), clock);
        book = new WalkBook(home, clock, new StreamingRedactor());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      walks = book;
    }
    return book;
  }

  @Override
  public Verdict verify(Path record) {
    return new Verdict(
        "the home of the test", Verdict.Outcome.WHOLE, "214 events, signed to the last", List.of());
  }

  /// Reads it as the story of a run that was closed.
  @Override
  public Review review(String incident) {
    var one = closed.stream().filter(it -> it.id().equals(incident)).findFirst().orElseThrow();
    var verdict =
        new Verdict(incident, Verdict.Outcome.WHOLE, "214 events, signed to the last", List.of());
    return new Review(one, Story.live().recovered().snapshot(), verdict);
  }
}
