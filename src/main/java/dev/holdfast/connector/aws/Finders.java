package dev.holdfast.connector.aws;

import dev.holdfast.connector.RecoveryPoints;
import dev.holdfast.connector.RecoveryPoints.Flaw;
import dev.holdfast.connector.RecoveryPoints.Found;
import dev.holdfast.connector.RecoveryPoints.Point;
import dev.holdfast.connector.aws.Sense.Look;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.rds.model.DBSnapshot;

/// The readers of recovery points by name.
final class Finders {
  private static final int SNAPSHOTS = 200;
  private static final long GIB = 1L << 30;

  private Finders() {}

  static final Map<String, Finder> ALL =
      Map.of(
          "aws.rds.restorable-time", Finders::restorable,
          "aws.rds.snapshots", Finders::snapshots,
          "aws.s3.objects", BucketFinders::objects,
          "aws.s3.versions", BucketFinders::versions,
          "aws.s3.wal-archive", WalFinder::find,
          "aws.ecr.images", Finders::image,
          "aws.ssm.parameters", ParameterFinder::find);

  private static Found restorable(Look look, Function<String, Site> other) {
    var name = look.text("db-instance-identifier");
    var instance = Databases.find(look.aws().rds(), name);
    var where = look.site().region();
    if (instance.isEmpty()) {
      return Finder.nothing(
          look, "not-there", "there is no database %s in %s".formatted(name, where));
    }
    var days = Optional.ofNullable(instance.get().backupRetentionPeriod()).orElse(0);
    var facts = Map.<String, Object>of(RecoveryPoints.KEPT, Duration.ofDays(days));
    var latest = instance.get().latestRestorableTime();
    if (latest == null) {
      var why =
          days == 0
              ? "automated backups of %s are off".formatted(name)
              : "RDS names no moment to which %s can be restored".formatted(name);
      return Finder.read(look, List.of(), List.of(new Flaw("no-point", why)), facts);
    }
    var point =
        Point.upTo(
            latest, "latest restorable time", where, name + " can be restored up to " + latest);
    return Finder.read(look, List.of(point), List.of(), facts);
  }

  private static Found snapshots(Look look, Function<String, Site> other) {
    var name = look.text("db-instance-identifier");
    var where = look.site().region();
    var points = new ArrayList<Point>();
    for (var snapshot :
        look.aws()
            .rds()
            .describeDBSnapshotsPaginator(ask -> ask.dbInstanceIdentifier(name).maxRecords(100))
            .dbSnapshots()) {
      points.add(point(snapshot, where));
      if (points.size() >= SNAPSHOTS) break;
    }
    if (points.isEmpty()) {
      return Finder.nothing(
          look, "no-snapshot", "there is no snapshot of %s in %s".formatted(name, where));
    }
    return Finder.read(look, points, List.of(), Map.of());
  }

  private static Point point(DBSnapshot snapshot, String where) {
    var kind = snapshot.snapshotType() + " snapshot";
    var at = Databases.dataFrom(snapshot);
    var point =
        Point.upTo(at, kind, where, "%s %s".formatted(kind, snapshot.dbSnapshotIdentifier()));
    var size = snapshot.allocatedStorage();
    if (size != null) point = point.sized(size * GIB);
    if ("available".equals(snapshot.status())) return point;
    return point.flawed(
        new Flaw(
            "not-available",
            "snapshot %s is %s".formatted(snapshot.dbSnapshotIdentifier(), snapshot.status())));
  }

  private static Found image(Look look, Function<String, Site> other) {
    var repository = look.text("repository");
    var where = look.site().region();
    var id =
        ImageIdentifier.builder()
            .imageTag(look.args().textOr("tag", null))
            .imageDigest(look.args().textOr("digest", null))
            .build();
    if (id.imageTag() == null && id.imageDigest() == null) {
      return Finder.unknown(look, "neither tag nor digest is stated");
    }
    var wanted = id.imageDigest() == null ? id.imageTag() : id.imageDigest();
    try {
      var found =
          look.aws()
              .ecr()
              .describeImages(ask -> ask.repositoryName(repository).imageIds(id))
              .imageDetails();
      if (!found.isEmpty()) {
        var digest = found.getFirst().imageDigest();
        var evidence = "%s holds %s".formatted(repository, digest);
        Instant now = look.clock().now();
        return Finder.read(
            look,
            List.of(Point.whole(now, "image digest", where, evidence).of(digest)),
            List.of(),
            Map.of());
      }
    } catch (AwsServiceException answer) {
      if (!Failures.notFound(answer)) throw answer;
    }
    return Finder.nothing(
        look, "no-image", "%s in %s has no image %s".formatted(repository, where, wanted));
  }
}
