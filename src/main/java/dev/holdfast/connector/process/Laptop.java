package dev.holdfast.connector.process;

import dev.holdfast.kernel.Redactor;
import dev.holdfast.kernel.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What the person's own account has for command line tools: variables, and the files of AWS,
/// PostgreSQL and Terraform. Children are given of it, so that its secrets are known to the
/// redactor before one starts, as the vault's are.
final class Laptop {
  private static final Pattern PROFILE =
      Pattern.compile("\\s*\\[\\s*(?:profile\\s+)?([^\\]\\s]+)\\s*\\].*");
  private static final Pattern KEY =
      Pattern.compile(
          "\\s*(aws_secret_access_key|aws_session_token|aws_security_token)\\s*=\\s*(.*\\S)\\s*");
  private static final Pattern TOKEN = Pattern.compile("\\btoken\\s*=\\s*\"([^\"]+)\"");
  private static final Pattern ELSEWHERE = Pattern.compile("(?m)^[ \\t]*endpoint_url[ \\t]*=.*$");

  // AWS makes them of 40 characters and more; what is shorter is a word that an emulator is content
  // with, and hiding a word such as "testing" would hide it in every sentence.
  private static final int SHORTEST_KEY = 16;

  private final Map<String, String> env;
  private final Path home;

  Laptop(Map<String, String> env, Path home) {
    this.env = Map.copyOf(env);
    this.home = home;
  }

  static Laptop here() {
    return new Laptop(System.getenv(), Path.of(System.getProperty("user.home")));
  }

  Optional<String> variable(String name) {
    return Optional.ofNullable(env.get(name));
  }

  /// The user's file of AWS; empty where there is none.
  ///
  /// @param name `credentials` or `config`
  byte[] aws(String name) throws IOException {
    var variable = name.equals("config") ? "AWS_CONFIG_FILE" : "AWS_SHARED_CREDENTIALS_FILE";
    return read(file(variable, home.resolve(".aws").resolve(name)));
  }

  /// The same for a child: without addresses, which would lead it elsewhere than the plan says.
  byte[] awsForChild(String name) throws IOException {
    var text = new String(aws(name), StandardCharsets.UTF_8);
    return ELSEWHERE.matcher(text).replaceAll("").getBytes(StandardCharsets.UTF_8);
  }

  List<String> profiles() throws IOException {
    return awsLines().stream()
        .map(PROFILE::matcher)
        .filter(match -> match.matches())
        .map(match -> match.group(1))
        .toList();
  }

  /// The user's password file of PostgreSQL; empty where there is none.
  byte[] passwords() throws IOException {
    return read(file("PGPASSFILE", home.resolve(".pgpass")));
  }

  /// The user's settings of Terraform.
  Optional<Path> terraform() {
    return variable("TF_CLI_CONFIG_FILE").map(Path::of).filter(Files::isReadable);
  }

  /// Makes all of it known. What cannot be read is given to nobody either.
  void learn(Redactor redactor) {
    try {
      learnAws(redactor);
      learnPasswords(redactor);
      var settings = terraform();
      if (settings.isPresent()) {
        for (var found : TOKEN.matcher(text(read(settings.get()))).results().toList()) {
          key(redactor, "terraform.token", found.group(1));
        }
      }
    } catch (IOException unread) {
      // Whoever hands it to a child reads it again then, and fails there.
    }
  }

  void learnAws(Redactor redactor) throws IOException {
    variable("AWS_SECRET_ACCESS_KEY")
        .ifPresent(value -> key(redactor, "environment.aws-secret-access-key", value));
    variable("AWS_SESSION_TOKEN")
        .ifPresent(value -> key(redactor, "environment.aws-session-token", value));
    var token = variable("AWS_WEB_IDENTITY_TOKEN_FILE");
    if (token.isPresent()) {
      key(redactor, "environment.web-identity-token", text(read(Path.of(token.get()))).strip());
    }
    var profile = "default";
    for (var line : awsLines()) {
      var header = PROFILE.matcher(line);
      if (header.matches()) profile = header.group(1);
      var found = KEY.matcher(line);
      if (found.matches()) {
        key(redactor, profile + "." + found.group(1).replace('_', '-'), found.group(2));
      }
    }
  }

  void learnPasswords(Redactor redactor) throws IOException {
    for (var line : text(passwords()).lines().toList()) {
      if (line.startsWith("#")) continue;
      var parts = line.split("(?<!\\\\):", 5);
      if (parts.length < 5) continue;
      learn(redactor, "password-file." + parts[0], parts[4]);
      learn(redactor, "password-file." + parts[0], parts[4].replaceAll("\\\\(.)", "$1"));
    }
  }

  private static void key(Redactor redactor, String name, String value) {
    if (value.length() >= SHORTEST_KEY) learn(redactor, name, value);
  }

  private static void learn(Redactor redactor, String name, String value) {
    try (var secret = Secret.copyOf(value.getBytes(StandardCharsets.UTF_8))) {
      redactor.learn(name, secret);
    }
  }

  private List<String> awsLines() throws IOException {
    var both = new ByteArrayOutputStream();
    both.writeBytes(aws("credentials"));
    both.write('\n');
    both.writeBytes(aws("config"));
    return text(both.toByteArray()).lines().toList();
  }

  private Path file(String variable, Path usual) {
    return variable(variable).map(Path::of).orElse(usual);
  }

  private static byte[] read(Path file) throws IOException {
    return Files.isReadable(file) ? Files.readAllBytes(file) : new byte[0];
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
