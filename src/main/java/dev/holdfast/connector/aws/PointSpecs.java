package dev.holdfast.connector.aws;

import static dev.holdfast.connector.aws.Words.may;
import static dev.holdfast.connector.aws.Words.need;
import static dev.holdfast.connector.aws.Words.preset;

import dev.holdfast.connector.Param;
import dev.holdfast.connector.RecoveryPoints.Spec;
import java.util.List;

/// What the readers of recovery points take.
final class PointSpecs {
  private PointSpecs() {}

  private static final Param DATABASE = need("db-instance-identifier", "Database instance");
  private static final Param BUCKET = need("bucket", "Bucket");
  private static final Param PREFIX = may("prefix", "Start of the keys");

  static final List<Spec> ALL =
      List.of(
          new Spec(
              "aws.rds.restorable-time",
              "Latest moment that RDS can restore, and how long it keeps logs",
              List.of(DATABASE)),
          new Spec(
              "aws.rds.snapshots",
              "Automated and manual snapshots of a database, also copies in this Region",
              List.of(DATABASE)),
          new Spec(
              "aws.s3.objects",
              "Dumps in a bucket, by size and time",
              List.of(BUCKET, PREFIX, may("suffix", "End of the keys"))),
          new Spec(
              "aws.s3.versions",
              "A bucket that keeps versions of what it holds",
              List.of(BUCKET, PREFIX)),
          new Spec(
              "aws.s3.wal-archive",
              "Base backup of PostgreSQL with the WAL that follows it",
              List.of(
                  BUCKET,
                  preset("base-prefix", "base/", "Start of the keys of base backups"),
                  preset("wal-prefix", "wal/", "Start of the keys of segments"))),
          new Spec(
              "aws.ecr.images",
              "The image in use is in the registry of this Region",
              List.of(
                  need("repository", "Repository"), may("digest", "Digest"), may("tag", "Tag"))),
          new Spec(
              "aws.ssm.parameters",
              "Parameters below a path, and whether the copy lacks none",
              List.of(
                  need("path", "Path"),
                  may("of-target", "Target of the original"),
                  may("of-path", "Path of the original"))));
}
