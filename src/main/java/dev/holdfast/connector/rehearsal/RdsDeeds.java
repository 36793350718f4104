package dev.holdfast.connector.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Amazon RDS instances and snapshots, simulated: restores take half an hour, cannot reach beyond
/// the window, and bring back damage that was there at the moment they restore to.
final class RdsDeeds {
  private static final Duration BEHIND = Duration.ofMinutes(5);

  private RdsDeeds() {}

  static Map<String, Deed> all() {
    return Map.of(
        "aws.rds.describe-db-instances", RdsDeeds::instance,
        "aws.rds.describe-db-snapshots", RdsDeeds::snapshots,
        "aws.rds.rotate-password", RdsDeeds::rotate,
        "aws.rds.restore-db-instance-from-db-snapshot", RdsDeeds::fromSnapshot,
        "aws.rds.restore-db-instance-to-point-in-time", RdsDeeds::toMoment,
        "aws.rds.create-db-snapshot", RdsDeeds::snapshot,
        "aws.rds.copy-db-snapshot", RdsDeeds::copy,
        "aws.rds.delete-db-instance", RdsDeeds::delete);
  }

  private static Change instance(Scene scene) {
    var id = scene.there("aws.rds-instance", scene.text("db-instance-identifier"));
    return Change.read(
        "Reads the instance " + id.name(),
        () ->
            Map.of(
                "status", scene.get(id, "status", "available"),
                "endpoint", scene.get(id, "endpoint", ""),
                "port", scene.get(id, "port", 5432L),
                "latest-restorable-time", latestRestorable(scene, id).toString(),
                "backup-retention-period", scene.get(id, "backup-retention-period", 30L)));
  }

  static Instant latestRestorable(Scene scene, ThingId instance) {
    var stated = scene.things().get(instance, "latest-restorable-time");
    return stated == null
        ? scene.now().minus(BEHIND).truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
        : Instant.parse(stated.toString());
  }

  static List<ThingId> snapshotsOf(Scene scene, String instance, Instant before) {
    return scene.things().of(scene.target(), "aws.rds-snapshot").stream()
        .filter(id -> Json.text(scene.things().get(id, "of")).equals(instance))
        .filter(id -> Json.text(scene.things().get(id, "status")).equals("available"))
        .filter(id -> taken(scene, id).isBefore(before))
        .sorted(Comparator.comparing((ThingId id) -> taken(scene, id)).reversed())
        .toList();
  }

  static Instant taken(Scene scene, ThingId snapshot) {
    return Instant.parse(Json.text(scene.get(snapshot, "time", Instant.EPOCH.toString())));
  }

  private static Change snapshots(Scene scene) {
    if (scene.number("max-records", 100) < 20) {
      throw scene.refuse("invalid-parameter", "max-records is less than 20");
    }
    var of = scene.text("db-instance-identifier");
    var found = snapshotsOf(scene, of, scene.instant("created-before").orElse(Instant.MAX));
    return Change.read(
        "Lists the snapshots of " + of,
        () -> {
          var outputs = new HashMap<String, Object>();
          outputs.put("count", (long) found.size());
          if (!found.isEmpty()) {
            var newest = found.getFirst();
            outputs.put("newest-snapshot", newest.name());
            outputs.put("newest-snapshot-arn", scene.arn("rds", "snapshot:" + newest.name()));
            outputs.put("newest-snapshot-time", taken(scene, newest).toString());
          }
          return outputs;
        });
  }

  private static Change rotate(Scene scene) {
    var id = scene.there("aws.rds-instance", scene.text("db-instance-identifier"));
    var parameter = scene.known("aws.ssm-parameter", scene.text("parameter"));
    var version = Json.number(scene.get(parameter, "version", 1L), 1);
    return new Change("Gives " + id.name() + " a password that nobody sees")
        .fact("version of " + parameter.name(), version, version + 1)
        .touches("1 parameter and 1 database; running tasks keep the old password")
        .confirm(id.name())
        .effect(
            () -> {
              scene
                  .things()
                  .set(
                      parameter,
                      Map.of("version", version + 1, "changed", scene.now(), "value", "***"));
              return Map.of("version", version + 1);
            });
  }

