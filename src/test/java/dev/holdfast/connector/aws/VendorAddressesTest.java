package dev.holdfast.connector.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.Place;
import dev.holdfast.plan.Position;
import dev.holdfast.plan.Target;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.regions.Region;

/// What is set around Holdfast leads no request elsewhere than the plan says. The SDK reads the
/// Java property before the variable, by the same path.
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class VendorAddressesTest {
  private static final String SETTING = "aws.endpointUrl";

  /// One read of each service that Holdfast asks.
  private static final List<Consumer<Clients>> ALL =
      List.of(
          aws -> aws.acm().listCertificates(),
          aws -> aws.cloudTrail().lookupEvents(),
          aws -> aws.cloudWatch().describeAlarms(),
          aws -> aws.logs().describeLogGroups(),
          aws -> aws.ec2().describeVolumes(),
          aws -> aws.ecr().describeRepositories(),
          aws -> aws.ecs().listClusters(),
          aws -> aws.balancing().describeLoadBalancers(),
          aws -> aws.kms().listKeys(),
          aws -> aws.rds().describeDBInstances(),
          aws -> aws.route53().listHostedZones(),
          aws -> aws.s3().headBucket(it -> it.bucket("some-bucket")),
          aws -> aws.ssm().describeParameters(),
          aws -> aws.sts().getCallerIdentity());

  @AfterEach
  void clear() {
    System.clearProperty(SETTING);
  }

  /// Keeps where each request would have gone, and by whom it was signed.
  private static final class Kept implements SdkHttpClient {
    final List<String> asked = new ArrayList<>();

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      var http = request.httpRequest();
      var signed = http.firstMatchingHeader("Authorization").orElse("");
      asked.add(
          http.getUri()
              + " "
              + signed.replaceFirst(".*?/\\d{8}/(.*?)/aws4_request.*", "$1")
              + presigned(http));
      return new ExecutableHttpRequest() {
        @Override
        public software.amazon.awssdk.http.HttpExecuteResponse call() throws IOException {
          throw new IOException("not sent");
        }

        @Override
        public void abort() {}
      };
    }

    /// The address of another Region that goes with a copy.
    private static String presigned(SdkHttpRequest http) {
      var url = http.firstMatchingRawQueryParameter("PreSignedUrl").orElse("");
      return url.replaceFirst("\\?.*", "");
    }

    @Override
    public void close() {}
  }

  private static List<String> asked(Optional<URI> endpoint) {
    var kept = new Kept();
    var keys = StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "key"));
    try (var clients = new Clients(Clients.Use.ACTING, Region.US_WEST_2, endpoint, keys, kept)) {
      for (var one : ALL) {
        try {
          one.accept(clients);
        } catch (SdkException notSent) {
          assertThat(notSent).hasStackTraceContaining("not sent");
        }
      }
    }
    assertThat(kept.asked).hasSameSizeAs(ALL);
    return kept.asked;
  }

  @Test
  void aSettingForTheSdkLeadsNothingElsewhere() {
    var usual = asked(Optional.empty());
    assertThat(usual)
        .containsExactly(
            "https://acm.us-west-2.amazonaws.com/ us-west-2/acm",
            "https://cloudtrail.us-west-2.amazonaws.com/ us-west-2/cloudtrail",
            "https://monitoring.us-west-2.amazonaws.com us-west-2/monitoring",
            "https://logs.us-west-2.amazonaws.com/ us-west-2/logs",
            "https://ec2.us-west-2.amazonaws.com us-west-2/ec2",
            "https://api.ecr.us-west-2.amazonaws.com/ us-west-2/ecr",
            "https://ecs.us-west-2.amazonaws.com/ us-west-2/ecs",
            "https://elasticloadbalancing.us-west-2.amazonaws.com us-west-2/elasticloadbalancing",
            "https://kms.us-west-2.amazonaws.com/ us-west-2/kms",
            "https://rds.us-west-2.amazonaws.com us-west-2/rds",
            "https://route53.amazonaws.com/2013-04-01/hostedzone us-east-1/route53",
            "https://some-bucket.s3.us-west-2.amazonaws.com us-west-2/s3",
            "https://ssm.us-west-2.amazonaws.com/ us-west-2/ssm",
            "https://sts.us-west-2.amazonaws.com us-west-2/sts");
    for (var setting :
        List.of("http://127.0.0.1:1", "https://elsewhere.example.test/below", "localhost:4566")) {
      System.setProperty(SETTING, setting);
      assertThat(asked(Optional.empty())).as(setting).isEqualTo(usual);
    }
  }

  @Test
  void thePlansEndpointDoes() {
    System.setProperty(SETTING, "http://127.0.0.1:1");
    assertThat(asked(Optional.of(URI.create("http://127.0.0.1:2"))))
        .allMatch(one -> one.matches("http://127\\.0\\.0\\.1:2[/ ].*"));
  }

  private static Place place(@Nullable String endpoint) {
    var target =
        new Target(
            "aws-primary", null, "aws", "prod", endpoint, Map.of(), List.of(), Position.NOWHERE);
    return new Place(target, Optional.empty());
  }

  private static Ambient ambient(Map<String, String> env, String config) {
    return new Ambient(env, Map.of(), Ambient.profiles(config));
  }

  @Test
  void whatIsNotFollowedIsTold() {
    var ambient =
        ambient(
            Map.of(
                "AWS_ENDPOINT_URL",
                "http://me:word@127.0.0.1:4566",
                "AWS_ENDPOINT_URL_S3",
                "http://127.0.0.1:4567",
                "AWS_SECRET_ACCESS_KEY",
                "canary"),
            """
            [profile prod]
            endpoint_url = http://127.0.0.1:4568
            services = local
            [services local]
            ecs =
              endpoint_url = http://127.0.0.1:4569
            """);
    assertThat(ambient.endpoints(place(null)))
        .containsExactly(
            "AWS_ENDPOINT_URL (http://...@127.0.0.1:4566)",
            "AWS_ENDPOINT_URL_S3 (http://127.0.0.1:4567)",
            "endpoint_url of the AWS profile prod (http://127.0.0.1:4568)",
            "ecs.endpoint_url of the AWS profile prod (http://127.0.0.1:4569)");
    assertThat(ambient.endpoints(place("http://127.0.0.1:5000"))).isEmpty();
    assertThat(ambient.toString()).doesNotContain("canary");
  }

  @Test
  void nothingIsToldWhereNothingIsSet() {
    assertThat(ambient(Map.of(), "[profile prod]\nregion = us-west-2\n").endpoints(place(null)))
        .isEmpty();
  }
}
