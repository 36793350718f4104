package dev.holdfast.connector.rehearsal;

import dev.holdfast.connector.BaseBackup;
import dev.holdfast.connector.RecoveryPoints;
import dev.holdfast.connector.RecoveryPoints.Flaw;
import dev.holdfast.connector.RecoveryPoints.Found;
import dev.holdfast.connector.RecoveryPoints.Point;
import dev.holdfast.connector.StatedMoment;
import dev.holdfast.connector.WalArchive;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The AWS readers of recovery points, in the simulated estate.
final class AwsPoints {
  private AwsPoints() {}

  static Map<String, SimulatedPoints.Finder> all() {
    return Map.of(
        "aws.rds.restorable-time", AwsPoints::restorable,
        "aws.rds.snapshots", AwsPoints::snapshots,
        "aws.s3.objects", AwsPoints::objects,
        "aws.s3.versions", AwsPoints::versions,
        "aws.s3.wal-archive", AwsPoints::wal,
        "aws.ecr.images", AwsPoints::image,
        "aws.ssm.parameters", AwsPoints::parameters);
  }

  private static Found restorable(Scene scene) {
    var id = scene.there("aws.rds-instance", scene.text("db-instance-identifier"));
    var latest = RdsDeeds.latestRestorable(scene, id);
    var days = Json.number(scene.get(id, "backup-retention-period", 30L), 30);
    var evidence = id.name() + " can be restored up to " + latest;
    return new Found.Read(
        scene.now(),
        List.of(Point.upTo(latest, "latest restorable time", scene.region(), evidence)),
        List.of(),
        Map.of(RecoveryPoints.KEPT, Duration.ofDays(days)));
  }

  private static Found snapshots(Scene scene) {
    var of = scene.text("db-instance-identifier");
    var points = new ArrayList<Point>();
    for (var id : scene.things().of(scene.target(), "aws.rds-snapshot")) {
      if (!Json.text(scene.things().get(id, "of")).equals(of)) continue;
      var kind = id.name().startsWith("rds:") ? "automated snapshot" : "manual snapshot";
      var point =
          Point.upTo(RdsDeeds.taken(scene, id), kind, scene.region(), kind + " " + id.name());
      var status = Json.text(scene.get(id, "status", "available"));
      if (!status.equals("available")) {
        point =
            point.flawed(
                new Flaw("not-available", "snapshot %s is %s".formatted(id.name(), status)));
      }
      points.add(point);
    }
    return points.isEmpty()
        ? SimulatedPoints.nothing(
            scene, "no-snapshot", "there is no snapshot of %s in %s".formatted(of, scene.region()))
        : SimulatedPoints.read(scene, points, List.of());
  }

  private static List<ThingId> below(Scene scene, String prefix, String suffix) {
    var start = scene.text("bucket") + "/" + prefix;
    return scene.things().of(scene.target(), "aws.s3-object").stream()
        .filter(id -> id.name().startsWith(start) && id.name().endsWith(suffix))
        .toList();
  }

  private static Point point(Scene scene, ThingId id, String kind) {
    var size = size(scene, id);
    var point =
        Point.upTo(AwsSenses.written(scene, id), kind, scene.text("bucket"), "s3://" + id.name())
            .sized(size)
            .of(id.name().substring(id.name().indexOf('/') + 1) + " " + size)
            .keptAs(Json.text(scene.get(id, "storage-class", "")));
    return size > 0
        ? point
        : point.flawed(new Flaw("empty-object", "s3://%s has 0 bytes".formatted(id.name())));
  }

  private static Found objects(Scene scene) {
    var prefix = scene.textOr("prefix", "");
    var ids = below(scene, prefix, scene.textOr("suffix", ""));
    var points = ids.stream().map(id -> point(scene, id, "object").dated(id.name())).toList();
    return new Found.Read(scene.now(), points, none(scene, ids, prefix), facts(scene));
  }

  private static Found versions(Scene scene) {
    var prefix = scene.textOr("prefix", "");
    var ids = below(scene, prefix, "");
    var facts = new HashMap<>(facts(scene));
    var on = Boolean.TRUE.equals(facts.get(RecoveryPoints.VERSIONING));
    var held = new TreeMap<String, List<RecoveryPoints.Version>>();
    var points = new ArrayList<Point>();
    for (var id : ids) {
      var key = id.name().substring(id.name().indexOf('/') + 1);
      var size = size(scene, id);
      held.put(
          key,
          List.of(
              new RecoveryPoints.Version(AwsSenses.written(scene, id), key + " " + size, size)));
      var point = point(scene, id, on ? "newest object version" : "object without versions");
      points.add(point.bytes() == 0 ? point : point.sized(-1));
    }
    facts.put(RecoveryPoints.HELD, held);
    points.sort(java.util.Comparator.comparing(Point::at).reversed());
    if (on && !points.isEmpty() && points.getFirst().restorable()) {
      var newest = points.getFirst();
      points.addFirst(
          Point.whole(scene.now(), "versions", newest.where(), newest.evidence())
              .of(newest.content()));
    }
    return new Found.Read(scene.now(), points, none(scene, ids, prefix), facts);
  }

