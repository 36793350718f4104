package dev.holdfast.connector.aws;

import static dev.holdfast.connector.aws.Words.gives;
import static dev.holdfast.connector.aws.Words.may;
import static dev.holdfast.connector.aws.Words.need;
import static dev.holdfast.connector.aws.Words.preset;
import static dev.holdfast.plan.EffectClass.CONVERGENT;
import static dev.holdfast.plan.EffectClass.KEYED;
import static dev.holdfast.plan.EffectClass.NAMED;

import dev.holdfast.connector.ActionSpec;
import dev.holdfast.connector.Param;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// What the actions that change something outside of RDS take and give.
final class ChangeSpecs {
  private ChangeSpecs() {}

  private static final List<ActionSpec> ECS =
      List.of(
          new ActionSpec(
              "aws.ecs.update-service",
              "Set an ECS service's desired count or task definition",
              CONVERGENT,
              List.of(
                  need("cluster", "Cluster"),
                  need("service", "Service"),
                  may("desired-count", Param.Type.INTEGER, "Tasks wanted").from(0),
                  may("at-least", Param.Type.INTEGER, "Tasks wanted, where it does not want more")
                      .from(0),
                  may("task-definition", "Task definition, family:revision or ARN")),
              List.of(
                  gives("previous-desired-count", Param.Type.INTEGER, "Tasks wanted before"),
                  gives("desired-count", Param.Type.INTEGER, "Tasks wanted now"),
                  gives("task-definition", "Task definition now in use")),
              "the previous desired count and task definition",
              Duration.ofMinutes(4)),
          new ActionSpec(
              "aws.ecs.force-new-deployment",
              "Start a new deployment of an ECS service",
              CONVERGENT,
              List.of(need("cluster", "Cluster"), need("service", "Service")),
              List.of(gives("deployment-id", "Deployment")),
              "",
              Duration.ofMinutes(5)),
          new ActionSpec(
              "aws.ecs.register-task-definition",
              "Register a new revision of a task definition",
              KEYED,
              List.of(
                  need("family", "Family; a revision of it is copied"),
                  may("cluster", "Cluster of the service"),
                  may(
                      "service",
                      "Service: the revision that it runs is copied; absent = the newest of the family"),
                  may("image", "Image of the first container, best by digest"),
                  may("environment", Param.Type.MAP, "Environment variables to set"),
                  may("secrets", Param.Type.MAP, "Secrets to take from these parameters")),
              List.of(gives("task-definition", "ARN of the new revision")),
              "",
              Duration.ofSeconds(20)));

  private static final List<ActionSpec> OTHER =
      List.of(
          new ActionSpec(
              "aws.ssm.put-parameter",
              "Write a plain parameter",
              CONVERGENT,
              List.of(
                  need("name", "Parameter"),
                  need("value", "Value"),
                  preset("type", "String", "String or StringList"),
                  preset("overwrite", true, "Whether an existing value may be replaced")),
              List.of(gives("version", Param.Type.INTEGER, "Version of the parameter")),
              "the previous value",
              Duration.ofSeconds(15)),
          new ActionSpec(
              "aws.route53.change-resource-record-sets",
              "Change DNS records (UPSERT only)",
              CONVERGENT,
              List.of(
                  need("hosted-zone-id", "Hosted zone"),
                  may(
                      "change-batch",
                      Param.Type.FILE,
                      "File with the change batch, as AWS writes it"),
                  may("batch", "The change batch itself, as an undo writes it"),
                  may("values", Param.Type.MAP, "Values for ${...} in that file")),
              List.of(gives("change-id", "Change")),
              "the record sets as they were",
              Duration.ofMinutes(2)));

  private static final List<ActionSpec> EC2 =
      List.of(
          new ActionSpec(
              "aws.ec2.isolate-security-group",
              "Take every rule out of a security group",
              CONVERGENT,
              List.of(
                  need("group", "Security group"),
                  preset("directions", List.of("ingress", "egress"), "ingress, egress or both")),
              List.of(gives("revoked", Param.Type.INTEGER, "Rules taken out")),
              "the rules as they were",
              Duration.ofSeconds(30)),
          new ActionSpec(
              "aws.ec2.set-security-group-rules",
              "Give a security group exactly these rules",
              CONVERGENT,
              List.of(
                  need("group", "Security group"),
                  need("ingress", Param.Type.LIST, "Rules for what may come in"),
                  need("egress", Param.Type.LIST, "Rules for what may go out")),
              List.of(),
              "the rules as they were",
              Duration.ofSeconds(30)),
          new ActionSpec(
              "aws.ec2.deny-in-network-acl",
              "Deny an address range in a network ACL, both directions",
              CONVERGENT,
              List.of(
                  need("network-acl", "Network ACL"),
                  preset("rule-number", 1L, "Number of the entries"),
                  preset("cidr", "0.0.0.0/0", "Address range")),
              List.of(),
              "the network ACL without these entries",
              Duration.ofSeconds(30)),
          new ActionSpec(
              "aws.ec2.remove-network-acl-entries",
              "Take entries out of a network ACL, both directions",
              CONVERGENT,
              List.of(
                  need("network-acl", "Network ACL"),
                  preset("rule-number", 1L, "Number of the entries")),
              List.of(),
              "the entries as they were",
              Duration.ofSeconds(30)),
          new ActionSpec(
              "aws.ec2.create-snapshot",
              "Take a snapshot of a volume",
              NAMED,
              List.of(need("volume-id", "Volume"), need("description", "Description")),
              List.of(gives("snapshot-id", "Snapshot")),
              "",
              Duration.ofMinutes(20)));

  static final List<ActionSpec> ALL =
      Stream.of(ECS, OTHER, EC2, RdsSpecs.ALL).flatMap(List::stream).toList();
}
