package dev.holdfast.runbook;

import dev.holdfast.connector.Catalog;
import dev.holdfast.connector.CatalogVocabulary;
import dev.holdfast.connector.Connector;
import dev.holdfast.connector.Place;
import dev.holdfast.connector.Surroundings;
import dev.holdfast.incident.Fold;
import dev.holdfast.incident.Mode;
import dev.holdfast.incident.ProblemData;
import dev.holdfast.journal.AuthorKey;
import dev.holdfast.journal.Home;
import dev.holdfast.journal.Journal;
import dev.holdfast.journal.JournalFolder;
import dev.holdfast.journal.Room;
import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.kernel.Redactor;
import dev.holdfast.kernel.Secret;
import dev.holdfast.kernel.Trees;
import dev.holdfast.plan.Plan;
import dev.holdfast.plan.PlanLoader;
import dev.holdfast.plan.Scenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;

/// Starts and resumes runs.
public final class Launch {
  private final Catalog catalog;
  private final ExecutorService threads;
  private final Surroundings.Credentials credentials;

  public Launch(Catalog catalog, ExecutorService threads, Surroundings.Credentials credentials) {
    this.catalog = catalog;
    this.threads = threads;
    this.credentials = credentials;
  }

  /// Where a run lives and what it runs on.
  ///
  /// @param incident id
  /// @param folder of its record
  /// @param runFolder for raw output, 0700
  /// @param planFolder the copy that the run goes on under
  /// @param sessions gives the connectors: the real ones, or the simulated estate's
  /// @param effectDone told after each effect
  /// @param past earlier durations of steps
  /// @param memory what was known of the recovery points before
  /// @param room watches the disk of the record
  /// @param chronicle told when the run begins and when it is let go
  public record Ground(
      String incident,
      Path folder,
      Path runFolder,
      Path planFolder,
      Plan plan,
      Scenario scenario,
      AuthorKey key,
      Clock clock,
      Redactor redactor,
      Sessions sessions,
      Crew crew,
      Runnable effectDone,
      Map<String, List<Duration>> past,
      PointMemory memory,
      Room room,
      Chronicle chronicle) {}

  /// Opens a connector for a run.
  public interface Sessions {
    Connector.Session open(String connector, Surroundings around);
  }

  /// Declares: the first event is on disk before anything runs.
  public Run declare(Ground ground, Start start, Instant began, Map<String, Object> facts) {
    refuseDeclaredOnly(ground.plan(), ground.scenario(), start.mode());
    var genesis = new LinkedHashMap<String, Object>(facts);
    genesis.put("incident", ground.incident());
    var journal = JournalFolder.create(ground.folder(), genesis, ground.key(), ground.clock());
    var unkept = ground.chronicle().began();
    var fold = new Fold(ground.plan(), ground.scenario());
    var drive = drive(ground, journal, fold, start.endpoints(), start.secrets(), start.mode());
    var data = new LinkedHashMap<String, Object>(facts);
    data.put("incident", ground.incident());
    data.put("mode", start.mode().word());
    data.put("began", began.toString());
    data.put("speed", start.speed());
    data.put("crew", start.crew());
    data.put("inputs", start.inputs());
    data.put("secretInputs", List.copyOf(start.secrets().keySet()));
    data.put("endpoints", start.endpoints());
    if (start.mode() != Mode.REHEARSAL) {
      var unsensed = BlindSpots.unsensed(catalog).connectors();
      data.put("unsensed", unsensed.stream().sorted().toList());
      data.put("blindSpots", BlindSpots.of(catalog, ground.plan(), ground.scenario()));
      var notFollowed = NotFollowed.of(catalog, ground.plan(), start.endpoints());
      if (!notFollowed.isEmpty()) data.put("notFollowed", notFollowed);
    }
    data.put("by", start.by().name());
    data.put("role", start.by().role());
    drive.ledger().record("run.declared", data);
    unkept.ifPresent(
        problem ->
            drive.ledger().record("run.home-record", Map.of("problem", ProblemData.data(problem))));
    for (var known : start.down()) {
      var mark = Marks.data(known.what());
      mark.put("because", known.because());
      drive.ledger().record("estate.down", Facts.by(start.by(), mark));
    }
    for (var way : start.ways()) drive.ledger().record("estate.way", Ways.before(way, start.by()));
    drive.run().vaultOpened();
    drive.run().go();
    return drive.run();
  }

  /// A plan with an error that the scenario would meet is refused before the start.
  void refuseErrors(PlanLoader.Result loaded, Scenario scenario) {
    PlanErrors.of(loaded, scenario, new CatalogVocabulary(catalog))
        .ifPresent(
            problem -> {
              throw new ProblemException(problem);
            });
  }

  /// An address that its connector cannot use is refused before anything is declared: afterwards it
  /// would be an outage of its own. What the plan says counts where the real targets are reached.
  void refuseEndpoints(Plan plan, Map<String, String> given, Mode mode) {
    for (var target : plan.targets()) {
      var said = given.get(target.id());
      var endpoint = said == null && mode != Mode.REHEARSAL ? target.endpoint() : said;
      if (endpoint == null) continue;
      catalog
          .connector(target.connector())
          .flatMap(connector -> connector.misled(endpoint))
          .ifPresent(
              misled -> {
                var where = said == null ? target.at().toString() : "--endpoint " + target.id();
                throw new ProblemException(
                    Problem.of(
                        "use.endpoint",
                        "%s: the endpoint '%s' of target %s (%s) cannot be used: %s"
                            .formatted(
                                where,
                                shown(endpoint),
                                target.id(),
                                target.connector(),
                                misled.why()),
                        "Requests would have nowhere to go; nothing was started",
                        "write it as " + misled.form()));
              });
    }
  }

