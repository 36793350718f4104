package dev.holdfast.connector.process;

import dev.holdfast.connector.Call;
import dev.holdfast.connector.CredentialUse;
import dev.holdfast.connector.Grant;
import dev.holdfast.connector.Place;
import dev.holdfast.kernel.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Puts the AWS credentials that a child needs into 0600 files of its folder: the vault's, else the
/// user's profile of that name, else the keys of the environment, else the user's usual chain.
final class AwsFiles {
  private static final List<String> CHAIN =
      List.of(
          "AWS_ROLE_ARN",
          "AWS_ROLE_SESSION_NAME",
          "AWS_WEB_IDENTITY_TOKEN_FILE",
          "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
          "AWS_CONTAINER_CREDENTIALS_FULL_URI",
          "AWS_CA_BUNDLE");

  private final ByteArrayOutputStream credentials = new ByteArrayOutputStream();
  private final StringBuilder config = new StringBuilder();
  private final Map<String, String> env = new TreeMap<>();
  private final Laptop laptop;
  private boolean users;

  private AwsFiles(Laptop laptop) {
    this.laptop = laptop;
  }

  /// Writes the files and returns the variables that lead to them.
  static Map<String, String> write(Call call, List<Place> places, Path folder) throws IOException {
    return write(call, places, folder, Laptop.here());
  }

  static Map<String, String> write(Call call, List<Place> places, Path folder, Laptop laptop)
      throws IOException {
    if (places.isEmpty()) return Map.of();
    // The files may have changed since the run began.
    laptop.learnAws(call.around().redactor());
    return new AwsFiles(laptop).all(call, places, folder);
  }

  private Map<String, String> all(Call call, List<Place> places, Path folder) throws IOException {
    for (var place : places) {
      var profile = profile(call, place);
      env.put("HOLDFAST_PROFILE_" + place.id().toUpperCase(Locale.ROOT).replace('-', '_'), profile);
      env.putIfAbsent("AWS_PROFILE", profile);
      place.setting("region").ifPresent(region -> env.putIfAbsent("AWS_REGION", region));
    }
    Optional.ofNullable(env.get("AWS_REGION")).ifPresent(r -> env.put("AWS_DEFAULT_REGION", r));
    // a call that forgets --endpoint-url should still not leave for the real estate
    places.getFirst().endpoint().ifPresent(url -> env.put("AWS_ENDPOINT_URL", url));
    env.put("AWS_PAGER", "");
    env.put("AWS_EC2_METADATA_DISABLED", "true");
    env.put("AWS_MAX_ATTEMPTS", "3");
    var credentialsFile = folder.resolve("aws-credentials");
    var configFile = folder.resolve("aws-config");
    Trace.privateFile(credentialsFile, join(usersFile("credentials"), credentials.toByteArray()));
    Trace.privateFile(
        configFile, join(usersFile("config"), config.toString().getBytes(StandardCharsets.UTF_8)));
    env.put("AWS_SHARED_CREDENTIALS_FILE", credentialsFile.toString());
    env.put("AWS_CONFIG_FILE", configFile.toString());
    return env;
  }

  private String profile(Call call, Place place) throws IOException {
    var own = "holdfast-" + place.id();
    var name = place.target().credential();
    if (name != null && fromVault(call, place, name, own, "AWS credentials file")) {
      configure(own, place);
      return own;
    }
    if (name != null && laptop.profiles().contains(name)) {
      users = true;
      return name;
    }
    var id = laptop.variable("AWS_ACCESS_KEY_ID");
    var key = laptop.variable("AWS_SECRET_ACCESS_KEY");
    if (id.isPresent() && key.isPresent()) {
      var token = laptop.variable("AWS_SESSION_TOKEN").map(AwsFiles::secret).orElse(null);
      keys(own, secret(id.get()), secret(key.get()), token);
      configure(own, place);
      return own;
    }
    var chosen = laptop.variable("AWS_PROFILE");
    if (chosen.isPresent() || laptop.profiles().contains("default") || place.endpoint().isEmpty()) {
      users = true;
      for (var variable : CHAIN) {
        laptop.variable(variable).ifPresent(value -> env.put(variable, value));
      }
      return chosen.orElse("default");
    }
    // an overridden endpoint without any credential is an emulator: it wants some key, not a secret
    keys(own, secret("holdfast"), secret("holdfast"), null);
    configure(own, place);
    return own;
  }

  /// Writes the entry's keys, or the role that the AWS tools assume by themselves.
  ///
  /// @return false when the vault has none of that name
  private boolean fromVault(Call call, Place place, String name, String profile, String how) {
    var found = call.around().credentials().find(name, CredentialUse.of(call, place.id(), how));
    if (found.isEmpty()) return false;
    try (var entry = found.get()) {
      var role = entry.part("role-arn");
      if (role.isEmpty()) {
        keys(
            profile,
            need(entry, "access-key-id", "aws-access-key-id", "key"),
            need(entry, "secret-access-key", "aws-secret-access-key", "secret"),
            entry.part("session-token", "aws-session-token", "token").orElse(null));
        return true;
      }
      var from = profile + "-source";
      var source = entry.part("source").map(AwsFiles::text);
      if (source.isEmpty()
          || !fromVault(call, place, source.get(), from, how + ", to assume " + name)) {
        throw PsqlFiles.missing(name, "source that the vault has");
      }
      line("[" + profile + "]");
      entry("role_arn", role.get());
      line("source_profile = " + from);
      entry.part("external-id").ifPresent(id -> entry("external_id", id));
      return true;
    }
  }

  private static String text(Secret secret) {
    return secret.use(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  private void keys(String profile, Secret id, Secret key, @Nullable Secret token) {
    line("[" + profile + "]");
    entry("aws_access_key_id", id);
    entry("aws_secret_access_key", key);
    if (token != null) entry("aws_session_token", token);
  }

  private void configure(String profile, Place place) {
    config.append("[profile ").append(profile).append("]\n");
    place.setting("region").ifPresent(r -> config.append("region = ").append(r).append('\n'));
    place.endpoint().ifPresent(u -> config.append("endpoint_url = ").append(u).append('\n'));
  }

  private void line(String text) {
    credentials.writeBytes((text + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private void entry(String name, Secret secret) {
    credentials.writeBytes((name + " = ").getBytes(StandardCharsets.UTF_8));
    secret.use(
        bytes -> {
          credentials.writeBytes(bytes);
          return true;
        });
    line("");
  }

  private static Secret need(Grant entry, String... names) {
    return entry.part(names).orElseThrow(() -> PsqlFiles.missing(entry.entry(), names[0]));
  }

  private static Secret secret(String text) {
    return Secret.copyOf(text.getBytes(StandardCharsets.UTF_8));
  }

  private byte[] usersFile(String name) throws IOException {
    return users ? laptop.awsForChild(name) : new byte[0];
  }

  private static byte[] join(byte[] users, byte[] own) {
    var all = new ByteArrayOutputStream();
    all.writeBytes(users);
    all.write('\n');
    all.writeBytes(own);
    return all.toByteArray();
  }
}
