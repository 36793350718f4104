package dev.holdfast.connector.aws;

import dev.holdfast.connector.CredentialUse;
import dev.holdfast.connector.Grant;
import dev.holdfast.connector.Place;
import dev.holdfast.connector.Surroundings;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;

/// Which credential a place is reached with: the vault's entry of its name, else the AWS profile of
/// that name, else the usual chain.
///
/// @param words which one it is, for people; never a part of it
/// @param end lets go of what it needs to stay good
record Keys(AwsCredentialsProvider provider, String words, Runnable end) {

  private static final String HOW = "AWS credentials";

  Keys(AwsCredentialsProvider provider, String words) {
    this(provider, words, () -> {});
  }

  /// The vault's entry for a place, for one step; empty where there is none of that name.
  static Optional<Grant> granted(Place place, Surroundings around, String step) {
    var name = place.target().credential();
    if (name == null) return Optional.empty();
    return around.credentials().find(name, new CredentialUse(step, place.id(), HOW));
  }

  /// What there is outside the vault: the profile of that name, else the chain.
  static Keys usual(Place place) {
    var name = place.target().credential();
    return (name == null ? Optional.<Keys>empty() : profile(place, name))
        .orElseGet(() -> chain(place));
  }

  static Optional<Keys> profile(Place place, String name) {
    var profile = ProfileFile.defaultProfileFile().profile(name);
    if (profile.isEmpty()) return Optional.empty();
    if (place.endpoint().isPresent()) requireStatic(name, profile.get());
    return Optional.of(new Keys(ProfileCredentialsProvider.create(name), "profile " + name));
  }

  static Keys chain(Place place) {
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
}
