package dev.holdfast.connector.rehearsal;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/// Breaks the things of a component and mends them. The estate guards it.
final class Damage {
  private final Things things;
  private final Homes homes;
  private final Map<String, String> broken;

  Damage(Things things, Homes homes, Map<String, String> broken) {
    this.things = things;
    this.homes = homes;
    this.broken = broken;
  }

  /// Every place of the component that exists is hit; one without places is simply down.
  void hit(String component, String is, String because, Instant since) {
    if (homes.of(component).isEmpty()) broken.put(component, is);
    for (var home : homes.of(component)) {
      for (var id : home.things().keySet()) {
        if (!things.has(id)) continue;
        var set = new TreeMap<String, Object>();
        set.put("health", is);
        set.put("because", because);
        set.put("damaged-since", since);
        if (!is.equals("compromised") && !is.equals("degraded")) {
          if (id.kind().equals("aws.ecs-service")) set.put("running-count", 0L);
          if (id.kind().equals("kubernetes.deployment")) set.put("running", 0L);
        }
        things.forget(id);
        things.set(id, set);
      }
    }
  }

  /// Mends the first place that can be reached, making what is not there.
  void heal(String component, Health health) {
    broken.remove(component);
    for (var home : homes.of(component)) {
      var reachable =
          home.things().keySet().stream()
              .allMatch(id -> Health.isGlobal(id) || health.reachable(id.target()));
      if (!reachable) continue;
      home.things().forEach((id, attributes) -> mend(id, attributes, health));
      return;
    }
  }

  private void mend(ThingId id, Map<String, Object> attributes, Health health) {
    if (!things.has(id)) things.set(id, attributes);
    things.set(id, Map.of("health", "ok"));
    if (attributes.containsKey("state")) things.set(id, Map.of("state", attributes.get("state")));
    things.unset(id, "damaged-since");
    switch (id.kind()) {
      case "aws.ecs-service" -> {
        run(id, "desired-count", "running-count");
        repoint(id, health);
      }
      case "kubernetes.deployment" -> run(id, "replicas", "running");
      case "aws.rds-instance" -> {
        if (things.changing(id)) return;
        things.set(id, Map.of("status", "available", "endpoint", homes.endpoint(id)));
      }
      default -> things.forget(id);
    }
  }

  /// What is asked for runs, at once unless it is on its way.
  private void run(ThingId id, String wanted, String running) {
    if (things.changing(id)) return;
    things.set(id, Map.of(running, Json.number(things.get(id, wanted), 0)));
  }

  private void repoint(ThingId service, Health health) {
    var host = Json.text(things.get(service, "points-to"));
    if (host.isEmpty() || health.instanceAt(host).map(health::fine).orElse(false)) return;
    things.ofKind("aws.rds-instance").stream()
        .filter(health::fine)
        .findFirst()
        .ifPresent(
            database ->
                things.set(
                    service, Map.of("points-to", Json.text(things.get(database, "endpoint")))));
  }
}
