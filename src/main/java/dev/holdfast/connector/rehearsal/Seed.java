package dev.holdfast.connector.rehearsal;

import dev.holdfast.kernel.Cron;
import dev.holdfast.plan.CheckUse;
import dev.holdfast.plan.Plan;
import dev.holdfast.plan.Target;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Fills the estate with what a plan says there is on a quiet day.
final class Seed {
  private static final DateTimeFormatter NIGHT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd-HH-mm").withZone(ZoneOffset.UTC);

  private static final int NIGHTS = 8;

  private final Plan plan;
  private final Homes homes;
  private final Things things;
  private final Facts facts;
  private final Instant now;

  Seed(Plan plan, Homes homes, Things things, Instant now) {
    this.plan = plan;
    this.homes = homes;
    this.things = things;
    this.facts = new Facts(plan);
    this.now = now;
  }

  void fill() {
    plan.components().forEach(component -> places(component.id()));
    for (var object : Json.list(plan.rehearse().get("objects"))) {
      for (var one : Runs.of(facts.map(object), now)) object(things, one);
    }
    for (var id : things.ofKind("aws.rds-instance")) finish(id);
    atRest().forEach(this::expected);
    plan.components().forEach(component -> pointers(component.id()));
    for (var id : things.ofKind("aws.route53-record")) {
      if (things.get(id, "value") == null) {
        things.set(id, Map.of("value", "balancer." + region(plan, id) + ".elb.rehearsal.invalid"));
      }
    }
    for (var id : things.ofKind("aws.s3-object")) {
      var age = Facts.duration(things.get(id, "age")).orElse(Duration.ofHours(1));
      if (things.get(id, "time") == null) things.set(id, Map.of("time", now.minus(age)));
    }
    for (var id : things.ofKind("aws.ssm-parameter")) {
      if (things.get(id, "value") == null) things.set(id, Map.of("value", databaseNear(id)));
    }
  }

  private void places(String component) {
    for (var home : homes.of(component)) {
      if (!home.standby()) home.things().forEach(things::set);
    }
  }

  /// An entry of `rehearse.objects` or of a step's `sets`.
  static ThingId object(Things things, Map<String, Object> object) {
    var attributes = new TreeMap<>(object);
    var target = Json.text(attributes.remove("target"));
    var kind = Json.text(attributes.remove("kind"));
    var name = Json.text(attributes.remove("name"));
    var id = named(target, kind, name, attributes);
    if (Json.flag(attributes.remove("absent"))) {
      things.remove(id);
    } else {
      if (!attributes.isEmpty()) things.forget(id);
      things.set(id, attributes);
    }
    return id;
  }

  /// The full name of a thing whose name has parts that stand beside it.
  static ThingId named(String target, String kind, String name, Map<String, Object> beside) {
    var id = ThingId.of(target, kind, name);
    var full =
        switch (id.kind()) {
          case "aws.ecs-service" -> prefixed(beside.get("cluster"), name);
          case "kubernetes.deployment", "kubernetes.network-policy" ->
              prefixed(beside.getOrDefault("namespace", "default"), name);
          case "aws.s3-object" -> prefixed(beside.get("bucket"), name);
          case "aws.route53-record" ->
              beside.containsKey("hosted-zone-id") && !name.contains("/")
                  ? Homes.record(target, beside.get("hosted-zone-id"), name, beside.get("type"))
                      .name()
                  : name;
          default -> name;
        };
    return new ThingId(target, id.kind(), full);
  }

  private static String prefixed(@org.jspecify.annotations.Nullable Object prefix, String name) {
    return prefix == null || name.contains("/") ? name : prefix + "/" + name;
  }

  static String endpoint(Plan plan, ThingId instance) {
    return instance.name() + "." + region(plan, instance) + ".rds.rehearsal.invalid";
  }

  private static String region(Plan plan, ThingId id) {
    return plan.target(id.target())
        .map(Target::settings)
        .map(settings -> Json.text(settings.getOrDefault("region", "local")))
        .orElse("local");
  }

