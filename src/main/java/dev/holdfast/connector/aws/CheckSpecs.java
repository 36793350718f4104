package dev.holdfast.connector.aws;

import static dev.holdfast.connector.aws.Words.check;
import static dev.holdfast.connector.aws.Words.may;
import static dev.holdfast.connector.aws.Words.need;
import static dev.holdfast.connector.aws.Words.preset;
import static dev.holdfast.connector.aws.Words.slow;

import dev.holdfast.connector.CheckSpec;
import dev.holdfast.connector.Param;
import dev.holdfast.connector.Param.Need;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// What the checks take.
final class CheckSpecs {
  private CheckSpecs() {}

  private static final List<Param> SERVICE =
      List.of(need("cluster", "Cluster"), need("service", "Service"));
  private static final Param DATABASE = need("db-instance-identifier", "Database instance");
  private static final Param GROUP = need("group", "Security group");
  private static final Param LOG_GROUP = need("log-group", "Log group");
  private static final Param BUCKET = need("bucket", "Bucket");
  private static final Param WITHIN = need("within", Param.Type.DURATION, "Greatest age").from(1);

  private static final List<CheckSpec> RUNNING =
      List.of(
          check("aws.ecs.running-count", "Running tasks", SERVICE, "running tasks")
              .expecting(Param.Type.INTEGER),
          check(
                  "aws.ecs.service-stable",
                  "Service is stable: one finished deployment, nothing pending",
                  List.of(
                      need("cluster", "Cluster"),
                      need("service", "Service"),
                      may("at-least", Param.Type.INTEGER, "Tasks it has to want at least").from(0)),
                  "running tasks; absent = as many as desired")
              .expecting(Param.Type.INTEGER),
          check(
                  "aws.elbv2.targets-healthy",
                  "Targets are healthy",
                  List.of(need("target-group", "Target group, by ARN or name")),
                  "healthy targets at least; absent = all, and at least 1")
              .expecting(Param.Type.INTEGER),
          check(
              "aws.elbv2.targets-unhealthy",
              "A target is sick, or none is registered",
              List.of(need("target-group", "Target group, by ARN or name")),
              ""),
          check("aws.rds.instance-status", "Database status", List.of(DATABASE), "status"),
          check("aws.rds.instance-absent", "Database instance is gone", List.of(DATABASE), ""),
          check(
              "aws.rds.snapshot-status",
              "Snapshot status",
              List.of(need("db-snapshot-identifier", "Snapshot")),
              "status"),
          check(
              "aws.rds.latest-restorable-time",
              "Latest restorable time is near",
              List.of(DATABASE, need("behind", Param.Type.DURATION, "How far behind it may be")),
              ""),
          slow(
                  "aws.rds.backup-retention",
                  "Backups are kept long enough",
                  List.of(DATABASE),
                  "days at least")
              .expecting(Param.Type.INTEGER),
          slow(
              "aws.rds.newest-snapshot",
              "Newest snapshot is young",
              List.of(DATABASE, WITHIN),
              ""));

  private static final List<CheckSpec> NETWORK =
      List.of(
          check(
              "aws.ec2.snapshot-status",
              "Volume snapshot status",
              List.of(need("snapshot-id", "Snapshot")),
              "state"),
          check(
              "aws.ec2.security-group-isolated",
              "Security group lets nothing through",
              List.of(
                  GROUP,
                  preset("directions", List.of("ingress", "egress"), "ingress, egress or both")),
              ""),
          check(
              "aws.ec2.security-group-rules",
              "Security group has exactly the expected rules",
              List.of(
                  GROUP,
                  need("ingress", Param.Type.LIST, "Rules for what may come in"),
                  need("egress", Param.Type.LIST, "Rules for what may go out")),
              ""),
          check(
              "aws.ec2.network-acl-denies",
              "Network ACL denies, both directions",
              List.of(
                  need("network-acl", "Network ACL"),
                  preset("rule-number", 1L, "Number of the entries")),
              ""),
          check(
              "aws.route53.change-insync",
              "DNS change has reached all name servers",
              List.of(need("change-id", "Change")),
              ""),
          check(
              "aws.route53.record",
              "DNS record",
              List.of(
                  need("hosted-zone-id", "Hosted zone"),
                  need("name", "Name"),
                  need("type", "Type, such as A or CNAME")),
              "value or alias target"),
          slow(
              "aws.acm.certificate-valid",
              "Certificate is issued and does not expire soon",
              List.of(
                  need("certificate-arn", "Certificate"),
                  preset("days", 14L, "Days that must be left")),
              ""));

  private static final List<CheckSpec> WATCHING =
      List.of(
          check("aws.ssm.parameter", "Parameter", List.of(need("name", "Parameter")), "value"),
          check(
              "aws.ssm.parameter-newer",
              "Parameter was written lately",
              List.of(
                  need("name", "Parameter"),
                  need("than", Param.Type.INSTANT, "Moment it must follow")),
              ""),
          check(
              "aws.cloudwatch.alarms-ok",
              "No alarm rings",
              List.of(
                  may("prefix", "Start of the alarm names"),
                  may("names", Param.Type.LIST, "Alarm names")),
              ""),
          check("aws.cloudwatch.answers", "CloudWatch answers", List.of(), ""),
          check(
                  "aws.cloudwatch.metric",
                  "Metric",
                  List.of(
                      need("namespace", "Namespace"),
                      need("metric", "Metric"),
                      may("dimensions", Param.Type.MAP, "Dimensions"),
                      preset(
                          "statistic", "Average", "Average, Sum, Minimum, Maximum or SampleCount"),
                      preset("period", Duration.ofMinutes(5), "Period"),
                      Param.choice(
                          "compare",
                          Need.REQUIRED,
                          List.of("lt", "le", "gt", "ge"),
                          "How the value must stand to the expected one")),
                  "threshold")
              .expecting(Param.Type.DECIMAL),
          slow("aws.cloudtrail.logging", "Trail is logging", List.of(need("trail", "Trail")), ""),
          slow("aws.logs.retention", "Log retention", List.of(LOG_GROUP), "days")
              .expecting(Param.Type.INTEGER),
          check("aws.logs.recent", "Log has recent events", List.of(LOG_GROUP, WITHIN), ""),
          check("aws.region.reachable", "Region answers", List.of(), ""));

  private static final List<CheckSpec> STORED =
      List.of(
          slow(
              "aws.s3.object-recent",
              "Newest object is young",
              List.of(
                  BUCKET,
                  may("prefix", "Start of the keys"),
                  WITHIN,
                  preset("min-size", 1L, "Smallest size that counts, in bytes").from(0)),
              ""),
          slow("aws.s3.bucket-versioning", "Bucket keeps versions", List.of(BUCKET), ""),
          slow("aws.s3.bucket-replication", "Bucket is replicated", List.of(BUCKET), ""),
          slow(
              "aws.s3.lifecycle",
              "Bucket moves old objects",
              List.of(
                  BUCKET,
                  need("days", Param.Type.INTEGER, "Days after which objects move").from(0),
                  need("storage-class", "Where they move to, such as GLACIER")),
              ""),
          slow(
              "aws.ecr.image",
              "Image is in the registry",
              List.of(need("repository", "Repository"), may("tag", "Tag"), may("digest", "Digest")),
              ""),
          slow("aws.kms.key-enabled", "Key can be used", List.of(need("key-id", "Key")), ""));

  static final List<CheckSpec> ALL =
      Stream.of(RUNNING, NETWORK, WATCHING, STORED).flatMap(List::stream).toList();
}
