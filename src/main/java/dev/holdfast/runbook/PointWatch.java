package dev.holdfast.runbook;

import dev.holdfast.connector.RecoveryPoints.Found;
import dev.holdfast.kernel.Clock;
import dev.holdfast.plan.Plan;
import dev.holdfast.recovery.AgeCurve;
import dev.holdfast.recovery.Judge;
import dev.holdfast.recovery.PlaceReport;
import dev.holdfast.recovery.PointsView;
import dev.holdfast.recovery.Proof;
import dev.holdfast.recovery.RecoveryView;
import dev.holdfast.recovery.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/// Watches the recovery points of a run's plan from the first time that somebody looks, each place
/// in its own period.
final class PointWatch implements AutoCloseable {
  /// Of real time: nothing is asked more often, however fast a rehearsal runs.
  private static final Duration OFTEN = Duration.ofSeconds(5);

  private static final int SAMPLES = 500;

  private final Plan plan;
  private final Clock clock;
  private final PointRound round;
  private final ExecutorService threads;
  private final PointMemory memory;
  private final Rounds rounds;
  private final Map<PointRound.Sight, Sighting> seen = new LinkedHashMap<>();
  private final Map<String, List<AgeCurve.Seen>> ages = new LinkedHashMap<>();
  private List<Proof> proven = List.of();
  private Map<String, List<AgeCurve.Seen>> remembered = Map.of();
  private boolean begun;

  /// @param memory asked away from the caller
  PointWatch(Plan plan, Access access, Clock clock, ExecutorService threads, PointMemory memory) {
    this.plan = plan;
    this.clock = clock;
    this.round = new PointRound(plan, access, clock, threads);
    this.threads = threads;
    this.memory = memory;
    this.rounds = new Rounds(clock, Rounds.real(OFTEN, clock), this::look);
  }

  /// What is known now; the first call begins to watch. Never blocks on I/O.
  synchronized PointsView view() {
    if (!begun) {
      begun = true;
      threads.execute(this::begin);
    }
    var all = round.sights().size();
    var copies = new LinkedHashMap<String, List<AgeCurve.Seen>>();
    remembered.forEach((store, list) -> copies.put(store, new ArrayList<>(list)));
    ages.forEach(
        (store, list) -> copies.computeIfAbsent(store, _ -> new ArrayList<>()).addAll(list));
    return new PointsView(judged(), copies, new PointsView.Progress(seen.size(), all));
  }

  private RecoveryView judged() {
    return Judge.of(plan, sightings(), proven, clock.now());
  }

  /// What was not read yet is unknown, not absent.
  private List<Sighting> sightings() {
    var all = new ArrayList<Sighting>();
    for (var sight : round.sights()) {
      var found = seen.get(sight);
      all.add(
          found == null
              ? new Sighting(
                  sight.backup(),
                  sight.use(),
                  new Found.Unknown(clock.now(), "not read yet"),
                  goodFor(sight))
              : found);
    }
    return all;
  }

  private void begin() {
    var found = memory.proofs();
    var before = memory.ages();
    synchronized (this) {
      proven = found;
      remembered = before;
    }
    look();
    rounds.run();
  }

  private void look() {
    try {
      var due = due();
      var read = round.read(due);
      if (due.isEmpty()) return;
      RecoveryView judged;
      synchronized (this) {
        for (int i = 0; i < due.size(); i++) seen.put(due.get(i), scaled(due.get(i), read.get(i)));
        judged = judged();
        remember(judged);
      }
      memory.keep(judged);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized List<PointRound.Sight> due() {
    var now = clock.now();
    return round.sights().stream().filter(sight -> due(seen.get(sight), sight, now)).toList();
  }

  private boolean due(@Nullable Sighting last, PointRound.Sight sight, Instant now) {
    return last == null || !last.found().seen().plus(period(sight)).isAfter(now);
  }

  private Duration period(PointRound.Sight sight) {
    var least = Rounds.real(OFTEN, clock);
    return sight.every().compareTo(least) < 0 ? least : sight.every();
  }

  /// The time that an answer may take is real, also where run time is faster; a round looks only
  /// every so often.
  private Duration goodFor(PointRound.Sight sight) {
    return period(sight).plus(Rounds.real(sight.timeout(), clock)).plus(Rounds.real(OFTEN, clock));
  }

  private Sighting scaled(PointRound.Sight sight, Sighting read) {
    return new Sighting(read.backup(), read.use(), read.found(), goodFor(sight));
  }

  private void remember(RecoveryView view) {
    for (var store : view.stores()) {
      var age = store.newest().map(PlaceReport::age);
      if (age.isEmpty()) continue;
      var list = ages.computeIfAbsent(store.store(), _ -> new ArrayList<>());
      list.add(new AgeCurve.Seen(view.now(), age.get(), goodFor(store.store())));
      if (list.size() > SAMPLES) list.removeFirst();
    }
  }

  /// Until every place of a store was looked at again.
  private Duration goodFor(String store) {
    return round.sights().stream()
        .filter(sight -> sight.backup().of().equals(store))
        .map(this::goodFor)
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  @Override
  public void close() {
    synchronized (this) {
      begun = true;
    }
    rounds.close();
  }
}
