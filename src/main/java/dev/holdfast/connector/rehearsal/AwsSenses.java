package dev.holdfast.connector.rehearsal;

import dev.holdfast.connector.rehearsal.Sense.Seen;
import dev.holdfast.kernel.Durations;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// The AWS checks, read from the simulated estate.
final class AwsSenses {
  private AwsSenses() {}

  static Map<String, Sense> all() {
    var all = new HashMap<String, Sense>(NetworkSenses.all());
    all.put("aws.ecs.running-count", AwsSenses::running);
    all.put("aws.ecs.service-stable", AwsSenses::stable);
    all.put("aws.elbv2.targets-healthy", AwsSenses::targets);
    all.put("aws.elbv2.targets-unhealthy", AwsSenses::someUnhealthy);
    all.put("aws.rds.instance-status", AwsSenses::instanceStatus);
    all.put("aws.rds.instance-absent", AwsSenses::instanceAbsent);
    all.put(
        "aws.rds.snapshot-status",
        scene -> status(scene, scene.there("aws.rds-snapshot", plain(scene)), "available"));
    all.put(
        "aws.ec2.snapshot-status",
        scene ->
            status(scene, scene.there("aws.ebs-snapshot", scene.text("snapshot-id")), "completed"));
    all.put("aws.rds.latest-restorable-time", AwsSenses::restorable);
    all.put("aws.rds.backup-retention", AwsSenses::retention);
    all.put("aws.rds.newest-snapshot", AwsSenses::newest);
    all.put("aws.cloudwatch.alarms-ok", AwsSenses::alarms);
    // What cannot be reached is told before any check is read.
    all.put("aws.cloudwatch.answers", scene -> Seen.of(true, "answers"));
    all.put("aws.cloudwatch.metric", AwsSenses::metric);
    all.put("aws.cloudtrail.logging", scene -> healthy(scene, "aws.trail", "trail"));
    all.put(
        "aws.acm.certificate-valid",
        scene -> healthy(scene, "aws.acm-certificate", "certificate-arn"));
    all.put("aws.s3.object-recent", AwsSenses::objectRecent);
    all.put("aws.s3.bucket-versioning", scene -> bucket(scene, "versioning"));
    all.put("aws.s3.bucket-replication", scene -> bucket(scene, "replication"));
    all.put("aws.s3.lifecycle", scene -> bucket(scene, "lifecycle"));
    all.put("aws.ecr.image", scene -> healthy(scene, "aws.ecr-image", "repository"));
    all.put("aws.kms.key-enabled", scene -> healthy(scene, "aws.kms-key", "key-id"));
    all.put("aws.logs.retention", scene -> healthy(scene, "aws.log-group", "log-group"));
    all.put("aws.logs.recent", scene -> healthy(scene, "aws.log-group", "log-group"));
    all.put(
        "aws.region.reachable",
        scene -> {
          var answers = scene.estate().health().reachable(scene.target());
          return Seen.of(answers, answers ? "answers" : "does not answer");
        });
    return all;
  }

  private static ThingId service(Scene scene) {
    return scene.there("aws.ecs-service", scene.text("cluster") + "/" + scene.text("service"));
  }

  private static Seen running(Scene scene) {
    var running = Json.number(scene.get(service(scene), "running-count", 0L), 0);
    return Seen.of(running == scene.number("is"), running);
  }

  private static Seen stable(Scene scene) {
    var id = service(scene);
    var running = Json.number(scene.get(id, "running-count", 0L), 0);
    var desired = Json.number(scene.get(id, "desired-count", 0L), 0);
    var fine = desired == 0 || scene.estate().health().fine(id);
    var steady =
        fine
            && running == desired
            && desired == scene.number("is", desired)
            && desired >= scene.number("at-least", 0)
            && !scene.things().changing(id);
    var said = running + " of " + desired + " running";
    // All of none run: nobody is served, and that is well only where the plan states it.
    if (desired == 0 && scene.number("is", -1) < 0) {
      return Seen.of(false, said + ", the service asks for none");
    }
    return Seen.of(steady, said + (fine ? "" : ", not well"));
  }

  private static Seen targets(Scene scene) {
    var group = scene.known("aws.target-group", scene.text("target-group"));
    var healthy = EcsDeeds.healthy(scene, group);
    var total = EcsDeeds.total(scene, group);
    var least = Math.max(1, scene.number("is", total));
    return Seen.of(healthy >= least, healthy + " of " + total + " healthy");
  }

  private static Seen someUnhealthy(Scene scene) {
    var group = scene.known("aws.target-group", scene.text("target-group"));
    var healthy = EcsDeeds.healthy(scene, group);
    var total = EcsDeeds.total(scene, group);
    return Seen.of(total == 0 || healthy < total, healthy + " of " + total + " healthy");
  }

  private static Seen instanceStatus(Scene scene) {
    var id = scene.there("aws.rds-instance", scene.text("db-instance-identifier"));
    var health = Json.text(scene.get(id, "health", "ok"));
    var status = Json.text(scene.get(id, "status", "available"));
    if (health.equals("failed") || health.equals("failing")) status = "failed";
    return Seen.of(status.equals(scene.textOr("is", "available")), status);
  }

  private static Seen instanceAbsent(Scene scene) {
    var id = scene.id("aws.rds-instance", scene.text("db-instance-identifier"));
    var there = scene.things().has(id);
    return Seen.of(!there, there ? scene.get(id, "status", "available") : "absent");
  }

