package dev.holdfast.connector.aws;

import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.Service;

/// Reads of ECS services.
final class EcsServices {
  private EcsServices() {}

  static Optional<Service> find(EcsClient ecs, String cluster, String service) {
    return ecs.describeServices(ask -> ask.cluster(cluster).services(service)).services().stream()
        .filter(found -> !"INACTIVE".equals(found.status()))
        .findFirst();
  }

  static Service need(EcsClient ecs, String cluster, String service) {
    return find(ecs, cluster, service)
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.of(
                        "aws.not-found",
                        "Cluster " + cluster + " has no service " + service,
                        "there is nothing to read or change",
                        "check the names, the account and the Region")));
  }

  static Optional<Deployment> primary(Service service) {
    return service.deployments().stream()
        .filter(deployment -> "PRIMARY".equals(deployment.status()))
        .findFirst();
  }

  /// `family:revision` of a task definition's ARN.
  static String shortName(String taskDefinition) {
    return taskDefinition.substring(taskDefinition.lastIndexOf('/') + 1);
  }
}
