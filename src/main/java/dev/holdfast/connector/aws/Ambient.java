package dev.holdfast.connector.aws;

import dev.holdfast.connector.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What is set around Holdfast to lead the SDK to another address than AWS's: a habit of shells
/// with an emulator. It is found only to be told; [VendorAddresses] does not follow it. Read
/// without the SDK, which the first window does not load.
///
/// @param profiles section (`profile NAME`, `services NAME`) to key to value, of those that matter
record Ambient(
    Map<String, String> env,
    Map<String, String> properties,
    Map<String, Map<String, String>> profiles) {
  private static final String ENDPOINT = "endpoint_url";
  private static final Pattern SECTION = Pattern.compile("\\s*\\[\\s*(.*?)\\s*\\].*");
  private static final Pattern SETTING =
      Pattern.compile("(\\s*)([A-Za-z0-9_-]+)\\s*=\\s*(.*?)\\s*");

  Ambient {
    env = starting(env, "AWS_ENDPOINT_URL", "AWS_PROFILE");
    properties = starting(properties, "aws.endpointUrl");
  }

  static Ambient here() {
    var properties = new TreeMap<String, String>();
    for (var name : System.getProperties().stringPropertyNames()) {
      properties.put(name, Objects.requireNonNullElse(System.getProperty(name), ""));
    }
    var env = System.getenv();
    var home = Path.of(System.getProperty("user.home"), ".aws");
    var text =
        read(env, "AWS_CONFIG_FILE", home.resolve("config"))
            + "\n"
            + read(env, "AWS_SHARED_CREDENTIALS_FILE", home.resolve("credentials"));
    return new Ambient(env, properties, profiles(text));
  }

  private static String read(Map<String, String> env, String variable, Path usual) {
    var stated = env.get(variable);
    try {
      return Files.readString(stated == null ? usual : Path.of(stated));
    } catch (IOException none) {
      return "";
    }
  }

  /// The addresses of a file of AWS's tools, and where its profiles keep more of them.
  static Map<String, Map<String, String>> profiles(String text) {
    var all = new TreeMap<String, Map<String, String>>();
    var section = "";
    var service = "";
    for (var line : text.lines().toList()) {
      var header = SECTION.matcher(line);
      if (header.matches()) {
        var name = header.group(1).replaceAll("\\s+", " ");
        section = name.contains(" ") ? name : "profile " + name;
        service = "";
        continue;
      }
      var setting = SETTING.matcher(line);
      if (!setting.matches()) continue;
      var nested = !setting.group(1).isEmpty();
      var name = setting.group(2);
      var value = setting.group(3);
      if (!nested) service = value.isEmpty() ? name + "." : "";
      if ((name.equals(ENDPOINT) || name.equals("services")) && !value.isEmpty()) {
        all.computeIfAbsent(section, _ -> new TreeMap<>())
            .put(nested ? service + name : name, value);
      }
    }
    return all;
  }

  // Nothing else of an environment is kept: it may hold secrets.
  private static Map<String, String> starting(Map<String, String> all, String... with) {
    var kept = new TreeMap<String, String>();
    all.forEach(
        (name, value) -> {
          if (List.of(with).stream().anyMatch(name::startsWith) && !value.isBlank()) {
            kept.put(name, value);
          }
        });
    return kept;
  }

  /// Each with where it would lead; none for a place that has an endpoint of its own.
  List<String> endpoints(Place place) {
    if (place.endpoint().isPresent()) return List.of();
    var found = new ArrayList<String>();
    env.forEach(
        (name, value) -> {
          if (!name.equals("AWS_PROFILE")) found.add(said(name, value));
        });
    properties.forEach((name, value) -> found.add(said(name, value)));
    for (var name : names(place)) of(name, found);
    return found;
  }

  /// Profiles whose settings the SDK would follow: the target's, and the one of the environment.
  private LinkedHashSet<String> names(Place place) {
    var names = new LinkedHashSet<String>();
    var own = place.target().credential();
    if (own != null) names.add(own);
    names.add(env.getOrDefault("AWS_PROFILE", "default"));
    return names;
  }

  private void of(String profile, List<String> found) {
    var where = " of the AWS profile " + profile;
    var settings = profiles.getOrDefault("profile " + profile, Map.of());
    var all = settings.get(ENDPOINT);
    if (all != null) found.add(said(ENDPOINT + where, all));
    var services = settings.get("services");
    if (services == null) return;
    profiles
        .getOrDefault("services " + services, Map.of())
        .forEach((name, value) -> found.add(said(name + where, value)));
  }

  // An address may hold a password, which is not shown.
  private static String said(String name, String value) {
    return "%s (%s)".formatted(name, value.replaceFirst("//[^/@]*@", "//...@"));
  }
}
