package dev.holdfast.connector.aws;

import static dev.holdfast.connector.aws.Words.gives;
import static dev.holdfast.connector.aws.Words.may;
import static dev.holdfast.connector.aws.Words.need;
import static dev.holdfast.connector.aws.Words.preset;
import static dev.holdfast.connector.aws.Words.read;

import dev.holdfast.connector.ActionSpec;
import dev.holdfast.connector.Param;
import java.util.List;

/// What the actions that only read take and give.
final class ReadSpecs {
  private ReadSpecs() {}

  static final List<ActionSpec> ALL =
      List.of(
          read(
              "aws.ecs.describe-services",
              "Describe an ECS service",
              List.of(need("cluster", "Cluster"), need("service", "Service")),
              List.of(
                  gives("running-count", Param.Type.INTEGER, "Running tasks"),
                  gives("desired-count", Param.Type.INTEGER, "Desired tasks"),
                  gives("task-definition", "Task definition"))),
          read(
              "aws.elbv2.describe-target-health",
              "Describe the health of a target group's targets",
              List.of(need("target-group", "Target group, by ARN or name")),
              List.of(
                  gives("healthy", Param.Type.INTEGER, "Healthy targets"),
                  gives("total", Param.Type.INTEGER, "Registered targets"))),
          read(
              "aws.rds.describe-db-instances",
              "Describe a database instance",
              List.of(need("db-instance-identifier", "Database instance")),
              List.of(
                  gives("status", "Status"),
                  gives("endpoint", "Host name of the endpoint"),
                  gives("port", Param.Type.INTEGER, "Port"),
                  gives("latest-restorable-time", Param.Type.INSTANT, "Latest restorable time"),
                  gives(
                      "backup-retention-period",
                      Param.Type.INTEGER,
                      "Days that backups are kept"))),
          read(
              "aws.rds.describe-db-snapshots",
              "Find the newest available snapshot of a database instance",
              List.of(
                  need("db-instance-identifier", "Database instance"),
                  may(
                      "created-before",
                      Param.Type.INSTANT,
                      "Only snapshots made before this moment"),
                  preset("max-records", 100L, "Records a page, 20 to 100")),
              List.of(
                  gives("newest-snapshot", "Newest available snapshot"),
                  gives("newest-snapshot-arn", "Its ARN"),
                  gives("newest-snapshot-time", Param.Type.INSTANT, "When it was made"),
                  gives("count", Param.Type.INTEGER, "Available snapshots"))),
          read(
              "aws.cloudwatch.describe-alarms",
              "List the alarms that are ringing",
              List.of(may("prefix", "Start of the alarm names")),
              List.of(
                  gives("in-alarm", Param.Type.INTEGER, "Alarms in state ALARM"),
                  gives("names", Param.Type.LIST, "Their names"))),
          read(
              "aws.s3.list-objects",
              "Find the newest object in a bucket",
              List.of(
                  need("bucket", "Bucket"),
                  may("prefix", "Start of the keys"),
                  may("suffix", "End of the keys"),
                  may(
                      "modified-before",
                      Param.Type.INSTANT,
                      "Only objects written before this moment"),
                  preset("min-size", 1L, "Smallest size that counts, in bytes")),
              List.of(
                  gives("newest-key", "Key of the newest object"),
                  gives("newest-uri", "Its s3:// address"),
                  gives("newest-time", Param.Type.INSTANT, "When it was written"),
                  gives("newest-size", Param.Type.INTEGER, "Its size in bytes"),
                  gives("count", Param.Type.INTEGER, "Objects that match"))),
          read(
              "aws.logs.filter-log-events",
              "Search a log group",
              List.of(
                  need("log-group", "Log group"),
                  may("pattern", "Filter pattern of CloudWatch Logs"),
                  may("from", Param.Type.INSTANT, "Start of the period"),
                  may("to", Param.Type.INSTANT, "End of the period")),
              List.of(
                  gives("matches", Param.Type.INTEGER, "Events that match"),
                  gives("first", Param.Type.INSTANT, "First match"),
                  gives("last", Param.Type.INSTANT, "Last match"))));
}
