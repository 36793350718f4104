package dev.holdfast.connector.aws;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What stands behind each action, by name.
final class Deeds {
  private Deeds() {}

  private static final Map<String, Deed> SERVICES =
      Map.of(
          "aws.ecs.update-service", new UpdateService(),
          "aws.ecs.force-new-deployment", new ForceNewDeployment(),
          "aws.ecs.register-task-definition", new RegisterTaskDefinition(),
          "aws.ssm.put-parameter", new PutParameter(),
          "aws.route53.change-resource-record-sets", new ChangeRecords());

  private static final Map<String, Deed> DATABASES =
      Map.of(
          "aws.rds.rotate-password", new RotatePassword(),
          "aws.rds.restore-db-instance-from-db-snapshot", new RestoreSnapshot(),
          "aws.rds.restore-db-instance-to-point-in-time", new RestoreMoment(),
          "aws.rds.create-db-snapshot", new DatabaseSnapshot.Taken(),
          "aws.rds.copy-db-snapshot", new DatabaseSnapshot.Copied(),
          "aws.rds.delete-db-instance", new DeleteDatabase());

  private static final Map<String, Deed> NETWORK =
      Map.of(
          "aws.ec2.isolate-security-group", new GroupRules.Isolate(),
          "aws.ec2.set-security-group-rules", new GroupRules.Exactly(),
          "aws.ec2.deny-in-network-acl", new AclEntries.Deny(),
          "aws.ec2.remove-network-acl-entries", new AclEntries.Remove(),
          "aws.ec2.create-snapshot", new VolumeSnapshot());

  static final Map<String, Deed> ALL =
      Stream.of(Lookups.ALL, SERVICES, DATABASES, NETWORK)
          .flatMap(family -> family.entrySet().stream())
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
}
