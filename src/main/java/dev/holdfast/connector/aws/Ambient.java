package dev.holdfast.connector.aws;

import dev.holdfast.connector.Place;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;

/// What is set around Holdfast to lead the SDK to another address than AWS's: a habit of shells
/// with an emulator. It is found only to be told; [VendorAddresses] does not follow it.
record Ambient(Map<String, String> env, Map<String, String> properties, ProfileFile profiles) {
  private static final String ENDPOINT = "endpoint_url";

  Ambient {
    env = starting(env, "AWS_ENDPOINT_URL");
    properties = starting(properties, "aws.endpointUrl");
  }

  static Ambient here() {
    var properties = new TreeMap<String, String>();
    for (var name : System.getProperties().stringPropertyNames()) {
      properties.put(name, Objects.requireNonNullElse(System.getProperty(name), ""));
    }
    return new Ambient(System.getenv(), properties, ProfileFile.defaultProfileFile());
  }

  // Nothing else of an environment is kept: it may hold secrets.
  private static Map<String, String> starting(Map<String, String> all, String with) {
    var kept = new TreeMap<String, String>();
    all.forEach(
        (name, value) -> {
          if (name.startsWith(with) && !value.isBlank()) kept.put(name, value);
        });
    return kept;
  }

  /// Each with where it would lead; none for a place that has an endpoint of its own.
  List<String> endpoints(Place place) {
    if (place.endpoint().isPresent()) return List.of();
    var found = new ArrayList<String>();
    env.forEach((name, value) -> found.add(said(name, value)));
    properties.forEach((name, value) -> found.add(said(name, value)));
    for (var name : names(place)) {
      profiles.profile(name).ifPresent(profile -> found.addAll(of(profile)));
    }
    return found;
  }

  /// Profiles whose settings the SDK would follow: the target's, and the one of the environment.
  private static LinkedHashSet<String> names(Place place) {
    var names = new LinkedHashSet<String>();
    var own = place.target().credential();
    if (own != null) names.add(own);
    names.add(
        software.amazon.awssdk.profiles.ProfileFileSystemSetting.AWS_PROFILE
            .getStringValue()
            .orElse("default"));
    return names;
  }

  private List<String> of(Profile profile) {
    var found = new ArrayList<String>();
    var where = " of the AWS profile " + profile.name();
    profile.property(ENDPOINT).ifPresent(value -> found.add(said(ENDPOINT + where, value)));
    profile
        .property("services")
        .flatMap(services -> profiles.getSection("services", services))
        .ifPresent(
            services ->
                services
                    .properties()
                    .forEach(
                        (name, value) -> {
                          if (name.endsWith("." + ENDPOINT)) found.add(said(name + where, value));
                        }));
    return found;
  }

  // An address may hold a password, which is not shown.
  private static String said(String name, String value) {
    return "%s (%s)".formatted(name, value.replaceFirst("//[^/@]*@", "//...@"));
  }
}