  private static Change fromSnapshot(Scene scene) {
    var name = scene.text("db-snapshot-identifier");
    var marker = name.indexOf(":snapshot:");
    var plain = name.startsWith("arn:") && marker > 0 ? name.substring(marker + 10) : name;
    var snapshot = scene.there("aws.rds-snapshot", plain);
    if (!Json.text(scene.get(snapshot, "status", "")).equals("available")) {
      throw scene.refuse("invalid-state", "The snapshot " + name + " is not available yet");
    }
    var damaged = scene.things().get(snapshot, "damaged") != null;
    var source = Json.text(scene.get(snapshot, "of", ""));
    var target = scene.text("db-instance-identifier");
    return restore(
        scene,
        target,
        taken(scene, snapshot),
        damaged || damagedAt(scene, source, taken(scene, snapshot)));
  }

  private static Change toMoment(Scene scene) {
    var source = scene.there("aws.rds-instance", scene.text("source-db-instance-identifier"));
    var target = scene.text("target-db-instance-identifier");
    var moment =
        scene
            .instant("restore-time")
            .orElseThrow(() -> scene.refuse("missing-parameter", "restore-time is missing"));
    var latest = latestRestorable(scene, source);
    var days = Json.number(scene.get(source, "backup-retention-period", 30L), 30);
    var earliest = scene.now().minus(Duration.ofDays(days));
    if (moment.isAfter(scene.now()) || moment.isBefore(earliest)) {
      throw scene.refuse(
          "invalid-restore-time",
          "%s is outside the restorable window, %s to %s".formatted(moment, earliest, latest));
    }
    var change = restore(scene, target, moment, damagedAt(scene, source.name(), moment));
    // A moment that the log has not reached yet is waited for.
    return moment.isAfter(latest) ? change.before(Duration.between(latest, moment)) : change;
  }

  /// Whether the source was already damaged at that moment, wherever it lives.
  private static boolean damagedAt(Scene scene, String source, Instant moment) {
    return scene.things().ofKind("aws.rds-instance").stream()
        .filter(id -> id.name().equals(source))
        .map(id -> Json.text(scene.things().get(id, "damaged-since")))
        .filter(since -> !since.isEmpty())
        .anyMatch(since -> moment.isAfter(Instant.parse(since)));
  }

  private static Change restore(Scene scene, String name, Instant moment, boolean damaged) {
    var id = scene.id("aws.rds-instance", name);
    if (scene.things().has(id)) {
      throw scene.refuse("already-exists", "There already is an instance called " + name);
    }
    scene
        .find("db-subnet-group-name")
        .ifPresent(group -> scene.known("aws.db-subnet-group", group.toString()));
    scene
        .find("db-parameter-group-name")
        .ifPresent(group -> scene.known("aws.db-parameter-group", group.toString()));
    for (var group : scene.texts("vpc-security-group-ids")) {
      scene.known("aws.security-group", group);
    }
    var endpoint = Seed.endpoint(scene.estate().plan(), id);
    return new Change("Restores to a new instance " + name + ", as of " + moment)
        .fact("instance " + name, "absent", "available")
        .touches("1 new instance; nothing replaced")
        .confirm(name)
        .subject(id)
        .effect(
            () -> {
              create(scene, id, endpoint, damaged, moment);
              return Map.of();
            })
        .pending(() -> status(scene, id))
        .late(
            () ->
                Map.of(
                    "endpoint",
                    endpoint,
                    "port",
                    5432L,
                    "recovery-point",
                    moment.toString(),
                    "arn",
                    scene.arn("rds", "db:" + name)));
  }

  private static void create(
      Scene scene, ThingId id, String endpoint, boolean damaged, Instant moment) {
    var things = scene.things();
    var set = new TreeMap<String, Object>();
    set.put("status", "creating");
    set.put("endpoint", endpoint);
    set.put("port", 5432L);
    set.put("backup-retention-period", 30L);
    set.put("deletion-protection", scene.flag("deletion-protection"));
    set.put("recovery-point", moment);
    if (damaged) set.put("health", "corrupt");
    if (damaged) set.put("damaged-since", moment.minusSeconds(1));
    things.set(id, set);
    var creating = scene.takes(Duration.ofMinutes(14), Duration.ofMinutes(24), id.name());
    var backing = scene.takes(Duration.ofMinutes(6), Duration.ofMinutes(11), id.name() + "-backup");
    things.later(scene.now().plus(creating), id, Map.of("status", "backing-up"));
    things.later(scene.now().plus(creating).plus(backing), id, Map.of("status", "available"));
  }

