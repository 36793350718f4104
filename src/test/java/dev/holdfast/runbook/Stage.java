package dev.holdfast.runbook;

import dev.holdfast.cli.Prompt;
import dev.holdfast.cli.Services;
import dev.holdfast.connector.Catalog;
import dev.holdfast.connector.Connector;
import dev.holdfast.connector.Surroundings;
import dev.holdfast.incident.Circumstances;
import dev.holdfast.incident.Command;
import dev.holdfast.incident.Mode;
import dev.holdfast.incident.Person;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.incident.StepView;
import dev.holdfast.journal.Entry;
import dev.holdfast.journal.Home;
import dev.holdfast.journal.JournalReader;
import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ScaledClock;
import dev.holdfast.kernel.StreamingRedactor;
import dev.holdfast.kernel.SystemClock;
import dev.holdfast.vault.VaultKit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// A tiny plan on disk, a home, and the engine over a scripted connector, on a fast clock.
public final class Stage implements AutoCloseable {
  public static final Person ANN = new Person("Ann", "lead");
  public static final Person BOB = new Person("Bob", "backend");
  private static final double SPEED = 600;
  private static final String PLAN =
      """
      holdfast: 1
      plan: tiny
      title: Tiny
      roles:
        - {id: lead, title: Lead, primary: Ann, duty: Leads}
        - {id: backend, title: Backend, primary: Bob, duty: Repairs}
      targets:
        near: {title: Near, connector: fake}
        far: {title: Far, connector: fake}
      """;

  public final ScriptedConnector world = new ScriptedConnector();
  public final Path plan;
  public final Path homeFolder;

  /// What the engine takes for the port to the vault.
  public Surroundings.Credentials credentials = Surroundings.Credentials.NONE;

  private final Clock clock;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory());
  private final List<Run> runs = new ArrayList<>();
  private @Nullable Home home;

  public Stage(Path folder) {
    this(folder, new ScaledClock(new SystemClock(), SPEED, new SystemClock().now()));
  }

  public Stage(Path folder, Clock clock) {
    this.clock = clock;
    plan = folder.resolve("plan");
    homeFolder = folder.resolve("home");
    file("plan.yaml", PLAN);
  }

  public Clock clock() {
    return clock;
  }

  /// The target `near` with a credential of this name.
  public Stage credential(String name) {
    return file(
        "plan.yaml", PLAN.replace("title: Near,", "title: Near, credential: " + name + ","));
  }

  /// More keys of plan.yaml.
  public Stage more(String yaml) {
    return file("plan.yaml", PLAN + yaml);
  }

  /// A scenario whose steps, in one phase, are these.
  public Stage steps(String id, String steps) {
    return scenario(id, "checklist: []\n", "phases:\n- title: Only\n  steps:\n" + steps.indent(4));
  }

  public Stage scenario(String id, String... parts) {
    return file(
        "scenarios/" + id + ".yaml",
        "scenario: " + id + "\ntitle: About " + id + "\nrto: 4h\n" + String.join("", parts));
  }

  public Stage file(String name, String text) {
    try {
      var path = plan.resolve(name);
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Incidents incidents() {
    var open = home;
    if (open == null) {
      open = Home.forWriting(homeFolder, clock);
      home = open;
    }
    return incidents(open, world);
  }

  /// The engine over any home and connector.
  public Incidents incidents(Home over, Connector connector) {
    var catalog = new Catalog(List.of(connector, new DimConnector()));
    Worlds worlds = ask -> new World(connector);
    return new Incidents(
        over, clock, new Launch(catalog, threads, credentials), worlds, StreamingRedactor::new);
  }

  /// What commands work with, over this world. Bundled plans and the window are not there.
  public Services services(ExecutorService executor) {
    return services(executor, Prompt.NOBODY);
  }

  /// The same with somebody at the terminal.
  public Services services(ExecutorService executor, Prompt prompt) {
    Worlds worlds = ask -> new World(world);
    return new Services(
        new Catalog(List.of(world, new DimConnector())),
        clock,
        executor,
        worlds,
        StreamingRedactor::new,
        Surroundings.Credentials.NONE,
        () -> homeFolder,
        () -> plan,
        (wired, folder) -> 0,
        prompt,
        measured -> VaultKit.TINY);
  }

  private record World(Connector connector) implements Worlds.World {
    @Override
    public Connector.Session session(String name, Surroundings around) {
      return connector.open(around);
    }

    @Override
    public Crew crew() {
      return Crew.NOBODY;
    }

    @Override
    public void effectDone() {
      if (connector instanceof ScriptedConnector scripted) scripted.afterEffect.run();
    }
  }

  public Run start(String scenario) {
    return start(scenario, Mode.LIVE, Map.of());
  }

  public Run start(String scenario, Mode mode, Map<String, String> inputs) {
    return start(scenario, mode, inputs, null);
  }

  public Run start(
      String scenario, Mode mode, Map<String, String> inputs, @Nullable Instant began) {
    var run =
        incidents()
            .start(
                new Start(plan, scenario, mode, began, 1, false, inputs, Map.of(), Map.of(), ANN));
    runs.add(run);
    return run;
  }

  /// One before which somebody said that a private network can be reached.
  public Run start(String scenario, Mode mode, Circumstances.Way way) {
    var none = Map.<String, String>of();
    var start = new Start(plan, scenario, mode, null, 1, false, none, Map.of(), none, ANN);
    var run = incidents().start(start.with(new Start.Before(List.of(), List.of(way))));
    runs.add(run);
    return run;
  }

  public Run resume(String id) {
    var run = incidents().resume(id, Map.of(), Map.of(), false);
    runs.add(run);
    return run;
  }

  /// Starts and waits until nothing goes on without a person.
  public Run quiet(String scenario) throws InterruptedException {
    var run = start(scenario);
    run.awaitQuiet();
    return run;
  }

  public static Optional<Problem> say(Run run, Command command) throws InterruptedException {
    return say(run, command, ANN);
  }

  /// Says something and waits until it has had its effect.
  public static Optional<Problem> say(Run run, Command command, Person by)
      throws InterruptedException {
    var problem = run.submit(command, by);
    run.awaitQuiet();
    return problem;
  }

  public static StepView step(Run run, String name) {
    return step(run.snapshot(), name);
  }

  public static StepView step(Snapshot snapshot, String name) {
    return snapshot.steps().stream()
        .filter(step -> step.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no step " + name));
  }

  public static StepStatus status(Run run, String name) {
    return step(run, name).status();
  }

  /// What is on disk now.
  public List<Entry> record(String incident) {
    return JournalReader.read(homeFolder.resolve("incidents").resolve(incident)).entries();
  }

  public List<String> types(String incident) {
    return record(incident).stream().map(Entry::type).toList();
  }

  public static void await(BooleanSupplier condition) {
    var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0) throw new AssertionError("it did not come true");
      LockSupport.parkNanos(2_000_000);
    }
  }

  @Override
  public void close() {
    runs.forEach(Run::close);
    if (home != null) home.close();
    threads.shutdownNow();
  }
}
