package dev.holdfast.runbook;

import dev.holdfast.connector.Reading;
import dev.holdfast.connector.RecoveryPoints.Holds;
import dev.holdfast.connector.RecoveryPoints.Point;
import dev.holdfast.incident.Event;
import dev.holdfast.incident.Fold;
import dev.holdfast.incident.Outline;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.journal.JournalFailure;
import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.Durations;
import dev.holdfast.plan.Paper;
import dev.holdfast.plan.Plan;
import dev.holdfast.recovery.Judge;
import dev.holdfast.recovery.PlaceReport;
import dev.holdfast.recovery.RecoveryView;
import dev.holdfast.recovery.StoreReport;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;

/// Freezes the achievable recovery points into the record when a run begins, and asks restored
/// stores for their marker: what was really lost is what they answer, else it is not known.
final class LossLedger {
  private static final int LONG = 300;

  /// Of each store, the newest: all stores together have to fit on one line of the record.
  private static final int MOMENTS = 60;

  /// A run does not wait longer for what hangs; it is unknown then.
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Ledger ledger;
  private final Access access;
  private final Checks checks;
  private final Clock clock;
  private final ExecutorService threads;
  private final Runnable done;
  private final AtomicInteger busy = new AtomicInteger();

  /// @param done told when something was read
  LossLedger(
      Ledger ledger,
      Access access,
      Checks checks,
      Clock clock,
      ExecutorService threads,
      Runnable done) {
    this.ledger = ledger;
    this.access = access;
    this.checks = checks;
    this.clock = clock;
    this.threads = threads;
    this.done = done;
  }

  /// Whether something is being read that will come on record.
  boolean busy() {
    return busy.get() > 0;
  }

  /// Begins: the points that are achievable now, where they are not on record yet, and markers that
  /// were not read before an interruption.
  void start() {
    var plan = ledger.read(Fold::plan);
    var open = plan.backups().stream().anyMatch(backup -> !backup.points().isEmpty());
    if (open && !ledger.read(Fold::pointsFrozen)) work(this::freeze);
    if (!plan.markers().isEmpty() || restores(plan)) work(this::measure);
  }

  private static boolean restores(Plan plan) {
    return plan.backups().stream().anyMatch(backup -> !backup.restoredBy().isEmpty());
  }

  void heard(Event event) {
    var tell = event.type().equals("step.done") || event.type().equals("run.recovered");
    if (tell && restores(ledger.read(Fold::plan)) && !owed().isEmpty()) work(this::measure);
  }

  private interface Work {
    void run() throws InterruptedException;
  }

  private void work(Work work) {
    busy.incrementAndGet();
    threads.execute(
        () -> {
          try {
            work.run();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          } catch (JournalFailure failure) {
            // The ledger has said so; what is not on record was not read.
          } finally {
            busy.decrementAndGet();
            done.run();
          }
        });
  }

  private void freeze() throws InterruptedException {
    var plan = ledger.read(Fold::plan);
    // The moment that is frozen; a fast rehearsal's clock goes far on while places answer.
    var moment = clock.now();
    var sightings = new PointRound(plan, access, clock, threads).round(PATIENCE);
    record(Judge.of(plan, sightings, List.of(), moment));
  }

  private void record(RecoveryView view) {
    var data = new LinkedHashMap<String, Object>();
    data.put("read", view.now().toString());
    if (ledger.read(fold -> fold.resume() != null)) data.put("late", true);
    data.put("stores", view.stores().stream().map(this::frozen).toList());
    view.skew().ifPresent(skew -> data.put("skew", Durations.words(skew.between())));
    ledger.recordSensed("run.points", data);
  }

  private Map<String, Object> frozen(StoreReport store) {
    var data = new LinkedHashMap<String, Object>();
    data.put("store", store.store());
    data.put("title", store.title());
    var rpo = store.rpo();
    if (rpo != null) data.put("rpo", Durations.write(rpo));
    var newest = store.newest();
    newest
        .flatMap(PlaceReport::sound)
        .ifPresent(
            point -> {
              data.put("at", point.at().toString());
              data.put("kind", point.kind());
              data.put("whole", point.holds() == Holds.ALL_IN_USE);
            });
    newest.ifPresent(place -> data.put("place", place.place()));
    reach(store, data);
    data.put(
        "evidence",
        cut(newest.flatMap(PlaceReport::sound).map(Point::evidence).orElseGet(() -> why(store))));
    data.put("state", store.state().word());
    return data;
  }

