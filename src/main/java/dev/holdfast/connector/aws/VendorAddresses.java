package dev.holdfast.connector.aws;

import java.net.URI;
import software.amazon.awssdk.services.acm.endpoints.AcmEndpointProvider;
import software.amazon.awssdk.services.cloudtrail.endpoints.CloudTrailEndpointProvider;
import software.amazon.awssdk.services.cloudwatch.endpoints.CloudWatchEndpointProvider;
import software.amazon.awssdk.services.cloudwatchlogs.endpoints.CloudWatchLogsEndpointProvider;
import software.amazon.awssdk.services.ec2.endpoints.Ec2EndpointProvider;
import software.amazon.awssdk.services.ecr.endpoints.EcrEndpointProvider;
import software.amazon.awssdk.services.ecs.endpoints.EcsEndpointProvider;
import software.amazon.awssdk.services.elasticloadbalancingv2.endpoints.ElasticLoadBalancingV2EndpointProvider;
import software.amazon.awssdk.services.kms.endpoints.KmsEndpointProvider;
import software.amazon.awssdk.services.rds.endpoints.RdsEndpointProvider;
import software.amazon.awssdk.services.route53.endpoints.Route53EndpointProvider;
import software.amazon.awssdk.services.s3.endpoints.S3EndpointProvider;
import software.amazon.awssdk.services.ssm.endpoints.SsmEndpointProvider;
import software.amazon.awssdk.services.sts.endpoints.StsEndpointProvider;

/// AWS's own addresses, by the SDK's own rules, whatever is set around Holdfast to lead elsewhere:
/// the SDK has no switch that makes it ignore `AWS_ENDPOINT_URL`, its Java property and the
/// profiles' `endpoint_url`, all of which reach the rules as one parameter. For clients without an
/// endpoint of the plan or of `--endpoint`.
final class VendorAddresses {
  /// Said to the SDK, so that it looks for no other; the rules below answer instead, and where they
  /// were not asked, nothing would be reached.
  static final URI NOWHERE = URI.create("https://aws.invalid");

  private VendorAddresses() {}

  static AcmEndpointProvider acm() {
    var rules = AcmEndpointProvider.defaultProvider();
    return asked -> rules.resolveEndpoint(asked.copy(it -> it.endpoint(null)));
  }

  static CloudTrailEndpointProvider cloudTrail() {
    var rules = CloudTrailEndpointProvider.defaultProvider();
    return asked -> rules.resolveEndpoint(asked.copy(it -> it.endpoint(null)));
  }

  static CloudWatchEndpointProvider cloudWatch() {
    var rules = CloudWatchEndpointProvider.defaultProvider();
    return asked -> rules.resolveEndpoint(asked.copy(it -> it.endpoint(null)));
  }

  static CloudWatchLogsEndpointProvider logs() {
    var rules = CloudWatchLogsEndpointProvider.defaultProvider();
    return asked -> rules.resolveEndpoint(asked.copy(it -> it.endpoint(null)));
  }

  static Ec2EndpointProvider ec2() {
    var rules = Ec2EndpointProvider.defaultProvider();
    return asked -> rules.resolveEndpoint(asked.copy(it -> it.endpoint(null)));
  }

  static EcrEndpointProvider ecr() {
    var rules = EcrEndpointProvider.defaultProvider();
    return asked -> rules.resolveEndpoint(asked.copy(it -> it.endpoint(null)));
  }

  static EcsEndpointProvider ecs() {
    var rules = EcsEndpointProvider.defaultProvider();
    return asked -> rules.resolveEndpoint(asked.copy(it -> it.endpoint(null)));
  }

  static ElasticLoadBalancingV2EndpointProvider balancing() {
    var rules = ElasticLoadBalancingV2EndpointProvider.defaultProvider();
    return asked -> rules.resolveEndpoint(asked.copy(it -> it.endpoint(null)));
  }

  static KmsEndpointProvider kms() {
    var rules = KmsEndpointProvider.defaultProvider();
    return asked -> rules.resolveEndpoint(asked.copy(it -> it.endpoint(null)));
  }

  static RdsEndpointProvider rds() {
    var rules = RdsEndpointProvider.defaultProvider();
    return asked -> rules.resolveEndpoint(asked.copy(it -> it.endpoint(null)));
  }

  static Route53EndpointProvider route53() {
    var rules = Route53EndpointProvider.defaultProvider();
    return asked -> rules.resolveEndpoint(asked.copy(it -> it.endpoint(null)));
  }

  static S3EndpointProvider s3() {
    var rules = S3EndpointProvider.defaultProvider();
    return asked -> rules.resolveEndpoint(asked.copy(it -> it.endpoint(null)));
  }

  static SsmEndpointProvider ssm() {
    var rules = SsmEndpointProvider.defaultProvider();
    return asked -> rules.resolveEndpoint(asked.copy(it -> it.endpoint(null)));
  }

  static StsEndpointProvider sts() {
    var rules = StsEndpointProvider.defaultProvider();
    return asked -> rules.resolveEndpoint(asked.copy(it -> it.endpoint(null)));
  }
}
