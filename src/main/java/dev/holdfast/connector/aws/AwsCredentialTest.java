package dev.holdfast.connector.aws;

import dev.holdfast.connector.CredentialTest;
import dev.holdfast.connector.Destination;
import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.kernel.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.StsException;

/// Asks STS who it is (`GetCallerIdentity`, which needs no permission); a role is assumed first,
/// with the keys of the entry that it names as its source.
final class AwsCredentialTest implements CredentialTest {
  /// STS answers the same in every Region; an old account may have it in this one only.
  private static final Region REGION = Region.US_EAST_1;

  /// Where the SDK's rules lead for that Region; no setting around Holdfast changes it.
  private static final URI OWN = URI.create("https://sts.us-east-1.amazonaws.com");

  private static final int SHORTEST_SECONDS = 900;

  private static final String KEYS = "aws-keys";

  @Override
  public Set<String> types() {
    return Set.of(KEYS, "aws-role");
  }

  @Override
  public Optional<Problem> unready(Known known, Function<String, Optional<Known>> others) {
    if (known.type().equals(KEYS)) return complete(known);
    var source = known.plain().getOrDefault("source", "");
    var from =
        Optional.of(source)
            .filter(name -> !name.isBlank())
            .flatMap(others)
            .filter(found -> found.type().equals(KEYS));
    return from.isEmpty() ? Optional.of(noSource(known.name(), source)) : complete(from.get());
  }

  private static Optional<Problem> complete(Known keys) {
    boolean both =
        !keys.plain().getOrDefault("access-key-id", "").isBlank()
            && keys.secrets().contains("secret-access-key");
    return both ? Optional.empty() : Optional.of(incomplete(keys.name()));
  }

  private static Problem noSource(String role, String source) {
    return Problem.of(
        "aws.role-source",
        source.isBlank()
            ? "The role %s names no source".formatted(role)
            : "The source %s of the role %s is no entry of type aws-keys".formatted(source, role),
        "a role is assumed with the keys of another entry; nothing was sent",
        "give the entry's name as the part 'source' with 'holdfast vault rotate'");
  }

  private static Problem incomplete(String name) {
    return Problem.of(
        "aws.credential-incomplete",
        "The entry " + name + " is no AWS key",
        "it has no access-key-id or no secret-access-key",
        "correct the entry in the vault");
  }

  @Override
  public Tried attempt(Sample sample, Means means) {
    try {
      var endpoint = means.endpoint().map(text -> address(sample.name(), text));
      return sample.type().equals("aws-role")
          ? role(sample, means, endpoint)
          : identity(keys(sample), endpoint, means.clock());
    } catch (ProblemException e) {
      return new Tried.Fails(e.problem());
    } catch (StsException e) {
      return new Tried.Fails(refused(sample, e));
    } catch (SdkException e) {
      return new Tried.NotShown("", "STS could not be asked: " + e.getMessage());
    }
  }

  @Override
  public Destination destination(Sample sample, Optional<String> endpoint) {
    if (endpoint.isEmpty()) {
      return new Destination(OWN.toString(), Destination.Whose.OWN, Destination.Way.SAFE);
    }
    var to = address(sample.name(), endpoint.get());
    return new Destination(
        "%s://%s%s".formatted(to.getScheme(), to.getHost(), port(to)),
        to.equals(OWN) ? Destination.Whose.OWN : Destination.Whose.ELSEWHERE,
        way(to));
  }

  private static Destination.Way way(URI to) {
    if ("https".equalsIgnoreCase(to.getScheme())) return Destination.Way.SAFE;
    return Destination.loopback(to.getHost()) ? Destination.Way.LOOPBACK : Destination.Way.OPEN;
  }

  private static String port(URI to) {
    return to.getPort() < 0 ? "" : ":" + to.getPort();
  }

  private static Tried identity(AwsCredentials keys, Optional<URI> endpoint, Clock clock) {
    try (var aws = clients(keys, endpoint, clock)) {
      var caller = aws.sts().getCallerIdentity();
      return new Tried.Works("STS says %s in account %s".formatted(caller.arn(), caller.account()));
    }
  }

  private static Tried role(Sample sample, Means means, Optional<URI> endpoint) {
    var source = sample.text("source").orElse("");
    var from = means.others().find(source).filter(found -> found.type().equals(KEYS));
    if (from.isEmpty()) return new Tried.Fails(noSource(sample.name(), source));
    var arn = sample.text("role-arn").orElse("");
    var request =
        AssumeRoleRequest.builder()
            .roleArn(arn)
            .roleSessionName("holdfast-test")
            .durationSeconds(SHORTEST_SECONDS);
    sample.secret("external-id").map(AwsCredentialTest::text).ifPresent(request::externalId);
    try (var aws = clients(keys(from.get()), endpoint, means.clock())) {
      var assumed = aws.sts().assumeRole(request.build()).credentials();
      return identity(session(assumed), endpoint, means.clock());
    }
  }

  private static AwsCredentials session(Credentials assumed) {
    return AwsSessionCredentials.create(
        assumed.accessKeyId(), assumed.secretAccessKey(), assumed.sessionToken());
  }

  private static AwsCredentials keys(Sample sample) {
    var id = sample.text("access-key-id").orElse("");
    var secret = sample.secret("secret-access-key").map(AwsCredentialTest::text).orElse("");
    if (id.isEmpty() || secret.isEmpty()) {
      throw new ProblemException(incomplete(sample.name()));
    }
    var token = sample.secret("session-token").map(AwsCredentialTest::text);
    return token.isPresent()
        ? AwsSessionCredentials.create(id, secret, token.get())
        : AwsBasicCredentials.create(id, secret);
  }

  private static Clients clients(AwsCredentials keys, Optional<URI> endpoint, Clock clock) {
    return new Clients(
        Clients.Use.LOOKING, REGION, endpoint, StaticCredentialsProvider.create(keys), clock);
  }

  private static URI address(String name, String text) {
    try {
      var address = URI.create(text);
      if (Optional.ofNullable(address.getHost()).isPresent()) return address;
    } catch (IllegalArgumentException e) {
      throw badAddress(name, text);
    }
    throw badAddress(name, text);
  }

  private static ProblemException badAddress(String name, String text) {
    return new ProblemException(
        Problem.of(
            "aws.endpoint",
            "The endpoint for %s is no address: %s".formatted(name, text),
            "nothing was sent",
            "write it as http://HOST:PORT"));
  }

  private static Problem refused(Sample sample, StsException e) {
    var code = e.awsErrorDetails() == null ? "no reason" : e.awsErrorDetails().errorCode();
    return Problem.of(
        "credential.refused",
        "AWS does not take %s: %s".formatted(sample.name(), code),
        "it would not work in a disaster either",
        "see whether the key is disabled, deleted or expired, then 'holdfast vault rotate'");
  }

  private static String text(Secret secret) {
    return secret.use(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }
}
