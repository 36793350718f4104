package dev.holdfast.connector.aws;

import dev.holdfast.connector.CredentialUse;
import dev.holdfast.connector.Grant;
import dev.holdfast.connector.Place;
import dev.holdfast.connector.Surroundings;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.kernel.Redactor;
import dev.holdfast.kernel.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;

/// Makes credentials of AWS out of a vault entry: access keys, or a role that is assumed with
/// another entry's keys. The SDK takes text, so that copies stay until the collector runs.
final class VaultKeys {
  private VaultKeys() {}

  static Keys of(Place place, Surroundings around, String step, Grant grant) {
    var role = grant.part("role-arn").map(VaultKeys::text);
    return role.isPresent()
        ? assumed(place, around, step, grant, role.get())
        : new Keys(StaticCredentialsProvider.create(keys(grant)), "vault entry " + grant.entry());
  }

  private static AwsCredentials keys(Grant grant) {
    var id = grant.part("access-key-id").map(VaultKeys::text);
    var secret = grant.part("secret-access-key").map(VaultKeys::text);
    if (id.isEmpty() || secret.isEmpty()) {
      throw new ProblemException(
          Problem.of(
              "aws.vault-incomplete",
              "Vault entry " + grant.entry() + " is no AWS key",
              "it has no access-key-id or no secret-access-key",
              "correct the entry in the vault"));
    }
    return grant
        .part("session-token")
        .map(VaultKeys::text)
        .<AwsCredentials>map(token -> AwsSessionCredentials.create(id.get(), secret.get(), token))
        .orElseGet(() -> AwsBasicCredentials.create(id.get(), secret.get()));
  }

  private static Keys assumed(
      Place place, Surroundings around, String step, Grant grant, String role) {
    var source = source(place, around, step, grant);
    var builder =
        StsClient.builder()
            .region(Region.of(place.setting("region").orElse("us-east-1")))
            .credentialsProvider(source.provider())
            .httpClient(UrlConnectionHttpClient.create());
    builder.endpointOverride(place.endpoint().map(URI::create).orElse(VendorAddresses.NOWHERE));
    if (place.endpoint().isEmpty()) builder.endpointProvider(VendorAddresses.sts());
    var sts = builder.build();
    var request =
        AssumeRoleRequest.builder()
            .roleArn(role)
            .roleSessionName(session(step))
            .externalId(grant.part("external-id").map(VaultKeys::text).orElse(null))
            .build();
    var provider =
        StsAssumeRoleCredentialsProvider.builder().stsClient(sts).refreshRequest(request).build();
    return new Keys(
        new Known(provider, grant.entry(), around.redactor(), new AtomicReference<>()),
        "vault entry " + grant.entry() + ", role " + role,
        () -> {
          provider.close();
          sts.close();
          source.end().run();
        });
  }

  /// What assumes the role: the vault's entry that it names, else the profile of that name, else
  /// the chain.
  private static Keys source(Place place, Surroundings around, String step, Grant grant) {
    var name = grant.part("source").map(VaultKeys::text);
    if (name.isEmpty()) return Keys.chain(place);
    var use = new CredentialUse(step, place.id(), "AWS credentials, to assume " + grant.entry());
    var entry = around.credentials().find(name.get(), use);
    if (entry.isEmpty()) {
      return Keys.profile(place, name.get())
          .orElseThrow(
              () ->
                  new ProblemException(
                      Problem.of(
                          "aws.no-source",
                          "Nothing called %s can assume the role of vault entry %s"
                              .formatted(name.get(), grant.entry()),
                          "neither the vault nor the AWS profiles have it",
                          "correct the entry's source")));
    }
    try (var given = entry.get()) {
      return new Keys(
          StaticCredentialsProvider.create(keys(given)), "vault entry " + given.entry());
    }
  }

  private static String session(String step) {
    var name = ("holdfast-" + step).replaceAll("[^A-Za-z0-9=,.@_-]", "-");
    return name.length() <= 64 ? name : name.substring(0, 64);
  }

  private static String text(Secret secret) {
    return secret.use(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  /// What STS gave is known to the redactor before anything is signed with it.
  private record Known(
      AwsCredentialsProvider provider,
      String entry,
      Redactor redactor,
      AtomicReference<@Nullable String> last)
      implements AwsCredentialsProvider {
    @Override
    public AwsCredentials resolveCredentials() {
      var found = provider.resolveCredentials();
      if (!found.accessKeyId().equals(last.getAndSet(found.accessKeyId()))) {
        learn("secret-access-key", found.secretAccessKey());
        Optional.of(found)
            .filter(AwsSessionCredentials.class::isInstance)
            .map(AwsSessionCredentials.class::cast)
            .ifPresent(one -> learn("session-token", one.sessionToken()));
      }
      return found;
    }

    private void learn(String part, String value) {
      try (var secret = Secret.copyOf(value.getBytes(StandardCharsets.UTF_8))) {
        redactor.learn(entry + "." + part, secret);
      }
    }
  }
}