  /// An address may hold a password, which is not shown.
  private static String shown(String endpoint) {
    return endpoint.replaceFirst("//[^/@]*@", "//...@");
  }

  /// Opens an unfinished run again and drives it on. Nothing is sent that was in doubt.
  public Run resume(Ground ground, Map<String, String> endpoints, Map<String, Secret> secrets) {
    var drive = reopen(ground, endpoints, secrets);
    var left = drive.ledger().read(fold -> fold.left().isPresent());
    drive.ledger().record("run.opened", left ? Map.of("left", true) : Map.of());
    drive.run().vaultOpened();
    drive.run().go();
    return drive.run();
  }

  /// Opens a run to say one thing to it, without driving it: what is asked for happens, and nothing
  /// else starts.
  public Run visit(Ground ground, Map<String, String> endpoints) {
    var drive = reopen(ground, endpoints, Map.of()).run();
    drive.vaultOpened();
    drive.standBy();
    return drive;
  }

  /// At a start of Holdfast: what children of any run left in the clear goes, but for those that
  /// are still at work.
  ///
  /// @return what could not be removed, by folder; it must not keep anybody from a recovery
  Map<Path, String> sweep(Path runFolders, Redactor redactor, Clock clock) {
    var kept = new LinkedHashMap<Path, String>();
    for (var run : folders(runFolders, kept)) {
      try {
        // Whoever holds the home knows that no test is at work at its start.
        if (run.getFileName().toString().startsWith(Home.TESTS)) Trees.delete(run);
        else sweep(run, redactor, clock, catalog);
      } catch (IOException e) {
        kept.put(run, e.toString());
      } catch (UncheckedIOException e) {
        kept.put(run, String.valueOf(e.getCause()));
      }
    }
    return kept;
  }

  private static void sweep(Path run, Redactor redactor, Clock clock, Catalog catalog) {
    for (var connector : catalog.connectors().values()) connector.sweep(run, redactor, clock);
  }

  /// What of a run is still at work on this laptop.
  List<String> atWork(Path runFolder, Clock clock) {
    return catalog.connectors().values().stream()
        .flatMap(connector -> connector.atWork(runFolder, clock).stream())
        .toList();
  }

  private static List<Path> folders(Path in, Map<Path, String> kept) {
    try (var all = Files.list(in)) {
      return all.filter(Files::isDirectory).sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      kept.put(in, e.toString());
      return List.of();
    }
  }

  private Driven reopen(Ground ground, Map<String, String> endpoints, Map<String, Secret> secrets) {
    refuseEndpoints(ground.plan(), endpoints, Mode.REHEARSAL);
    var journal = JournalFolder.open(ground.folder(), ground.key(), ground.clock());
    var fold = new Fold(ground.plan(), ground.scenario());
    for (var entry : journal.entries()) fold.apply(Ledger.event(entry));
    var all = new LinkedHashMap<>(fold.endpoints());
    all.putAll(endpoints);
    return drive(ground, journal, fold, all, secrets, fold.mode());
  }

  private record Driven(Drive run, Ledger ledger) {}

  private Driven drive(
      Ground ground,
      Journal journal,
      Fold fold,
      Map<String, String> endpoints,
      Map<String, Secret> secrets,
      Mode mode) {
    var ledger = new Ledger(journal, fold, ground.clock(), ground.room(), ground.redactor());
    // A rehearsal touches nothing, and gets nothing.
    var vault =
        mode == Mode.REHEARSAL
            ? Surroundings.Credentials.NONE
            : credentials.forRun(new VaultRecord(ledger), ground.redactor());
    var places = new LinkedHashMap<String, Place>();
    for (var target : ground.plan().targets()) {
      places.put(
          target.id(),
          new Place(target, java.util.Optional.ofNullable(endpoints.get(target.id()))));
    }
    var around =
        new Surroundings(
            ground.plan(),
            ground.planFolder(),
            ground.runFolder(),
            places,
            vault,
            ground.clock(),
            ground.redactor());
    var access = new Access(catalog, around, name -> ground.sessions().open(name, around));
    var run =
        new Drive(
            ledger,
            access,
            new RunSecrets(secrets, ground.redactor()::learn),
            ground.clock(),
            threads,
            ground.past(),
            ground.memory(),
            ground.crew(),
            ground.effectDone(),
            ground.chronicle());
    return new Driven(run, ledger);
  }

  /// A live run refuses before it starts when a step needs a connector that is only declared. A
  /// scenario that would stop in the middle is refused where the real targets are reached.
  void refuseDeclaredOnly(Plan plan, Scenario scenario, Mode mode) {
    if (mode == Mode.REHEARSAL) return;
    var missing = new TreeSet<String>();
    for (var action : Reach.actions(plan, scenario)) {
      catalog
          .connector(action.substring(0, action.indexOf('.')))
          .filter(connector -> !connector.live())
          .ifPresent(connector -> missing.add(action));
    }
    if (missing.isEmpty()) return;
    throw new ProblemException(
        Problem.of(
            "run.declared-only",
            "This Holdfast cannot do %s for real yet".formatted(String.join(", ", missing)),
            "The scenario would stop in the middle",
            "rehearse it, or do these steps by another way"));
  }
}
