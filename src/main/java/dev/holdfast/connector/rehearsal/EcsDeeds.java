package dev.holdfast.connector.rehearsal;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Amazon ECS services and their load balancers, simulated.
final class EcsDeeds {
  private EcsDeeds() {}

  static Map<String, Deed> all() {
    return Map.of(
        "aws.ecs.describe-services", EcsDeeds::describe,
        "aws.ecs.update-service", EcsDeeds::update,
        "aws.ecs.force-new-deployment", EcsDeeds::deploy,
        "aws.ecs.register-task-definition", EcsDeeds::register,
        "aws.elbv2.describe-target-health", EcsDeeds::targets);
  }

  private static ThingId service(Scene scene) {
    return scene.there("aws.ecs-service", scene.text("cluster") + "/" + scene.text("service"));
  }

  private static Change describe(Scene scene) {
    var id = service(scene);
    return Change.read(
        "Reads the service " + id.name(),
        () ->
            Map.of(
                "running-count", scene.get(id, "running-count", 0L),
                "desired-count", scene.get(id, "desired-count", 0L),
                "task-definition", scene.get(id, "task-definition", "")));
  }

  private static Change targets(Scene scene) {
    var group = scene.known("aws.target-group", scene.text("target-group"));
    return Change.read(
        "Reads the health of the targets of " + group.name(),
        () -> Map.of("healthy", healthy(scene, group), "total", total(scene, group)));
  }

  /// Tasks that are well and run behind a target group.
  static long healthy(Scene scene, ThingId group) {
    if (!scene.estate().health().reachable(group.target())) return 0;
    if (Json.text(scene.get(group, "health", "ok")).equals("ok")) {
      return behind(scene, group).stream()
          .filter(id -> scene.estate().health().fine(id))
          .mapToLong(id -> Json.number(scene.things().get(id, "running-count"), 0))
          .sum();
    }
    return 0;
  }

  static long total(Scene scene, ThingId group) {
    var wanted =
        behind(scene, group).stream()
            .mapToLong(id -> Json.number(scene.things().get(id, "desired-count"), 0))
            .sum();
    return Math.max(healthy(scene, group), wanted);
  }

  /// The service that the group names, else the one of its name, else all of its Region.
  private static java.util.List<ThingId> behind(Scene scene, ThingId group) {
    var all = scene.things().of(group.target(), "aws.ecs-service");
    var named = Json.text(scene.get(group, "service", group.name()));
    var own = all.stream().filter(id -> id.name().endsWith("/" + named)).toList();
    return own.isEmpty() ? all : own;
  }

  private static Change update(Scene scene) {
    var id = service(scene);
    var count = Json.number(scene.get(id, "desired-count", 0L), 0);
    var revision = Json.text(scene.get(id, "task-definition", ""));
    var wanted = Math.max(scene.number("desired-count", count), scene.number("at-least", 0));
    var next = scene.textOr("task-definition", revision);
    if (wanted < 0) throw scene.refuse("invalid-parameter", "desired-count is negative");
    if (!next.equals(revision)) scene.there("aws.ecs-task-definition", next);
    var undo = new HashMap<String, Object>();
    undo.put("cluster", scene.text("cluster"));
    undo.put("service", scene.text("service"));
    undo.put("desired-count", count);
    if (!next.equals(revision)) undo.put("task-definition", revision);
    var change =
        new Change("Sets the service " + id.name() + " to " + wanted + " tasks")
            .fact("desired count", count, wanted)
            .touches("1 service; nothing replaced")
            .confirm(scene.text("service"))
            .undo(
                "aws.ecs.update-service",
                scene.target(),
                undo,
                "desired count " + count + ", task definition " + revision)
            .doneWhen(count == wanted && next.equals(revision))
            .subject(id);
    if (!next.equals(revision)) change.fact("task definition", revision, next);
    return change.effect(
        () -> {
          scene.things().set(id, Map.of("desired-count", wanted, "task-definition", next));
          roll(scene, id, wanted, !next.equals(revision));
          return Map.of(
              "previous-desired-count", count, "desired-count", wanted, "task-definition", next);
        });
  }

