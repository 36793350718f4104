package dev.holdfast.connector.aws;

import static dev.holdfast.connector.aws.Words.gives;
import static dev.holdfast.connector.aws.Words.may;
import static dev.holdfast.connector.aws.Words.need;
import static dev.holdfast.connector.aws.Words.preset;
import static dev.holdfast.plan.EffectClass.DANGEROUS;
import static dev.holdfast.plan.EffectClass.NAMED;

import dev.holdfast.connector.ActionSpec;
import dev.holdfast.connector.Output;
import dev.holdfast.connector.Param;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// What the actions that change databases and their snapshots take and give.
final class RdsSpecs {
  private RdsSpecs() {}

  private static final List<Param> PLACEMENT =
      List.of(
          need("db-subnet-group-name", "Subnet group of the new instance"),
          need("vpc-security-group-ids", Param.Type.LIST, "Security groups of the new instance"),
          may("db-parameter-group-name", "Parameter group"),
          may("db-instance-class", "Instance class"),
          may("multi-az", Param.Type.BOOLEAN, "Whether it has a standby in another zone"),
          preset("deletion-protection", true, "Whether it is protected from deletion"));

  private static final List<Output> RESTORED =
      List.of(
          gives("endpoint", "Host name of the new endpoint"),
          gives("port", Param.Type.INTEGER, "Port"),
          gives("recovery-point", Param.Type.INSTANT, "Moment the data is at"),
          gives("arn", "ARN of the new instance"));

  private static List<Param> placed(Param... own) {
    return Stream.concat(Stream.of(own), PLACEMENT.stream()).toList();
  }

  static final List<ActionSpec> ALL =
      List.of(
          new ActionSpec(
              "aws.rds.rotate-password",
              "Give a database a new password that nobody sees",
              DANGEROUS,
              List.of(
                  need("db-instance-identifier", "Database instance"),
                  need("parameter", "SecureString parameter that holds the password"),
                  preset("length", 32L, "Length of the password, 16 to 41")),
              List.of(gives("version", Param.Type.INTEGER, "Version of the parameter")),
              "",
              Duration.ofMinutes(3)),
          new ActionSpec(
                  "aws.rds.restore-db-instance-from-db-snapshot",
                  "Restore a snapshot to a new database instance",
                  NAMED,
                  placed(
                      need("db-instance-identifier", "Name of the new instance"),
                      need("db-snapshot-identifier", "Snapshot")),
                  RESTORED,
                  "",
                  Duration.ofMinutes(45))
              .restoring(),
          new ActionSpec(
                  "aws.rds.restore-db-instance-to-point-in-time",
                  "Restore a moment of a database to a new instance",
                  NAMED,
                  placed(
                      need("target-db-instance-identifier", "Name of the new instance"),
                      need("source-db-instance-identifier", "Instance to take the data from"),
                      need("restore-time", Param.Type.INSTANT, "Moment to restore")),
                  RESTORED,
                  "",
                  Duration.ofMinutes(60))
              .restoring(),
          new ActionSpec(
              "aws.rds.create-db-snapshot",
              "Take a snapshot of a database instance",
              NAMED,
              List.of(
                  need("db-instance-identifier", "Database instance"),
                  need("db-snapshot-identifier", "Name of the snapshot")),
              List.of(
                  gives("snapshot", "Snapshot"),
                  gives("snapshot-arn", "Its ARN"),
                  gives("recovery-point", Param.Type.INSTANT, "Moment the data is at")),
              "",
              Duration.ofMinutes(15)),
          new ActionSpec(
              "aws.rds.copy-db-snapshot",
              "Copy a snapshot into this Region",
              NAMED,
              List.of(
                  need("source-db-snapshot-identifier", "ARN of the snapshot"),
                  need("target-db-snapshot-identifier", "Name of the copy"),
                  need("source-region", "Region it is copied from"),
                  may("kms-key-id", "Key of this Region for an encrypted copy")),
              List.of(gives("snapshot", "Copy"), gives("snapshot-arn", "Its ARN")),
              "",
              Duration.ofMinutes(30)),
          new ActionSpec(
              "aws.rds.delete-db-instance",
              "Delete a database instance",
              DANGEROUS,
              List.of(
                  need("db-instance-identifier", "Database instance"),
                  preset("skip-final-snapshot", false, "Whether its data is thrown away"),
                  may("final-db-snapshot-identifier", "Name of the last snapshot")),
              List.of(),
              "",
              Duration.ofMinutes(10)));
}