  private static Optional<String> status(Scene scene, ThingId id) {
    var status = Json.text(scene.get(id, "status", "absent"));
    return status.equals("creating") || status.equals("backing-up")
        ? Optional.of("status " + status)
        : Optional.empty();
  }

  private static Change snapshot(Scene scene) {
    var source = scene.there("aws.rds-instance", scene.text("db-instance-identifier"));
    var name = scene.text("db-snapshot-identifier");
    var id = free(scene, name);
    var since = Json.text(scene.get(source, "damaged-since", ""));
    return new Change("Takes the snapshot " + name)
        .fact("snapshot " + name, "absent", "available")
        .touches("1 new snapshot")
        .subject(id)
        .effect(
            () -> {
              var set = new TreeMap<String, Object>();
              set.put("of", source.name());
              set.put("status", "creating");
              set.put("time", scene.now());
              if (!since.isEmpty()) set.put("damaged", true);
              make(scene, id, set);
              return Map.of(
                  "snapshot", name,
                  "snapshot-arn", scene.arn("rds", "snapshot:" + name),
                  "recovery-point", scene.now().toString());
            });
  }

  private static ThingId free(Scene scene, String name) {
    var id = scene.id("aws.rds-snapshot", name);
    if (scene.things().has(id)) {
      throw scene.refuse("already-exists", "There already is a snapshot called " + name);
    }
    return id;
  }

  private static void make(Scene scene, ThingId id, Map<String, Object> set) {
    scene.things().set(id, set);
    var takes = scene.takes(Duration.ofMinutes(4), Duration.ofMinutes(9), id.name());
    scene.things().later(scene.now().plus(takes), id, Map.of("status", "available"));
  }

  private static Change copy(Scene scene) {
    var arn = scene.text("source-db-snapshot-identifier");
    var region = scene.text("source-region");
    var marker = arn.indexOf(":snapshot:");
    if (!arn.startsWith("arn:") || marker < 0 || !arn.contains(":" + region + ":")) {
      throw scene.refuse(
          "not-found", "A copy from " + region + " needs the snapshot's ARN there, not " + arn);
    }
    var from =
        scene
            .targetWith("region", region)
            .orElseThrow(() -> scene.refuse("not-found", "The estate has no Region " + region));
    var source = ThingId.of(from.id(), "aws.rds-snapshot", arn.substring(marker + 10));
    if (!scene.things().has(source)) {
      throw scene.refuse("not-found", "There is no snapshot " + arn);
    }
    if (!Json.text(scene.get(source, "status", "")).equals("available")) {
      throw scene.refuse("invalid-state", "The snapshot " + arn + " is not available yet");
    }
    var name = scene.text("target-db-snapshot-identifier");
    var id = free(scene, name);
    return new Change("Copies " + source.name() + " to " + scene.region() + " as " + name)
        .fact("snapshot " + name, "absent", "available")
        .touches("1 new snapshot")
        .subject(id)
        .effect(
            () -> {
              var set = new TreeMap<>(scene.things().find(source).orElseThrow());
              set.put("status", "creating");
              make(scene, id, set);
              return Map.of("snapshot", name, "snapshot-arn", scene.arn("rds", "snapshot:" + name));
            });
  }

  private static Change delete(Scene scene) {
    var id = scene.there("aws.rds-instance", scene.text("db-instance-identifier"));
    if (Json.flag(scene.get(id, "deletion-protection", false))) {
      throw scene.refuse("invalid-parameter", id.name() + " is protected against deletion");
    }
    if (!scene.flag("skip-final-snapshot")
        && scene.find("final-db-snapshot-identifier").isEmpty()) {
      throw scene.refuse(
          "invalid-parameter", "A final snapshot is wanted, but no name for it is given");
    }
    return new Change("Deletes the instance " + id.name())
        .fact("instance " + id.name(), scene.get(id, "status", "available"), "absent")
        .touches("1 instance and its automated backups, for ever")
        .confirm(id.name())
        .effect(
            () -> {
              scene.things().forget(id);
              scene.things().set(id, Map.of("status", "deleting"));
              var takes = scene.takes(Duration.ofMinutes(2), Duration.ofMinutes(5), id.name());
              scene.things().goneBy(scene.now().plus(takes), id);
              return Map.of();
            });
  }
}
