package dev.holdfast.connector.aws;

import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

/// How many targets of a target group are healthy.
record Targets(long healthy, long total) {
  /// @param group ARN or name
  static Targets read(ElasticLoadBalancingV2Client balancing, String group) {
    var arn =
        group.startsWith("arn:")
            ? group
            : balancing
                .describeTargetGroups(ask -> ask.names(group))
                .targetGroups()
                .getFirst()
                .targetGroupArn();
    var all =
        balancing.describeTargetHealth(ask -> ask.targetGroupArn(arn)).targetHealthDescriptions();
    var healthy =
        all.stream()
            .filter(target -> target.targetHealth().state() == TargetHealthStateEnum.HEALTHY)
            .count();
    return new Targets(healthy, all.size());
  }

  String words() {
    return healthy + "/" + total + " healthy";
  }
}