  private static Change deploy(Scene scene) {
    var id = service(scene);
    return new Change("Replaces the running tasks of " + id.name())
        .fact("deployment", scene.get(id, "deployment", "none"), "new")
        .touches("every task of 1 service, one after the other")
        .confirm(scene.text("service"))
        .subject(id)
        .effect(
            () -> {
              var deployment =
                  "ecs-svc/" + Math.floorMod(scene.call().key().hashCode(), 1_000_000_000);
              scene.things().set(id, Map.of("deployment", deployment, "deployed", scene.now()));
              roll(scene, id, Json.number(scene.get(id, "desired-count", 0L), 0), false);
              return Map.of("deployment-id", deployment);
            });
  }

  /// Tasks stop in less than a minute and start in one to three; new tasks read their settings
  /// anew. What a failed service needs to come back is in its `cure`.
  private static void roll(Scene scene, ThingId id, long wanted, boolean otherRevision) {
    var things = scene.things();
    things.forget(id);
    var name = id.name() + wanted;
    if (wanted == 0) {
      var stop = scene.takes(Duration.ofSeconds(20), Duration.ofSeconds(50), name);
      things.later(scene.now().plus(stop), id, Map.of("running-count", 0L));
      return;
    }
    var set = new TreeMap<String, Object>();
    var needsRevision = Json.text(things.get(id, "cure")).equals("task-definition");
    if (!needsRevision || otherRevision) {
      set.put("running-count", wanted);
      var health = Json.text(things.get(id, "health"));
      if (!health.equals("compromised")) set.put("health", "ok");
      database(scene, id).ifPresent(host -> set.put("points-to", host));
    } else {
      set.put("running-count", 0L);
    }
    var start = scene.takes(Duration.ofSeconds(60), Duration.ofSeconds(170), name);
    things.later(scene.now().plus(start), id, set);
  }

  /// The database that new tasks will talk to: the task definition says it, or a parameter that was
  /// changed to an instance's endpoint.
  private static Optional<String> database(Scene scene, ThingId id) {
    var family =
        scene.id("aws.ecs-task-definition", Json.text(scene.get(id, "task-definition", "")));
    var environment = Json.map(scene.things().get(family, "environment"));
    var health = scene.estate().health();
    for (var value : environment.values()) {
      if (endpoint(scene, value.toString())) return Optional.of(value.toString());
    }
    var uses = Json.texts(scene.things().get(id, "uses"));
    return scene.things().of(id.target(), "aws.ssm-parameter").stream()
        .filter(parameter -> uses.isEmpty() || uses.contains(parameter.name()))
        .filter(
            parameter -> {
              var value = Json.text(scene.things().get(parameter, "value"));
              return health.instanceAt(host(value)).isPresent()
                  || uses.contains(parameter.name())
                  || (scene.things().get(parameter, "was-endpoint") != null);
            })
        .max(
            java.util.Comparator.comparing(
                parameter -> Json.text(scene.things().get(parameter, "changed"))))
        .map(parameter -> host(Json.text(scene.things().get(parameter, "value"))));
  }

  private static boolean endpoint(Scene scene, String value) {
    return scene.estate().health().instanceAt(host(value)).isPresent();
  }

  /// `host:5432` or a database address without what is around the host.
  static String host(String value) {
    var text = value;
    var scheme = text.indexOf("://");
    if (scheme >= 0) text = text.substring(scheme + 3);
    var at = text.indexOf('@');
    if (at >= 0) text = text.substring(at + 1);
    var slash = text.indexOf('/');
    if (slash >= 0) text = text.substring(0, slash);
    var colon = text.indexOf(':');
    return colon >= 0 ? text.substring(0, colon) : text;
  }

  private static Change register(Scene scene) {
    var family = scene.text("family");
    var number = 2L;
    while (scene.things().has(scene.id("aws.ecs-task-definition", family + ":" + number))) number++;
    var name = family + ":" + number;
    return new Change("Registers a revision of " + family)
        .fact("newest revision", number - 1, number)
        .touches("1 new revision; nothing runs it yet")
        .effect(
            () -> {
              scene
                  .things()
                  .set(
                      scene.id("aws.ecs-task-definition", name),
                      Map.of(
                          "environment", scene.map("environment"),
                          "secrets", scene.map("secrets"),
                          "image", scene.textOr("image", "as before")));
              return Map.of("task-definition", name);
            });
  }
}
