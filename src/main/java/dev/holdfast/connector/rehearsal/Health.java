package dev.holdfast.connector.rehearsal;

import dev.holdfast.plan.Component;
import dev.holdfast.plan.Plan;
import dev.holdfast.plan.Target;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Works out from the things of the estate which components are up. The estate guards it.
final class Health {
  private final Plan plan;
  private final Homes homes;
  private final Things things;
  private final Set<String> cutOff;
  private final Map<String, String> broken;

  Health(Plan plan, Homes homes, Things things, Set<String> cutOff, Map<String, String> broken) {
    this.plan = plan;
    this.homes = homes;
    this.things = things;
    this.cutOff = cutOff;
    this.broken = broken;
  }

  boolean reachable(String target) {
    return !cutOff.contains(target);
  }

  /// Whether users get from this component what they expect.
  boolean up(String component) {
    return plan.component(component).map(found -> up(found, new HashSet<>())).orElse(true);
  }

  private boolean up(Component component, Set<String> asked) {
    if (!asked.add(component.id())) return true;
    if (broken.containsKey(component.id())) return false;
    if (!standing(component)) return false;
    for (var id : component.dependsOn()) {
      var pointed = pointedDatabase(component, id);
      if (pointed.isPresent()) {
        if (!fine(pointed.get())) return false;
        continue;
      }
      var dependency = plan.component(id);
      if (dependency.isPresent() && !up(dependency.get(), asked)) return false;
    }
    return true;
  }

  /// Whether one of its places is there and well, whatever it depends on.
  boolean standing(Component component) {
    var places = homes.of(component.id());
    return places.isEmpty() || places.stream().anyMatch(this::standing);
  }

  boolean standing(Homes.Home home) {
    return home.things().keySet().stream().allMatch(this::fine);
  }

  boolean fine(ThingId id) {
    if (!isGlobal(id) && !reachable(id.target())) return false;
    var found = things.find(id);
    if (found.isEmpty()) return false;
    var thing = found.get();
    var health = Json.text(thing.getOrDefault("health", "ok"));
    if (!health.equals("ok")) return false;
    return switch (id.kind()) {
      case "aws.ecs-service" -> Json.number(thing.get("running-count"), 0) > 0;
      case "kubernetes.deployment" -> Json.number(thing.get("running"), 0) > 0;
      case "aws.rds-instance" ->
          Json.text(thing.getOrDefault("status", "available")).equals("available");
      case "aws.route53-record" -> !leadsNowhere(Json.text(thing.get("value")));
      default ->
          Json.text(thing.getOrDefault("state", "available")).matches("available|running|ok|up");
    };
  }

  /// Route 53 outlives a Region.
  static boolean isGlobal(ThingId id) {
    return id.kind().startsWith("aws.route53");
  }

  /// A name in a Region that is cut off, or the name of a thing that is not well.
  private boolean leadsNowhere(String value) {
    if (value.isEmpty()) return false;
    var known = false;
    for (var id : things.all()) {
      if (!names(things.get(id, "dns-name"), value)) continue;
      if (fine(id)) return false;
      known = true;
    }
    if (known) return true;
    return plan.targets().stream()
        .filter(target -> !reachable(target.id()))
        .anyMatch(target -> value.contains("." + region(target) + "."));
  }

  private static boolean names(@org.jspecify.annotations.Nullable Object dnsName, String value) {
    return dnsName != null && strip(value).equals(strip(dnsName.toString()));
  }

  private static String strip(String host) {
    var plain = host.startsWith("dualstack.") ? host.substring("dualstack.".length()) : host;
    return plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain;
  }

  private static String region(Target target) {
    return Json.text(target.settings().getOrDefault("region", "nowhere"));
  }

  /// The instance that a service really talks to, where that belongs to this dependency.
  private Optional<ThingId> pointedDatabase(Component component, String dependency) {
    for (var home : homes.of(component.id())) {
      if (!standing(home)) continue;
      for (var id : home.things().keySet()) {
        var host = Json.text(things.get(id, "points-to"));
        if (host.isEmpty()) continue;
        var instance = instanceAt(host);
        if (instance.isPresent() && belongs(instance.get(), dependency)) return instance;
        if (instance.isEmpty() && ownsDatabase(dependency)) {
          return Optional.of(ThingId.of(id.target(), "aws.rds-instance", host));
        }
      }
    }
    return Optional.empty();
  }

  Optional<ThingId> instanceAt(String host) {
    return things.ofKind("aws.rds-instance").stream()
        .filter(id -> Json.text(things.get(id, "endpoint")).equals(host))
        .findFirst();
  }

  private boolean belongs(ThingId instance, String component) {
    var owner = homes.owner(instance);
    return owner.map(component::equals).orElseGet(() -> ownsDatabase(component));
  }

  boolean ownsDatabase(String component) {
    return homes.of(component).stream()
        .flatMap(home -> home.things().keySet().stream())
        .anyMatch(id -> id.kind().equals("aws.rds-instance"));
  }
}
