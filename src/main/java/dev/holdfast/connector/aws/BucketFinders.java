package dev.holdfast.connector.aws;

import dev.holdfast.connector.Plausible;
import dev.holdfast.connector.RecoveryPoints;
import dev.holdfast.connector.RecoveryPoints.Flaw;
import dev.holdfast.connector.RecoveryPoints.Found;
import dev.holdfast.connector.RecoveryPoints.Point;
import dev.holdfast.connector.aws.Sense.Look;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.S3Object;

/// Recovery points in buckets.
final class BucketFinders {
  private static final int MOST = 20_000;
  private static final int SHOWN = 100;
  private static final int OPENED = 20;

  private BucketFinders() {}

  /// The objects below a prefix, newest first; empty where there are too many to know the newest.
  static Optional<List<S3Object>> list(Look look, String prefix, String suffix) {
    var bucket = look.text("bucket");
    var found = new ArrayList<S3Object>();
    var seen = 0;
    for (var object :
        look.aws()
            .s3()
            .listObjectsV2Paginator(ask -> ask.bucket(bucket).prefix(prefix))
            .contents()) {
      if (++seen > MOST) return Optional.empty();
      if (object.key().endsWith(suffix) && !object.key().endsWith("/")) found.add(object);
    }
    found.sort(Comparator.comparing(S3Object::lastModified).reversed());
    return Optional.of(found);
  }

  static Found tooMany(Look look, String prefix) {
    return Finder.unknown(
        look,
        "more than %d objects begin with '%s' in %s, so that the newest cannot be found: name a longer prefix"
            .formatted(MOST, prefix, look.text("bucket")));
  }

  private static String prefix(Look look) {
    return look.args().find("prefix").map(String::valueOf).orElse("");
  }

  static Found objects(Look look, Function<String, Site> other) {
    var prefix = prefix(look);
    var suffix = look.args().find("suffix").map(String::valueOf).orElse("");
    var list = list(look, prefix, suffix);
    if (list.isEmpty()) return tooMany(look, prefix);
    var points = dumps(look, list.get());
    var flaws = points.isEmpty() ? List.of(empty(look, prefix)) : List.<Flaw>of();
    return Finder.read(look, points, flaws, facts(look, prefix));
  }

  private record Dump(S3Object object, Point point) {}

  /// As the objects are dated by their names; the newest by that are opened until one is what it
  /// should be: what was written last may be an old one that was copied again. Where none is among
  /// so many, nobody knows of those behind them.
  private static List<Point> dumps(Look look, List<S3Object> list) {
    var newestFirst =
        list.stream()
            .limit(SHOWN)
            .map(one -> new Dump(one, point(look, one, "object").dated(one.key())))
            .sorted(Comparator.comparing((Dump dump) -> dump.point().at()).reversed())
            .toList();
    var points = new ArrayList<Point>();
    var sound = Instant.MAX;
    for (int i = 0; i < newestFirst.size(); i++) {
      var point = newestFirst.get(i).point();
      // Of several of one moment any may be the one that is called the newest.
      var open = sound.equals(Instant.MAX) || sound.equals(point.at());
      if (open && !BucketRules.archives().contains(point.kept())) {
        point =
            i < OPENED
                ? FirstBytes.looked(look, newestFirst.get(i).object(), point)
                : unopened(point, i);
      }
      // One that is too small for its like is called none later, and the one before it the newest.
      var whole = plausible(point, newestFirst.subList(i + 1, newestFirst.size()));
      if (open && point.restorable() && whole) sound = point.at();
      points.add(point);
    }
    return points;
  }

  private static Point unopened(Point point, int opened) {
    if (!point.restorable()) return point;
    return point.flawed(
        new Flaw(
            "not-opened",
            "%s was not opened: none of the %d newer ones is what it should be"
                .formatted(point.evidence(), opened)));
  }

  private static boolean plausible(Point point, List<Dump> before) {
    var sizes =
        before.stream()
            .map(dump -> dump.point().bytes())
            .filter(bytes -> bytes > 0)
            .limit(Plausible.HISTORY)
            .toList();
    return Plausible.doubt(point.bytes(), sizes).isEmpty();
  }

  static Found versions(Look look, Function<String, Site> other) {
    var prefix = prefix(look);
    var list = list(look, prefix, "");
    if (list.isEmpty()) return tooMany(look, prefix);
    var facts = new HashMap<>(facts(look, prefix));
    var on = Boolean.TRUE.equals(facts.get(RecoveryPoints.VERSIONING));
    var flaws = new ArrayList<Flaw>();
    if (list.get().isEmpty()) flaws.add(empty(look, prefix));
    var points = new ArrayList<Point>();
    for (var one : list.get().stream().limit(SHOWN).toList()) {
      // The newest alone vouches for the bucket: its size is not that of its like.
      var point = point(look, one, on ? "newest object version" : "object without versions");
      points.add(point.bytes() == 0 ? point : point.sized(-1));
    }
    facts.put(RecoveryPoints.HELD, BucketVersions.of(look, prefix, list.get(), on, MOST));
    return Finder.read(look, held(look, points, on), flaws, facts);
  }

  /// What has versions lacks nothing: an earlier one of any object can be had again.
  private static List<Point> held(Look look, List<Point> points, boolean on) {
    if (!on || points.isEmpty() || !points.getFirst().restorable()) return points;
    var newest = points.getFirst();
    return List.copyOf(
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of(
                    Point.whole(look.clock().now(), "versions", newest.where(), newest.evidence())
                        .of(newest.content())),
                points.stream())
            .toList());
  }

  private static Point point(Look look, S3Object object, String kind) {
    var where = look.text("bucket");
    var point =
        Point.upTo(object.lastModified(), kind, where, "s3://%s/%s".formatted(where, object.key()))
            .sized(object.size())
            .keptAs(Optional.ofNullable(object.storageClassAsString()).orElse("STANDARD"));
    var tag = object.eTag();
    if (tag != null) point = point.of(object.key() + " " + tag);
    if (object.size() > 0) return point;
    return point.flawed(
        new Flaw("empty-object", "s3://%s/%s has 0 bytes".formatted(where, object.key())));
  }

  private static Flaw empty(Look look, String prefix) {
    return new Flaw(
        "no-object",
        "there is no object in s3://%s/%s (%s)"
            .formatted(look.text("bucket"), prefix, look.site().region()));
  }

  private static Map<String, Object> facts(Look look, String prefix) {
    var bucket = look.text("bucket");
    var facts = new HashMap<String, Object>();
    var status = look.aws().s3().getBucketVersioning(ask -> ask.bucket(bucket)).status();
    facts.put(RecoveryPoints.VERSIONING, status == BucketVersioningStatus.ENABLED);
    var rules = BucketRules.read(look, bucket, prefix);
    facts.put(RecoveryPoints.LIFECYCLE, !rules.isEmpty());
    facts.put(RecoveryPoints.AGE_RULES, BucketRules.ages(rules, prefix));
    facts.put(RecoveryPoints.FETCHED_FIRST, BucketRules.archives());
    return facts;
  }
}
