package dev.holdfast.connector.aws;

import dev.holdfast.kernel.Clock;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;

/// One client per service, made at first use. Those for looking repeat a failed read up to three
/// tries; those for acting send every request once, because only a probe may decide to repeat.
final class Clients implements AutoCloseable {
  /// What the clients are for.
  enum Use {
    LOOKING,
    ACTING
  }

  private final Use use;
  private final Region region;
  private final Optional<URI> endpoint;
  private final AwsCredentialsProvider credentials;
  private final SdkHttpClient http;
  private final Map<Class<?>, SdkClient> made = new ConcurrentHashMap<>();

  Clients(
      Use use,
      Region region,
      Optional<URI> endpoint,
      AwsCredentialsProvider credentials,
      Clock clock) {
    this(
        use,
        region,
        endpoint,
        credentials,
        new Doorkeeper(
            UrlConnectionHttpClient.builder()
                .connectionTimeout(Duration.ofSeconds(5))
                .socketTimeout(Duration.ofSeconds(30))
                .build(),
            clock,
            attempt(use)));
  }

  Clients(
      Use use,
      Region region,
      Optional<URI> endpoint,
      AwsCredentialsProvider credentials,
      SdkHttpClient http) {
    this.use = use;
    this.region = region;
    this.endpoint = endpoint;
    this.credentials = credentials;
    this.http = http;
  }

  private static Duration attempt(Use use) {
    return Duration.ofSeconds(use == Use.LOOKING ? 15 : 40);
  }

  private ClientOverrideConfiguration configuration() {
    var builder =
        ClientOverrideConfiguration.builder()
            .retryStrategy(
                use == Use.LOOKING
                    ? AwsRetryStrategy.standardRetryStrategy()
                    : AwsRetryStrategy.doNotRetry())
            .apiCallAttemptTimeout(attempt(use))
            .apiCallTimeout(Duration.ofSeconds(45));
    if (endpoint.isPresent()) {
      // A host prefix such as "data." would lead away from the endpoint that was asked for.
      builder.putAdvancedOption(SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, true);
    }
    return builder.build();
  }

  /// @param vendors makes it go to AWS's own address
  private <C extends SdkClient, B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>>
      C client(Class<C> type, B builder, Consumer<B> vendors) {
    return type.cast(
        made.computeIfAbsent(
            type,
            _ -> {
              builder
                  .region(region)
                  .credentialsProvider(credentials)
                  .httpClient(http)
                  .overrideConfiguration(configuration());
              builder.endpointOverride(endpoint.orElse(VendorAddresses.NOWHERE));
              if (endpoint.isEmpty()) vendors.accept(builder);
              return builder.build();
            }));
  }

  AcmClient acm() {
    return client(
        AcmClient.class, AcmClient.builder(), it -> it.endpointProvider(VendorAddresses.acm()));
  }

  CloudTrailClient cloudTrail() {
    return client(
        CloudTrailClient.class,
        CloudTrailClient.builder(),
        it -> it.endpointProvider(VendorAddresses.cloudTrail()));
  }

  CloudWatchClient cloudWatch() {
    return client(
        CloudWatchClient.class,
        CloudWatchClient.builder(),
        it -> it.endpointProvider(VendorAddresses.cloudWatch()));
  }

  CloudWatchLogsClient logs() {
    return client(
        CloudWatchLogsClient.class,
        CloudWatchLogsClient.builder(),
        it -> it.endpointProvider(VendorAddresses.logs()));
  }

  Ec2Client ec2() {
    return client(
        Ec2Client.class, Ec2Client.builder(), it -> it.endpointProvider(VendorAddresses.ec2()));
  }

  EcrClient ecr() {
    return client(
        EcrClient.class, EcrClient.builder(), it -> it.endpointProvider(VendorAddresses.ecr()));
  }

  EcsClient ecs() {
    return client(
        EcsClient.class, EcsClient.builder(), it -> it.endpointProvider(VendorAddresses.ecs()));
  }

  ElasticLoadBalancingV2Client balancing() {
    return client(
        ElasticLoadBalancingV2Client.class,
        ElasticLoadBalancingV2Client.builder(),
        it -> it.endpointProvider(VendorAddresses.balancing()));
  }

  KmsClient kms() {
    return client(
        KmsClient.class, KmsClient.builder(), it -> it.endpointProvider(VendorAddresses.kms()));
  }

  RdsClient rds() {
    return client(
        RdsClient.class, RdsClient.builder(), it -> it.endpointProvider(VendorAddresses.rds()));
  }

  Route53Client route53() {
    return client(
        Route53Client.class,
        Route53Client.builder(),
        it -> it.endpointProvider(VendorAddresses.route53()));
  }

  S3Client s3() {
    return client(
        S3Client.class,
        S3Client.builder().forcePathStyle(endpoint.isPresent()),
        it -> it.endpointProvider(VendorAddresses.s3()));
  }

  SsmClient ssm() {
    return client(
        SsmClient.class, SsmClient.builder(), it -> it.endpointProvider(VendorAddresses.ssm()));
  }

  StsClient sts() {
    return client(
        StsClient.class, StsClient.builder(), it -> it.endpointProvider(VendorAddresses.sts()));
  }

  @Override
  public void close() {
    made.values().forEach(SdkClient::close);
    http.close();
  }
}