  /// What a later look needs when impact turns out to have begun before the newest point was made:
  /// how far any moment can be chosen, and the single moments.
  private void reach(StoreReport store, Map<String, Object> data) {
    var anyMoment =
        ledger.read(Fold::plan).backups().stream()
            .filter(backup -> String.valueOf(backup.restores()).startsWith("point-in-time"))
            .map(Paper.Backup::id)
            .toList();
    var single = new TreeSet<Instant>();
    for (var place : store.places()) {
      var moments = moments(place);
      if (!anyMoment.contains(place.backup())) {
        single.addAll(moments);
      } else if (!moments.isEmpty()) {
        var before = data.get("up-to");
        var last = moments.last();
        if (before != null && !last.isAfter(Instant.parse(String.valueOf(before)))) continue;
        data.put("up-to", last.toString());
        if (moments.size() > 1) data.put("up-from", moments.first().toString());
        else data.remove("up-from");
      }
    }
    data.put(
        "moments", single.descendingSet().stream().limit(MOMENTS).map(Instant::toString).toList());
  }

  private static NavigableSet<Instant> moments(PlaceReport place) {
    var moments = new TreeSet<Instant>();
    for (var point : place.points()) {
      if (point.restorable() && point.holds() == Holds.UP_TO_ITS_MOMENT) moments.add(point.at());
    }
    return moments;
  }

  private static String why(StoreReport store) {
    return store.places().stream()
        .flatMap(place -> Optional.ofNullable(place.unknown()).stream())
        .findFirst()
        .or(() -> store.shortfalls().stream().map(one -> one.what()).findFirst())
        .orElse("nothing was read");
  }

  private static String cut(String text) {
    return text.length() > LONG ? text.substring(0, LONG) + "..." : text;
  }

  /// A restored store whose loss is not known yet.
  private record Owed(Outline.Node node, Proofs.Restored restored) {}

  private List<Owed> owed() {
    return ledger.read(
        fold -> {
          var owed = new ArrayList<Owed>();
          for (var node : fold.outline().nodes().values()) {
            if (node.hidden() || fold.outline().holds(node)) continue;
            if (fold.step(node.name()).status() != StepStatus.DONE) continue;
            for (var restored : Proofs.restores(fold.plan(), fold, node)) {
              if (fold.lossMeasured(restored.backup().of(), node.name())) continue;
              owed.add(new Owed(node, restored));
            }
          }
          return owed;
        });
  }

  private void measure() {
    for (var one : owed()) measure(one);
  }

  private void measure(Owed one) {
    var store = one.restored().backup().of();
    var marker =
        ledger.read(Fold::plan).markers().stream()
            .filter(found -> found.of().equals(store))
            .findFirst();
    if (marker.isEmpty()) {
      tell(one, Optional.empty(), "the plan has no marker for it");
      return;
    }
    var reading = read(one, marker.get());
    var moment =
        reading.state() == Reading.State.UNKNOWN
            ? Optional.<Instant>empty()
            : moment(reading.value());
    if (moment.isPresent()) {
      tell(one, moment, reading.value());
    } else if (reading.state() == Reading.State.UNKNOWN) {
      tell(one, Optional.empty(), "its marker cannot be read: " + reading.value());
    } else {
      tell(
          one,
          Optional.empty(),
          "its marker says '%s', which is no moment".formatted(reading.value()));
    }
  }

  private Reading read(Owed one, Paper.Marker marker) {
    return checks.read(one.node(), marker.after(one.restored().restore()));
  }

  private static Optional<Instant> moment(String value) {
    try {
      return Optional.of(Instant.parse(value.strip()));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /// That it is not known is said once; a marker that answers later replaces it.
  private void tell(Owed one, Optional<Instant> moment, String said) {
    var store = one.restored().backup().of();
    var step = one.node().name();
    if (ledger.read(fold -> fold.lossMeasured(store, step))) return;
    if (moment.isEmpty() && ledger.read(fold -> fold.lossTold(store, step))) return;
    var data = new HashMap<String, Object>(Facts.of(step));
    data.put("store", store);
    data.put("backup", one.restored().backup().id());
    moment.ifPresent(at -> data.put("moment", at.toString()));
    data.put("said", cut(said));
    ledger.recordSensed("run.loss", data);
  }
}
