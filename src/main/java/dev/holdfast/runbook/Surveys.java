package dev.holdfast.runbook;

import dev.holdfast.connector.Catalog;
import dev.holdfast.connector.Surroundings;
import dev.holdfast.connector.VaultOpening;
import dev.holdfast.estate.EstateView;
import dev.holdfast.incident.Circumstances;
import dev.holdfast.incident.Mode;
import dev.holdfast.journal.Home;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.plan.Plan;
import dev.holdfast.recovery.PointsView;
import dev.holdfast.runbook.glass.PlanPlace;
import dev.holdfast.runbook.glass.Stated;
import dev.holdfast.runbook.glass.VaultEvents;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;

/// Opens looks at estates. What they take from the vault is on the home's record first.
public final class Surveys {
  private static final Problem RESTING =
      Problem.of(
          "survey.resting",
          "Nothing is asked: reading was stopped",
          "What was seen is believed for its time, then it is unknown",
          "let the estate be read again");

  private final Glimpse.Tools tools;
  private final ExecutorService threads;
  private final Surroundings.Credentials credentials;
  private final Home home;

  public Surveys(
      Glimpse.Tools tools,
      ExecutorService threads,
      Surroundings.Credentials credentials,
      Home home) {
    this.tools = tools;
    this.threads = threads;
    this.credentials = credentials;
    this.home = home;
  }

  public Catalog catalog() {
    return tools.catalog();
  }

  /// Reads the plan of a folder anew.
  ///
  /// @throws ProblemException when it cannot be used
  public Survey of(Path folder) {
    var loaded = Incidents.load(folder);
    var plan = loaded.plan().orElseThrow();
    if (plan.scenarios().isEmpty()) {
      throw new ProblemException(
          Problem.of(
              "plan.no-scenario",
              "The plan in %s has no scenario".formatted(folder),
              "There is no disaster whose signs could be looked for",
              "add scenarios/NAME.yaml"));
    }
    var record = home.record(tools.clock());
    var place = new PlanPlace(folder.toAbsolutePath().normalize(), plan.id(), loaded.hash());
    Surroundings.Audit audit =
        (entry, use, who) -> record.note(new VaultEvents.Used(entry, use, place, stated(who)));
    var given = credentials.forRun(audit, tools.redactor());
    var access = Glimpse.of(tools, plan, folder, Mode.LIVE, Map.of(), home.runFolder(), given);
    return new Open(plan, access);
  }

  private Stated stated(String who) {
    var because = credentials.opening().map(VaultOpening::because).orElse("");
    return new Stated(who, Optional.empty(), because, Optional.empty());
  }

  private final class Open implements Survey {
    private final Plan plan;
    private final Access access;
    private final EstateWatch watch;
    private final PointWatch points;
    private final Map<String, Circumstances.Way> ways = new ConcurrentHashMap<>();
    private boolean begun;
    private volatile boolean resting = true;

    Open(Plan plan, Access access) {
      this.plan = plan;
      this.access = access;
      watch = new EstateWatch(plan, access, tools.clock(), threads, _ -> {}, this::said);
      watch.offline(true);
      var memory = new HomePoints(home, tools.clock(), plan, Mode.LIVE, List::of);
      points = new PointWatch(plan, access, tools.clock(), threads, memory);
      access.through(_ -> resting ? Optional.of(RESTING) : Optional.empty());
    }

    @Override
    public Plan plan() {
      return plan;
    }

    @Override
    public EstateView estate() {
      var asking = watch.isOffline() ? EstateView.Asking.OFFLINE : EstateView.Asking.ON;
      return new EstateView(plan, watch.vitals(), asking, tools.clock().now());
    }

    @Override
    public synchronized Optional<PointsView> points() {
      return begun ? Optional.of(points.view()) : Optional.empty();
    }

    @Override
    public synchronized void ask() {
      resting = false;
      watch.offline(false);
      if (begun) return;
      begun = true;
      watch.start();
    }

    @Override
    public void wayThere(String network, String by, String because) {
      Ways.check(plan, network);
      ways.put(network, new Circumstances.Way(network, tools.clock().now(), by, because));
      watch.anew();
    }

    @Override
    public void remember(List<Circumstances.Way> said) {
      for (var way : Ways.still(plan, said)) ways.put(way.network(), way);
      watch.anew();
    }

    @Override
    public void wayUnsure(String network) {
      ways.remove(network);
      watch.anew();
    }

    @Override
    public List<Circumstances.Way> ways() {
      return ways.values().stream().sorted(Comparator.comparing(Circumstances.Way::since)).toList();
    }

    private Map<String, String> said() {
      var all = new HashMap<String, String>();
      for (var way : ways.values()) all.put(way.network(), way.by());
      return all;
    }

    @Override
    public void rest() {
      resting = true;
      watch.offline(true);
    }

    @Override
    public void close() {
      resting = true;
      watch.close();
      points.close();
      access.close();
    }
  }
}
