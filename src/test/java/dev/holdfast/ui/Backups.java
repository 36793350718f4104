package dev.holdfast.ui;

import dev.holdfast.connector.RecoveryPoints.Flaw;
import dev.holdfast.connector.RecoveryPoints.Found;
import dev.holdfast.connector.RecoveryPoints.Point;
import dev.holdfast.kernel.Cron;
import dev.holdfast.plan.Paper;
import dev.holdfast.plan.Plan;
import dev.holdfast.recovery.AgeCurve;
import dev.holdfast.recovery.Judge;
import dev.holdfast.recovery.PointsView;
import dev.holdfast.recovery.Proof;
import dev.holdfast.recovery.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Recovery points as a test wants them.
final class Backups {
  private Backups() {}

  /// Every backup is as its schedule promises, but what is named.
  ///
  /// @param said by backup: `unread WHY`, `none`, `flaw CODE WHAT`, `old DURATION-IN-MINUTES`,
  ///   `empty` for all dumps but the newest
  static PointsView of(Plan plan, Instant now, Map<String, String> said) {
    var sightings = new ArrayList<Sighting>();
    for (var backup : plan.backups()) {
      for (var use : backup.points()) {
        var words = said.getOrDefault(backup.id(), "well").split(" ", 3);
        sightings.add(new Sighting(backup, use, found(backup, now, words), Duration.ofMinutes(6)));
      }
    }
    var proofs =
        List.of(
            new Proof(
                "database",
                "x",
                now.minus(Duration.ofDays(19)),
                "20261104-101500-monthly-restore-test",
                "drill",
                "restore"),
            new Proof(
                "documents",
                "x",
                now.minus(Duration.ofDays(2)),
                "20261121-091200-infrastructure-failure",
                "rehearsal",
                "mongodb"));
    var judged = Judge.of(plan, sightings, proofs, now);
    var ages = new LinkedHashMap<String, List<AgeCurve.Seen>>();
    for (var store : judged.stores()) {
      var list = new ArrayList<AgeCurve.Seen>();
      for (int i = 12; i >= 0; i--) {
        var at = now.minus(Duration.ofMinutes(5L * i));
        store
            .newest()
            .map(place -> place.age())
            .ifPresent(age -> list.add(new AgeCurve.Seen(at, age, Duration.ofMinutes(6))));
      }
      ages.put(store.store(), list);
    }
    return new PointsView(
        judged, ages, new PointsView.Progress(sightings.size(), sightings.size()));
  }

  private static Found found(Paper.Backup backup, Instant now, String[] words) {
    var seen = now.minusSeconds(8);
    return switch (words[0]) {
      case "unread" -> new Found.Unknown(seen, String.join(" ", words).substring(7));
      case "none" -> new Found.Read(seen, List.of(), List.of(), Map.of());
      case "flaw" ->
          new Found.Read(seen, List.of(), List.of(new Flaw(words[1], words[2])), Map.of());
      case "empty" -> empty((Found.Read) read(backup, seen, now));
      case "old" -> read(backup, seen, now.minus(Duration.ofMinutes(Long.parseLong(words[1]))));
      case "fresh" -> {
        var at = now.minus(Duration.ofMinutes(6));
        yield new Found.Read(
            seen,
            List.of(Point.upTo(at, "snapshot", backup.id(), "snapshot of " + at)),
            List.of(),
            Map.of());
      }
      default -> read(backup, seen, now);
    };
  }

  private static Found empty(Found.Read whole) {
    var points = new ArrayList<Point>();
    for (var point : whole.points()) {
      points.add(
          points.isEmpty()
              ? point
              : point.flawed(new Flaw("empty-object", point.evidence() + " has 0 bytes")));
    }
    return new Found.Read(whole.seen(), points, List.of(), Map.of());
  }

  private static Found read(Paper.Backup backup, Instant seen, Instant until) {
    var points = new ArrayList<Point>();
    var cron = Optional.ofNullable(backup.schedule()).flatMap(Cron::parse);
    if ("point-in-time".equals(backup.restores())) {
      var at = until.minus(Duration.ofMinutes(5));
      points.add(
          Point.upTo(at, "latest restorable time", backup.id(), "can be restored up to " + at));
    }
    if (cron.isPresent()) {
      for (var run : cron.get().runs(until, 9)) {
        points.add(
            Point.upTo(
                run.plusSeconds(200),
                "dump",
                backup.id(),
                "%s of %s".formatted(backup.title(), run)));
      }
    } else if ("continuous".equals(backup.schedule())) {
      for (int i = 0; i < 40; i++) {
        var at = until.minus(Duration.ofMinutes(5L * i)).minusSeconds(1);
        points.add(Point.upTo(at, "log", backup.id(), "complete up to " + at));
      }
    } else {
      points.add(Point.whole(seen, "newest", backup.id(), backup.title() + " lacks nothing"));
    }
    return new Found.Read(seen, points, List.of(), Map.of());
  }
}
