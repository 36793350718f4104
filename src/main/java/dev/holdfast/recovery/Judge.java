package dev.holdfast.recovery;

import dev.holdfast.connector.RecoveryPoints.Found;
import dev.holdfast.connector.RecoveryPoints.Holds;
import dev.holdfast.connector.RecoveryPoints.Point;
import dev.holdfast.kernel.Cron;
import dev.holdfast.plan.Paper;
import dev.holdfast.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Judges what was read of the recovery points against what the plan promises.
public final class Judge {
  private static final String ON_CHANGE = "on-change";

  private final Objectives plan;
  private final String id;
  private final List<Sighting> sightings;
  private final List<Proof> proofs;
  private final Instant now;

  private Judge(Plan plan, List<Sighting> sightings, List<Proof> proofs, Instant now) {
    this.plan = new Objectives(plan);
    this.id = plan.id();
    this.sightings = sightings;
    this.proofs = proofs;
    this.now = now;
  }

  /// Judges all stores of a plan.
  ///
  /// @param proofs restores on record, in any order
  public static RecoveryView of(
      Plan plan, List<Sighting> sightings, List<Proof> proofs, Instant now) {
    return new Judge(plan, sightings, proofs, now).view();
  }

  private RecoveryView view() {
    return new RecoveryView(id, now, plan.stores().stream().map(this::store).toList());
  }

  private StoreReport store(String store) {
    var places = new ArrayList<PlaceReport>();
    var shortfalls = new ArrayList<Shortfall>();
    for (var backup : plan.backups(store)) {
      var policy = new Policy(plan, backup, now);
      if (backup.points().isEmpty()) shortfalls.add(policy.noReader());
      for (var sighting : of(backup)) {
        var report = place(sighting);
        places.add(report);
        shortfalls.addAll(policy.judge(report, sighting.at(now)));
      }
    }
    var rpo = plan.rpo(store);
    var report = new StoreReport(store, plan.title(store), rpo, places, List.of(), proof(store));
    shortfalls.addAll(new Reach(plan, report, now).judge());
    return new StoreReport(store, plan.title(store), rpo, places, shortfalls, proof(store));
  }

  private List<Sighting> of(Paper.Backup backup) {
    return sightings.stream().filter(one -> one.backup().id().equals(backup.id())).toList();
  }

  private PlaceReport place(Sighting sighting) {
    var backup = sighting.backup();
    var target = sighting.use().target();
    var home = plan.home(backup, target);
    var found = sighting.at(now);
    var none = new ArrayList<Point>();
    return switch (found) {
      case Found.Unknown unknown ->
          report(sighting, home, null, none, Adherence.NONE, found.seen(), unknown.why());
      case Found.Read read -> {
        var points = Sizes.judged(read.points());
        if (!home && ON_CHANGE.equals(backup.schedule())) points = replica(backup, read, points);
        var newest = points.stream().filter(Point::restorable).findFirst();
        yield report(
            sighting,
            home,
            newest.orElse(null),
            points,
            adherence(backup, points),
            read.seen(),
            null);
      }
    };
  }

  private PlaceReport report(
      Sighting sighting,
      boolean home,
      @Nullable Point newest,
      List<Point> points,
      Adherence adherence,
      Instant seen,
      @Nullable String unknown) {
    var target = sighting.use().target();
    return new PlaceReport(
        sighting.backup().id(),
        sighting.use().reader(),
        target == null ? "" : target,
        plan.place(target),
        home,
        newest,
        newest == null ? null : age(newest),
        points,
        adherence,
        seen,
        unknown);
  }

  /// A point that lacks nothing has no age; a clock that is ahead makes none negative.
  private Duration age(Point point) {
    if (point.holds() == Holds.ALL_IN_USE) return Duration.ZERO;
    var age = Duration.between(point.at(), now);
    return age.isNegative() ? Duration.ZERO : age;
  }

  private List<Point> replica(Paper.Backup backup, Found.Read read, List<Point> points) {
    return of(backup).stream()
        .filter(other -> plan.home(backup, other.use().target()))
        .map(other -> other.at(now))
        .filter(Found.Read.class::isInstance)
        .map(Found.Read.class::cast)
        .filter(original -> !original.points().isEmpty())
        .findFirst()
        .map(original -> Replica.of(original.points(), points, read.seen()))
        .orElse(points);
  }

  private Adherence adherence(Paper.Backup backup, List<Point> points) {
    return Optional.ofNullable(backup.schedule())
        .flatMap(Cron::parse)
        .map(
            cron ->
                Adherence.of(
                    cron, points.stream().filter(Point::restorable).map(Point::at).toList(), now))
        .filter(_ -> points.stream().noneMatch(point -> point.holds() == Holds.ALL_IN_USE))
        .orElse(Adherence.NONE);
  }

  private @Nullable Proof proof(String store) {
    return proofs.stream()
        .filter(proof -> proof.store().equals(store))
        .max(Comparator.comparing(Proof::real).thenComparing(Proof::at))
        .orElse(null);
  }
}
