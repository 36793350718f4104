package dev.holdfast.connector.rehearsal;

import java.util.Locale;
import java.util.Map;

/// Names one thing of the simulated estate.
///
/// @param target id of the plan's target it lives in; empty = nowhere in particular
/// @param kind such as `aws.rds-instance`
/// @param name the vendor's name of it
record ThingId(String target, String kind, String name) implements Comparable<ThingId> {
  private static final Map<String, String> OTHER_WORDS =
      Map.ofEntries(
          Map.entry("aws.rds-db-instance", "aws.rds-instance"),
          Map.entry("aws.rds-db-snapshot", "aws.rds-snapshot"),
          Map.entry("aws.rds", "aws.rds-instance"),
          Map.entry("aws.ecs", "aws.ecs-service"),
          Map.entry("aws.ec2-security-group", "aws.security-group"),
          Map.entry("aws.ec2-network-acl", "aws.network-acl"),
          Map.entry("aws.ec2-volume", "aws.ebs-volume"),
          Map.entry("aws.ec2-snapshot", "aws.ebs-snapshot"),
          Map.entry("aws.elbv2-target-group", "aws.target-group"),
          Map.entry("aws.elb-target-group", "aws.target-group"),
          Map.entry("aws.alb-target-group", "aws.target-group"),
          Map.entry("aws.alb", "aws.target-group"),
          Map.entry("aws.task-definition", "aws.ecs-task-definition"),
          Map.entry("aws.route53-record-set", "aws.route53-record"),
          Map.entry("aws.route53-resource-record-set", "aws.route53-record"),
          Map.entry("aws.parameter", "aws.ssm-parameter"),
          Map.entry("aws.object", "aws.s3-object"),
          Map.entry("aws.logs-log-group", "aws.log-group"),
          Map.entry("aws.cloudtrail-trail", "aws.trail"),
          Map.entry("aws.cloudtrail", "aws.trail"),
          Map.entry("aws.alarm", "aws.cloudwatch-alarm"),
          Map.entry("aws.metric", "aws.cloudwatch-metric"),
          Map.entry("aws.ecr-repository", "aws.ecr-image"),
          Map.entry("aws.certificate", "aws.acm-certificate"),
          Map.entry("kubernetes.networkpolicy", "kubernetes.network-policy"),
          Map.entry("postgres.database", "psql.database"),
          Map.entry("postgresql.database", "psql.database"));

  /// Accepts the ways people write a kind (`aws.rds.instance`, `aws.rds-db-instance`).
  static ThingId of(String target, String kind, String name) {
    var dot = kind.indexOf('.');
    var plain =
        dot < 0 ? kind : kind.substring(0, dot + 1) + kind.substring(dot + 1).replace('.', '-');
    plain = plain.toLowerCase(Locale.ROOT);
    return new ThingId(target, OTHER_WORDS.getOrDefault(plain, plain), name);
  }

  @Override
  public int compareTo(ThingId other) {
    var byTarget = target.compareTo(other.target);
    if (byTarget != 0) return byTarget;
    var byKind = kind.compareTo(other.kind);
    return byKind != 0 ? byKind : name.compareTo(other.name);
  }
}
