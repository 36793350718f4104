package dev.holdfast.connector.aws;

import dev.holdfast.connector.Place;
import dev.holdfast.connector.RecoveryPoints;
import dev.holdfast.connector.Surroundings;
import dev.holdfast.plan.Component;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The moments an RDS instance can be restored to: its latest restorable time and its available
/// snapshots, newest first.
record RdsRecoveryPoints(Function<Place, Site> sites) implements RecoveryPoints {
  @Override
  public List<Point> points(Component store, Place place, Surroundings around) {
    var instance =
        store.places().stream()
            .filter(at -> at.target().equals(place.id()))
            .flatMap(at -> Optional.ofNullable(at.with().get("db-instance-identifier")).stream())
            .map(String::valueOf)
            .findFirst();
    return instance.map(name -> points(name, sites.apply(place))).orElse(List.of());
  }

  private static List<Point> points(String instance, Site site) {
    var rds = site.look().rds();
    var where = site.place().id() + " (" + site.region() + ")";
    var points = new ArrayList<Point>();
    Databases.find(rds, instance)
        .flatMap(found -> Optional.ofNullable(found.latestRestorableTime()))
        .ifPresent(
            at ->
                points.add(
                    new Point(
                        at,
                        "latest restorable time",
                        where,
                        instance + " can be restored up to " + at)));
    Databases.available(rds, instance, 100)
        .map(
            snapshot ->
                new Point(
                    Databases.dataFrom(snapshot),
                    "snapshot",
                    where,
                    snapshot.snapshotType() + " snapshot " + snapshot.dbSnapshotIdentifier()))
        .forEach(points::add);
    points.sort(Comparator.comparing(Point::at).reversed());
    return List.copyOf(points);
  }
}
