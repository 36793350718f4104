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

  /// A change arrives within this where the plan says nothing.
  private static final Duration ARRIVES = Duration.ofMinutes(15);

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
        var found = found(sighting);
        var report = place(sighting, found);
        places.add(report);
        shortfalls.addAll(policy.judge(report, found));
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

  /// What was read, with what else is known of it: sizes beside those before, a copy beside its
  /// original.
  private Found found(Sighting sighting) {
    if (!(sighting.at(now) instanceof Found.Read read)) return sighting.at(now);
    var backup = sighting.backup();
    var points = Sizes.judged(read.points());
    var judged = new Found.Read(read.seen(), points, read.flaws(), read.facts());
    if (backup.needs() != null) return needing(sighting, judged);
    if (home(sighting) || !ON_CHANGE.equals(backup.schedule())) return judged;
    var lag = Optional.ofNullable(backup.lag()).orElse(ARRIVES);
    return Replica.of(original(backup), judged, lag);
  }

  private Found needing(Sighting sighting, Found.Read read) {
    var backup = sighting.backup();
    // One that needs another itself bears nothing, and `plan check` says so.
    var needed =
        plan.backups(backup.of()).stream()
            .filter(one -> one.id().equals(backup.needs()) && one.needs() == null);
    var bearer = needed.findFirst();
    if (bearer.isEmpty()) return read;
    var place = plan.place(sighting.use().target());
    var there =
        of(bearer.get()).stream()
            .filter(one -> plan.place(one.use().target()).equals(place))
            .map(this::found)
            .findFirst();
    return new Needed(backup, bearer.get(), place).judged(read, there);
  }

  private boolean home(Sighting sighting) {
    return plan.home(sighting.backup(), sighting.use().target());
  }

  private PlaceReport place(Sighting sighting, Found found) {
    var backup = sighting.backup();
    var home = home(sighting);
    var none = new ArrayList<Point>();
    return switch (found) {
      case Found.Unknown unknown ->
          report(sighting, home, null, none, Adherence.NONE, found.seen(), unknown.why());
      case Found.Read read -> {
        var points = read.points();
        var newest = points.stream().filter(Point::restorable).findFirst();
        yield report(
            sighting,
            home,
            newest.orElse(null),
            points,
            adherence(backup, sighting),
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

  private Optional<Found.Read> original(Paper.Backup backup) {
    return of(backup).stream()
        .filter(this::home)
        .map(other -> other.at(now))
        .filter(Found.Read.class::isInstance)
        .map(Found.Read.class::cast)
        .filter(original -> !original.points().isEmpty())
        .findFirst();
  }

  /// A run that left something behind did run, whatever it can be used for without another backup.
  private Adherence adherence(Paper.Backup backup, Sighting sighting) {
    var points =
        sighting.at(now) instanceof Found.Read read
            ? Sizes.judged(read.points())
            : List.<Point>of();
    return Optional.ofNullable(backup.schedule())
        .flatMap(Cron::parse)
        .map(cron -> Adherence.of(cron, points, now))
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