  private static String plain(Scene scene) {
    var name = scene.text("db-snapshot-identifier");
    var marker = name.indexOf(":snapshot:");
    return marker < 0 ? name : name.substring(marker + 10);
  }

  private static Seen status(Scene scene, ThingId id, String usual) {
    var status = Json.text(scene.get(id, "status", usual));
    return Seen.of(status.equals(scene.textOr("is", usual)), status);
  }

  private static Seen restorable(Scene scene) {
    var id = scene.there("aws.rds-instance", scene.text("db-instance-identifier"));
    var behind = Duration.between(RdsDeeds.latestRestorable(scene, id), scene.now());
    return Seen.of(
        behind.compareTo(scene.duration("behind", Duration.ofMinutes(15))) <= 0,
        behind.toMinutes() + " min behind");
  }

  private static Seen retention(Scene scene) {
    var id = scene.there("aws.rds-instance", scene.text("db-instance-identifier"));
    var days = Json.number(scene.get(id, "backup-retention-period", 30L), 30);
    return Seen.of(days >= scene.number("is", 1), days + " days");
  }

  private static Seen newest(Scene scene) {
    var found = RdsDeeds.snapshotsOf(scene, scene.text("db-instance-identifier"), Instant.MAX);
    if (found.isEmpty()) return Seen.of(false, "no snapshot");
    var age = Duration.between(RdsDeeds.taken(scene, found.getFirst()), scene.now());
    return Seen.of(
        age.compareTo(scene.duration("within", Duration.ofDays(1))) <= 0,
        found.getFirst().name() + ", " + age.toHours() + " h old");
  }

  private static Seen alarms(Scene scene) {
    var ringing = ReadDeeds.ringing(scene, scene.textOr("prefix", ""));
    var names = scene.texts("names");
    var seen = names.isEmpty() ? ringing : ringing.stream().filter(names::contains).toList();
    return Seen.of(seen.isEmpty(), seen.isEmpty() ? "no alarm" : "in alarm: " + seen);
  }

  /// Numbers are good while everything at the target is up, and bad otherwise.
  private static Seen metric(Scene scene) {
    var compare = scene.textOr("compare", "lt");
    var bound = new BigDecimal(scene.text("is"));
    var stated =
        scene
            .things()
            .get(
                scene.id(
                    "aws.cloudwatch-metric", scene.text("namespace") + "/" + scene.text("metric")),
                "value");
    var value = stated == null ? usual(scene, compare, bound) : new BigDecimal(stated.toString());
    return Seen.of(holds(value, compare, bound), value.toPlainString());
  }

  private static BigDecimal usual(Scene scene, String compare, BigDecimal bound) {
    var below = compare.startsWith("l") == standing(scene);
    var factor = new BigDecimal(below ? "0.4" : "1.8");
    return bound.multiply(factor).setScale(2, RoundingMode.HALF_UP).stripTrailingZeros();
  }

  private static boolean standing(Scene scene) {
    var estate = scene.estate();
    return estate.plan().components().stream()
        .filter(component -> !component.layer().equals("outside"))
        .filter(
            component ->
                estate.homes().of(component.id()).stream()
                    .anyMatch(home -> home.target().equals(scene.target())))
        .allMatch(component -> estate.health().up(component.id()));
  }

  static boolean holds(BigDecimal value, String compare, BigDecimal bound) {
    var order = value.compareTo(bound);
    return switch (compare) {
      case "lt" -> order < 0;
      case "le" -> order <= 0;
      case "gt" -> order > 0;
      case "ge" -> order >= 0;
      default -> order == 0;
    };
  }

  private static Seen healthy(Scene scene, String kind, String param) {
    var id = scene.known(kind, scene.text(param));
    var fine = !scene.things().has(id) || scene.estate().health().fine(id);
    return Seen.of(fine, fine ? "as it should be" : scene.get(id, "health", "not well"));
  }

  private static Seen bucket(Scene scene, String feature) {
    var id = scene.known("aws.s3-bucket", scene.text("bucket"));
    var well = !scene.things().has(id) || scene.estate().health().fine(id);
    var on = !"false".equals(String.valueOf(scene.get(id, feature, true)));
    return Seen.of(well && on, well ? feature + (on ? " on" : " off") : "damaged");
  }

  private static Seen objectRecent(Scene scene) {
    var bucket = scene.known("aws.s3-bucket", scene.text("bucket"));
    var prefix = bucket.name() + "/" + scene.textOr("prefix", "");
    var within = scene.duration("within", Duration.ofDays(1));
    var named =
        scene.things().of(scene.target(), "aws.s3-object").stream()
            .filter(id -> id.name().startsWith(prefix))
            .toList();
    if (named.isEmpty()) return bucket(scene, "recent");
    var fresh =
        named.stream()
            .filter(id -> Json.number(scene.get(id, "size", 1L), 1) >= scene.number("min-size", 1))
            .filter(id -> written(scene, id).isAfter(scene.now().minus(within)))
            .findFirst();
    return Seen.of(fresh.isPresent(), fresh.map(ThingId::name).orElse("nothing that recent"));
  }

  /// When an object was last written; one that states `every` is written again at that rhythm.
  static Instant written(Scene scene, ThingId id) {
    var first = Instant.parse(Json.text(scene.get(id, "time", Instant.EPOCH.toString())));
    var every = Durations.parse(Json.text(scene.get(id, "every", "0"))).orElse(Duration.ZERO);
    if (every.isZero() || first.isAfter(scene.now())) return first;
    var age = Duration.between(first, scene.now());
    return scene.now().minusMillis(age.toMillis() % every.toMillis());
  }
}
