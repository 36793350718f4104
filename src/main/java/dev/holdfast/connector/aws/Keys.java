package dev.holdfast.connector.aws;

import dev.holdfast.connector.Place;
import dev.holdfast.connector.Surroundings;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.kernel.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;

/// Which credential a place is reached with: the vault's entry of its name, else the AWS profile of
/// that name, else the usual chain.
///
/// @param words which one it is, for people; never a part of it
record Keys(AwsCredentialsProvider provider, String words) {

  static Keys of(Place place, Surroundings around) {
    var name = place.target().credential();
    if (name != null) {
      var entry = around.credentials().find(name, "connector aws, target " + place.id());
      if (entry.isPresent()) {
        return new Keys(
            StaticCredentialsProvider.create(fromVault(name, entry.get(), around)),
            "vault entry " + name);
      }
      var profile = ProfileFile.defaultProfileFile().profile(name);
      if (profile.isPresent()) {
        if (place.endpoint().isPresent()) requireStatic(name, profile.get());
        return new Keys(ProfileCredentialsProvider.create(name), "profile " + name);
      }
    }
    return place.endpoint().isPresent()
        ? local(place)
        : new Keys(DefaultCredentialsProvider.builder().build(), "default chain");
  }

  /// Sources that need no call elsewhere: with an endpoint override nothing may leave for the real
  /// AWS, not even to fetch credentials.
  private static Keys local(Place place) {
    if (resolves(EnvironmentVariableCredentialsProvider.create())) {
      return new Keys(EnvironmentVariableCredentialsProvider.create(), "environment variables");
    }
    if (resolves(SystemPropertyCredentialsProvider.create())) {
      return new Keys(SystemPropertyCredentialsProvider.create(), "Java system properties");
    }
    var profile = ProfileFile.defaultProfileFile().profile("default");
    if (profile.isPresent() && hasKeys(profile.get())) {
      return new Keys(ProfileCredentialsProvider.create("default"), "profile default");
    }
    throw new ProblemException(
        Problem.of(
            "aws.no-credentials",
            "No AWS credentials for target " + place.id(),
            "neither a vault entry nor a profile "
                + (place.target().credential() == null
                    ? "is named"
                    : "called " + place.target().credential() + " exists")
                + ", and the environment holds none",
            "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or add that profile"));
  }

  private static boolean resolves(AwsCredentialsProvider provider) {
    try {
      return provider.resolveCredentials() != null;
    } catch (SdkClientException missing) {
      return false;
    }
  }

  private static boolean hasKeys(Profile profile) {
    return profile.property("aws_access_key_id").isPresent()
        && profile.property("role_arn").isEmpty();
  }

  private static void requireStatic(String name, Profile profile) {
    if (hasKeys(profile)) return;
    throw new ProblemException(
        Problem.of(
            "aws.credential-elsewhere",
            "Profile " + name + " holds no access key of its own",
            "it would have to be fetched from the real AWS, and this target has an endpoint"
                + " override",
            "use a profile with an access key for a target with an endpoint"));
  }

  private static AwsCredentials fromVault(
      String name, Map<String, Secret> entry, Surroundings around) {
    var parts = new TreeMap<String, Secret>();
    entry.forEach((field, secret) -> parts.put(plain(field), secret));
    entry.forEach((field, secret) -> around.redactor().learn(name + "." + field, secret));
    var id = text(parts.get("accesskeyid"));
    var secret = text(parts.get("secretaccesskey"));
    if (id == null || secret == null) {
      throw new ProblemException(
          Problem.of(
              "aws.credential-incomplete",
              "Vault entry " + name + " is no AWS key",
              "it has no access-key-id or no secret-access-key",
              "correct the entry in the vault"));
    }
    var token = Optional.ofNullable(text(parts.get("sessiontoken")));
    return token.isPresent()
        ? AwsSessionCredentials.create(id, secret, token.get())
        : AwsBasicCredentials.create(id, secret);
  }

  private static String plain(String field) {
    return field.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "").replaceFirst("^aws", "");
  }

  private static @Nullable String text(@Nullable Secret secret) {
    return secret == null ? null : secret.use(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }
}
