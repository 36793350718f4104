package dev.holdfast.connector.rehearsal;

import dev.holdfast.connector.Place;
import dev.holdfast.connector.RecoveryPoints;
import dev.holdfast.connector.Surroundings;
import dev.holdfast.plan.Component;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The moments that a simulated store can be restored to: its snapshots, and the newest moment of
/// its log.
record SimulatedPoints(SimulatedEstate estate) implements RecoveryPoints {
  private static final Duration LOG = Duration.ofMinutes(5);

  @Override
  public List<Point> points(Component store, Place place, Surroundings around) {
    return estate.locked(
        () -> {
          var found = new ArrayList<Point>();
          if (!estate.health().reachable(place.id())) return List.<Point>of();
          for (var home : estate.homes().of(store.id())) {
            for (var id : home.things().keySet()) {
              if (id.kind().equals("aws.rds-instance")) snapshots(id, place.id(), found);
              if (id.target().equals(place.id()) && estate.things().has(id)) {
                found.add(
                    new Point(
                        around.clock().now().minus(LOG),
                        "latest restorable time",
                        id.name(),
                        "the simulated log is 5 min behind"));
              }
            }
          }
          found.sort(Comparator.comparing(Point::at).reversed());
          return List.copyOf(found);
        });
  }

  private void snapshots(ThingId instance, String target, List<Point> found) {
    var things = estate.things();
    for (var id : things.of(target, "aws.rds-snapshot")) {
      if (!instance.name().equals(things.get(id, "of"))) continue;
      if (!"available".equals(things.get(id, "status"))) continue;
      found.add(
          new Point(
              Instant.parse(Json.text(things.get(id, "time"))),
              "snapshot",
              id.name(),
              "status available"));
    }
  }
}
