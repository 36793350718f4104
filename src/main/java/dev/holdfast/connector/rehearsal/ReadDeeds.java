package dev.holdfast.connector.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads that answer from the state of the whole estate: alarms, logs, objects, pages, servers.
final class ReadDeeds {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd_HHmmss").withZone(ZoneOffset.UTC);

  private ReadDeeds() {}

  static Map<String, Deed> all() {
    return Map.of(
        "aws.cloudwatch.describe-alarms", ReadDeeds::alarms,
        "aws.s3.list-objects", ReadDeeds::objects,
        "aws.logs.filter-log-events", ReadDeeds::logs,
        "web.get", ReadDeeds::page,
        "redis.info", ReadDeeds::redis,
        "mongodb.server-status", ReadDeeds::mongodb);
  }

  private static Change alarms(Scene scene) {
    var prefix = scene.textOr("prefix", "");
    return Change.read(
        "Reads the alarms at " + scene.target(),
        () -> {
          var names = ringing(scene, prefix);
          return Map.of("in-alarm", (long) names.size(), "names", names);
        });
  }

  /// The alarms that the plan names and the disaster set off; where it names none, one for each
  /// component at this target that is down.
  static List<String> ringing(Scene scene, String prefix) {
    var estate = scene.estate();
    var alarms = scene.things().of(scene.target(), "aws.cloudwatch-alarm");
    if (alarms.stream().anyMatch(id -> scene.things().get(id, "state") != null)) {
      return alarms.stream()
          .filter(id -> id.name().startsWith(prefix))
          .filter(id -> Json.text(scene.get(id, "state", "OK")).equals("ALARM"))
          .filter(id -> !Json.flag(scene.get(id, "until-well", false)) || !allUp(estate))
          .map(ThingId::name)
          .toList();
    }
    return estate.plan().components().stream()
        .filter(
            component ->
                estate.homes().of(component.id()).stream()
                    .anyMatch(home -> home.target().equals(scene.target())))
        .filter(component -> !estate.health().up(component.id()))
        .map(component -> prefix + component.id() + "-down")
        .toList();
  }

  static boolean allUp(SimulatedEstate estate) {
    return estate.plan().components().stream()
        .filter(component -> !component.kind().equals("aws.cloudwatch-alarm"))
        .allMatch(component -> estate.health().up(component.id()));
  }

  private static Change objects(Scene scene) {
    var bucket = scene.known("aws.s3-bucket", scene.text("bucket"));
    var prefix = scene.textOr("prefix", "");
    var suffix = scene.textOr("suffix", "");
    var before = scene.instant("modified-before").orElse(scene.now());
    return Change.read(
        "Lists " + bucket.name() + "/" + prefix,
        () -> {
          var outputs = new HashMap<String, Object>();
          var named =
              scene.things().of(scene.target(), "aws.s3-object").stream()
                  .filter(id -> id.name().startsWith(bucket.name() + "/" + prefix))
                  .filter(id -> id.name().endsWith(suffix))
                  .filter(id -> time(scene, id).isBefore(before))
                  .max(java.util.Comparator.comparing(id -> time(scene, id)));
          var at =
              named
                  .map(id -> time(scene, id))
                  .orElseGet(() -> newest(scene, before).truncatedTo(ChronoUnit.SECONDS));
          var key =
              named
                  .map(id -> id.name().substring(bucket.name().length() + 1))
                  .orElse(prefix + STAMP.format(at) + suffix);
          outputs.put("newest-key", key);
          outputs.put("newest-uri", "s3://" + bucket.name() + "/" + key);
          outputs.put("newest-time", at.toString());
          outputs.put(
              "newest-size",
              named.map(id -> Json.number(scene.get(id, "size", 0L), 0)).orElse(734_003_200L));
          outputs.put("count", 30L);
          return outputs;
        });
  }

  private static Instant time(Scene scene, ThingId object) {
    var stated = scene.things().get(object, "time");
    return stated == null
        ? scene.now().minus(Duration.ofHours(1))
        : Instant.parse(stated.toString());
  }

  /// Backups stop when disaster strikes.
  private static Instant newest(Scene scene, Instant before) {
    var struck = scene.estate().struck().orElse(before);
    return (struck.isBefore(before) ? struck : before).minus(Duration.ofMinutes(8));
  }

  private static Change logs(Scene scene) {
    var group = scene.known("aws.log-group", scene.text("log-group"));
    var from = scene.instant("from").orElse(scene.now().minus(Duration.ofHours(1)));
    var to = scene.instant("to").orElse(scene.now());
    return Change.read(
        "Searches " + group.name(),
        () -> {
          var first = scene.estate().struck().map(at -> at.minus(Duration.ofMinutes(10)));
          var outputs = new HashMap<String, Object>();
          if (first.isEmpty() || first.get().isBefore(from) || first.get().isAfter(to)) {
            outputs.put("matches", 0L);
            return outputs;
          }
          outputs.put("matches", 3L);
          outputs.put("first", first.get().toString());
          outputs.put("last", first.get().plusSeconds(90).toString());
          return outputs;
        });
  }

  private static Change page(Scene scene) {
    return Change.read(
        "Reads " + Web.url(scene),
        () -> {
          var up = Web.answers(scene);
          return Map.of("status", up ? 200L : 503L, "body", up ? "{\"status\":\"ok\"}" : "");
        });
  }

  private static Change redis(Scene scene) {
    return Change.read(
        "Reads the state of Redis at " + scene.target(),
        () ->
            Map.of(
                "last-save",
                scene.now().minus(Duration.ofMinutes(40)).toString(),
                "role",
                "master"));
  }

  private static Change mongodb(Scene scene) {
    return Change.read("Reads the state of MongoDB at " + scene.target(), Map::of);
  }
}
