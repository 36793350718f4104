package dev.holdfast.connector.rehearsal;

import dev.holdfast.plan.Component;
import dev.holdfast.plan.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Which things a component's places stand for: the names in `with` say it, the component's kind
/// where they do not.
final class Homes {
  /// The things of one place of a component, with the attributes they start with.
  record Home(
      Component component,
      String target,
      boolean standby,
      Map<ThingId, Map<String, Object>> things) {}

  private final Plan plan;
  private final Map<String, List<Home>> homes = new LinkedHashMap<>();

  Homes(Plan plan) {
    this.plan = plan;
    for (var component : plan.components()) {
      var list = new ArrayList<Home>();
      for (var place : component.places()) list.add(home(component, place));
      homes.put(component.id(), List.copyOf(list));
    }
  }

  List<Home> of(String component) {
    return homes.getOrDefault(component, List.of());
  }

  /// The component that a thing belongs to.
  Optional<String> owner(ThingId id) {
    for (var list : homes.values()) {
      for (var home : list) {
        if (home.things().containsKey(id)) return Optional.of(home.component().id());
      }
    }
    return Optional.empty();
  }

  String endpoint(ThingId instance) {
    return Seed.endpoint(plan, instance);
  }

  private Home home(Component component, Component.Place place) {
    var facts = new Facts(plan);
    var with = Json.map(facts.resolve(place.with()));
    var things = new TreeMap<ThingId, Map<String, Object>>();
    var target = place.target();
    if (with.containsKey("cluster") && with.containsKey("service")) {
      things.put(
          ThingId.of(target, "aws.ecs-service", with.get("cluster") + "/" + with.get("service")),
          service(component, with));
    }
    named(things, target, "aws.rds-instance", with, "db-instance-identifier");
    named(things, target, "aws.target-group", with, "target-group");
    named(things, target, "aws.s3-bucket", with, "bucket");
    named(things, target, "web.url", with, "url");
    var deployment = with.getOrDefault("deployment", with.getOrDefault("name", component.id()));
    if (with.containsKey("deployment") || component.kind().equals("kubernetes.deployment")) {
      var namespace = Json.text(with.getOrDefault("namespace", "default"));
      things.put(
          ThingId.of(target, "kubernetes.deployment", namespace + "/" + deployment),
          deployment(with));
    }
    if (with.containsKey("hosted-zone-id") && with.containsKey("name")) {
      things.put(
          record(target, with.get("hosted-zone-id"), with.get("name"), with.get("type")), with);
    }
    if (things.isEmpty()) {
      var name = with.getOrDefault("name", with.getOrDefault("database", component.id()));
      things.put(ThingId.of(target, component.kind(), name.toString()), with);
    }
    return new Home(component, target, place.standby(), things);
  }

  static ThingId record(String target, Object zone, Object name, @Nullable Object type) {
    var host = name.toString().endsWith(".") ? name.toString() : name + ".";
    return ThingId.of(
        target, "aws.route53-record", zone + "/" + host + "/" + (type == null ? "A" : type));
  }

  private static void named(
      Map<ThingId, Map<String, Object>> things,
      String target,
      String kind,
      Map<String, Object> with,
      String param) {
    if (with.containsKey(param)) {
      things.put(ThingId.of(target, kind, with.get(param).toString()), with);
    }
  }

  private static Map<String, Object> service(Component component, Map<String, Object> with) {
    var service = new TreeMap<>(with);
    var count = Json.number(with.get("desired-count"), 2);
    service.put("desired-count", count);
    service.put("running-count", count);
    service.putIfAbsent("task-definition", component.id() + ":1");
    return service;
  }

  private static Map<String, Object> deployment(Map<String, Object> with) {
    var deployment = new TreeMap<>(with);
    var count = Json.number(with.get("replicas"), 3);
    deployment.put("replicas", count);
    deployment.put("running", count);
    return deployment;
  }
}