  private void finish(ThingId instance) {
    var present = new TreeMap<String, Object>();
    present.put("status", "available");
    present.put("endpoint", endpoint(plan, instance));
    present.put("port", 5432L);
    present.put("backup-retention-period", 30L);
    present.put("deletion-protection", true);
    things.find(instance).ifPresent(present::putAll);
    things.set(instance, present);
    for (var run : schedule(instance).runs(now, NIGHTS)) {
      snapshot(
          instance, instance.target(), "rds:" + instance.name() + "-" + NIGHT.format(run), run);
    }
    for (var target : plan.targets()) {
      if (!target.connector().equals("aws") || target.id().equals(instance.target())) continue;
      if (homes.of(homes.owner(instance).orElse("")).stream()
          .noneMatch(home -> home.target().equals(target.id()))) continue;
      for (var hours = 0; hours < 3; hours++) {
        var at = now.minus(Duration.ofMinutes(9)).minus(Duration.ofHours(hours));
        snapshot(instance, target.id(), instance.name() + "-copy-" + NIGHT.format(at), at);
      }
    }
  }

  /// When the plan says that it is backed up, else every night.
  private Cron schedule(ThingId instance) {
    var owner = homes.owner(instance).orElse("");
    return plan.backups().stream()
        .filter(backup -> backup.of().equals(owner))
        .filter(backup -> instance.target().equals(backup.target()))
        .flatMap(backup -> Stream.ofNullable(backup.schedule()))
        .flatMap(at -> Cron.parse(at).stream())
        .findFirst()
        .or(() -> Cron.parse("0 2 * * *"))
        .orElseThrow();
  }

  private void snapshot(ThingId instance, String target, String name, Instant at) {
    var id = ThingId.of(target, "aws.rds-snapshot", name);
    if (things.has(id)) return;
    things.set(
        id,
        Map.of(
            "of",
            instance.name(),
            "status",
            "available",
            "time",
            at.truncatedTo(ChronoUnit.SECONDS)));
  }

  /// Checks that a quiet day passes: what senses components, the checklist and the signs.
  private List<CheckUse> atRest() {
    var uses = new ArrayList<CheckUse>();
    plan.components().forEach(component -> uses.addAll(component.checks()));
    plan.checklist().items().stream()
        .filter(item -> !item.standby())
        .forEach(item -> uses.addAll(item.checks()));
    plan.scenarios().stream()
        .flatMap(scenario -> scenario.detect().stream())
        .flatMap(sign -> Stream.ofNullable(sign.check()))
        .forEach(uses::add);
    return uses;
  }

  /// What a check expects of a thing that nothing else describes is there as expected.
  private void expected(CheckUse use) {
    if (use.target() == null) return;
    var with = facts.map(use.with());
    switch (use.check()) {
      case "aws.ec2.security-group-rules" ->
          rest(
              ThingId.of(use.target(), "aws.security-group", Json.text(with.get("group"))),
              Map.of(
                  "ingress", Json.list(with.get("ingress")),
                  "egress", Json.list(with.get("egress"))));
      case "aws.ssm.parameter" -> {
        if (use.is() != null) {
          rest(
              ThingId.of(use.target(), "aws.ssm-parameter", Json.text(with.get("name"))),
              Map.of("value", facts.resolve(use.is()), "version", 1L, "changed", now));
        }
      }
      case "aws.route53.record" -> {
        var record =
            Homes.record(
                use.target(),
                with.getOrDefault("hosted-zone-id", ""),
                with.getOrDefault("name", ""),
                with.get("type"));
        var elsewhere =
            things.ofKind("aws.route53-record").stream()
                .anyMatch(id -> id.name().equals(record.name()));
        if (use.is() != null && !elsewhere) {
          rest(record, Map.of("value", facts.resolve(use.is())));
        }
      }
      default -> {}
    }
  }

  private void rest(ThingId id, Map<String, Object> attributes) {
    var all = new TreeMap<String, Object>(attributes);
    things.find(id).ifPresent(all::putAll);
    things.set(id, all);
  }

  /// A service talks to the database that stands beside it.
  private void pointers(String component) {
    for (var home : homes.of(component)) {
      for (var id : home.things().keySet()) {
        if (!id.kind().equals("aws.ecs-service") || !things.has(id)) continue;
        if (things.get(id, "points-to") != null) continue;
        var found = plan.component(component).orElseThrow();
        for (var dependency : found.dependsOn()) {
          for (var store : homes.of(dependency)) {
            store.things().keySet().stream()
                .filter(thing -> thing.kind().equals("aws.rds-instance") && things.has(thing))
                .filter(thing -> thing.target().equals(id.target()))
                .findFirst()
                .ifPresent(
                    thing ->
                        things.set(
                            id, Map.of("points-to", Json.text(things.get(thing, "endpoint")))));
          }
        }
      }
    }
  }

  private String databaseNear(ThingId parameter) {
    return things.of(parameter.target(), "aws.rds-instance").stream()
        .map(id -> Json.text(things.get(id, "endpoint")))
        .findFirst()
        .orElse("set");
  }
}