  private static List<Flaw> none(Scene scene, List<ThingId> ids, String prefix) {
    return ids.isEmpty()
        ? List.of(
            new Flaw(
                "no-object",
                "there is no object in s3://%s/%s (%s)"
                    .formatted(scene.text("bucket"), prefix, scene.region())))
        : List.of();
  }

  private static Map<String, Object> facts(Scene scene) {
    var bucket = scene.there("aws.s3-bucket", scene.text("bucket"));
    var facts = new HashMap<String, Object>();
    facts.put(RecoveryPoints.VERSIONING, Json.flag(scene.get(bucket, "versioning", false)));
    facts.put(RecoveryPoints.LIFECYCLE, Json.flag(scene.get(bucket, "lifecycle", true)));
    facts.put(RecoveryPoints.FETCHED_FIRST, Set.of("GLACIER", "DEEP_ARCHIVE"));
    return facts;
  }

  private static Found wal(Scene scene) {
    var bucket = scene.text("bucket").length() + 1;
    var folders = new TreeMap<String, List<BaseBackup.File>>();
    var markers = new TreeMap<String, ThingId>();
    for (var id : below(scene, scene.text("base-prefix"), "")) {
      var key = id.name().substring(bucket);
      var folder = key.substring(0, Math.max(0, key.lastIndexOf('/')));
      var file = key.substring(key.lastIndexOf('/') + 1);
      if (file.equals(BaseBackup.MARKER)) markers.put(folder, id);
      folders
          .computeIfAbsent(folder, _ -> new ArrayList<>())
          .add(new BaseBackup.File(file, size(scene, id)));
    }
    var bases = new ArrayList<BaseBackup>();
    markers.forEach(
        (folder, id) -> {
          var written = AwsSenses.written(scene, id);
          bases.add(
              new BaseBackup(
                  StatedMoment.older(folder, written).orElse(written),
                  Json.text(scene.things().get(id, "start-wal")),
                  folder,
                  folders.getOrDefault(folder, List.of())));
        });
    var start = bucket + scene.text("wal-prefix").length();
    var archived =
        below(scene, scene.text("wal-prefix"), "").stream()
            .map(
                id ->
                    new WalArchive.Segment(
                        id.name().substring(start), AwsSenses.written(scene, id), size(scene, id)))
            .toList();
    return WalArchive.read(bases, archived, "s3://" + scene.text("bucket"), scene.now());
  }

  private static long size(Scene scene, ThingId id) {
    return Json.number(scene.get(id, "size", 1L), 1);
  }

  private static Found image(Scene scene) {
    var repository = scene.text("repository");
    var wanted = scene.textOr("digest", scene.textOr("tag", ""));
    var id = scene.id("aws.ecr-image", repository);
    var there =
        scene.things().has(id)
            && (Json.text(scene.get(id, "digest", wanted)).equals(wanted)
                || Json.text(scene.get(id, "tag", "")).equals(wanted));
    if (!there) {
      return SimulatedPoints.nothing(
          scene,
          "no-image",
          "%s in %s has no image %s".formatted(repository, scene.region(), wanted));
    }
    var evidence = "%s holds %s".formatted(repository, wanted);
    return SimulatedPoints.read(
        scene,
        List.of(Point.whole(scene.now(), "image digest", scene.region(), evidence).of(wanted)),
        List.of());
  }

  private static Found parameters(Scene scene) {
    var path = scene.text("path");
    var copy = written(scene, scene.target(), path);
    var where = scene.region() + " " + path;
    if (copy.isEmpty()) {
      return SimulatedPoints.nothing(scene, "no-parameter", "there is no parameter below " + where);
    }
    var of = scene.textOr("of-target", scene.target());
    // As for real: in the disaster that the copy is for there is nothing to compare it with.
    if (!scene.estate().health().reachable(of)) {
      return SimulatedPoints.unknown(scene, of + ", which has the original, does not answer");
    }
    var original = written(scene, of, scene.textOr("of-path", path));
    var missing = original.keySet().stream().filter(name -> !copy.containsKey(name)).toList();
    var late =
        original.entrySet().stream()
            .filter(
                one ->
                    Optional.ofNullable(copy.get(one.getKey()))
                        .filter(at -> !at.isBefore(one.getValue()))
                        .isEmpty())
            .toList();
    var evidence =
        "%d of %d parameters are as new as the original"
            .formatted(original.size() - late.size(), original.size());
    var oldest = late.stream().map(Map.Entry::getValue).min(Instant::compareTo);
    var point =
        oldest
            .map(at -> Point.upTo(at, "parameters", where, evidence))
            .orElseGet(() -> Point.whole(scene.now(), "parameters", where, evidence));
    var flaws =
        missing.isEmpty()
            ? List.<Flaw>of()
            : List.of(
                new Flaw(
                    "no-parameter",
                    "%d parameters have no copy below %s: %s"
                        .formatted(missing.size(), where, String.join(", ", missing))));
    return SimulatedPoints.read(scene, List.of(point), flaws);
  }

  private static Map<String, Instant> written(Scene scene, String target, String path) {
    var all = new TreeMap<String, Instant>();
    for (var id : scene.things().of(target, "aws.ssm-parameter")) {
      if (!id.name().startsWith(path)) continue;
      var changed = scene.get(id, "changed", Instant.EPOCH.toString());
      all.put(id.name().substring(path.length()), Instant.parse(Json.text(changed)));
    }
    return all;
  }
}
