package dev.holdfast.connector.process;

import dev.holdfast.connector.Call;
import dev.holdfast.connector.CredentialUse;
import dev.holdfast.connector.Destination;
import dev.holdfast.connector.Grant;
import dev.holdfast.connector.Place;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.kernel.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// One repository and one pinned commit of it, fetched by the `git` program without the user's and
/// the system's configuration, without hooks, and with nothing to ask a person.
record GitRepository(String url, String commit) {
  private static final Pattern FULL = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
  private static final Pattern URL =
      Pattern.compile("(https?|ssh|file|git)://.+|/.+|[\\w.-]+@[\\w.-]+:.+");
  static final String FORM = "https://HOST/PATH, ssh://HOST/PATH, USER@HOST:PATH or /FOLDER";
  private static final Duration LIMIT = Duration.ofMinutes(30);

  /// What is wrong with an address that repositories are to be fetched from.
  static Optional<String> wrong(String url) {
    return URL.matcher(url).matches() && !url.contains("::")
        ? Optional.empty()
        : Optional.of("git fetches from no such address");
  }

  static GitRepository of(Call call) {
    var commit = call.args().text("commit");
    if (!FULL.matcher(commit).matches()) {
      throw refused(
          "git.not-pinned",
          "'" + commit + "' is not a full commit id",
          "a branch or a short id can mean other code tomorrow",
          "write all 40 hexadecimal digits");
    }
    var url = url(call);
    if (wrong(url).isPresent()) {
      throw refused(
          "git.url",
          "'" + url + "' is no address of a repository",
          "nothing was fetched",
          "set url on the target to an https, ssh or file address");
    }
    return new GitRepository(url, commit);
  }

  private static String url(Call call) {
    var repository = call.args().text("repository");
    var base =
        call.place().flatMap(p -> p.endpoint().or(() -> p.setting("url"))).orElse(repository);
    if (call.place().flatMap(Place::endpoint).isPresent()) return below(base, repository);
    return URL.matcher(repository).matches() ? repository : below(base, repository);
  }

  private static String below(String base, String repository) {
    return base.endsWith("/") && !URL.matcher(repository).matches() ? base + repository : base;
  }

  /// Runs one git command to its end and returns its output.
  ///
  /// @throws ProblemException when it does not exit with 0
  String git(Call call, Crew crew, Path folder, String... command) {
    var trace = crew.ready(call, "git-" + command[0]);
    trace.delete();
    trace = crew.ready(call, "git-" + command[0]);
    try {
      var env = new ChildEnvironment(call, trace.folder());
      env.put("GIT_CONFIG_NOSYSTEM", "1").put("GIT_CONFIG_GLOBAL", "/dev/null");
      env.put("GIT_TERMINAL_PROMPT", "0").put("GIT_ASKPASS", "/bin/true");
      env.put("GIT_SSH_COMMAND", "ssh -oBatchMode=yes");
      var agent = System.getenv("SSH_AUTH_SOCK");
      if (agent != null) env.put("SSH_AUTH_SOCK", agent);
      var argv = new ArrayList<>(List.of(Tools.need("git").toString()));
      argv.addAll(List.of("-c", "core.hooksPath=/dev/null", "-c", "protocol.ext.allow=never"));
      argv.addAll(List.of("-c", "advice.detachedHead=false", "-c", "safe.directory=*"));
      argv.addAll(trust(call));
      argv.addAll(credential(call, trace));
      argv.addAll(List.of(command));
      var child = new Child(argv, env.values(), folder, Secret.copyOf(new byte[0]), LIMIT);
      var end = child.run(trace, call.watch(), call.around().clock(), call.around().redactor());
      var spill = new Spill(call.around().redactor());
      return switch (end) {
        case Child.End.Exited(var code, var _) when code == 0 -> spill.tail(trace.out(), 4000);
        case Child.End.Exited(var code, var _) ->
            throw refused(
                "git.failed",
                "git " + command[0] + " exited with " + code + ": " + spill.lastLine(trace.err()),
                "only files in the run's folder were touched",
                "check the address, the commit and the network");
        case Child.End.Stopped(var why, var _, var _) ->
            throw refused(
                "git.stopped", "git " + command[0] + " was ended because " + why, "", "try again");
        case Child.End.NotStarted(var problem) -> throw new ProblemException(problem);
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      trace.delete();
    }
  }

  /// A certificate authority of the target's own, as psql and web targets have it.
  private static List<String> trust(Call call) {
    return call.place()
        .flatMap(place -> place.setting("ca"))
        .map(ca -> call.around().planFolder().resolve(ca).toAbsolutePath())
        .map(file -> List.of("-c", "http.sslCAInfo=" + file))
        .orElse(List.of());
  }

  // git's own credential store, read from a 0600 file that lives as long as the command
  private List<String> credential(Call call, Trace trace) throws IOException {
    var name = call.place().map(p -> p.target().credential()).orElse("");
    if (name == null || name.isEmpty() || !url.startsWith("https://")) return List.of();
    var target = call.place().map(Place::id).orElse("");
    var use = CredentialUse.of(call, target, "credential file of git").to(destination());
    var found = call.around().credentials().find(name, use);
    if (found.isEmpty()) return List.of();
    try (var entry = found.get()) {
      return store(entry, trace);
    }
  }

  /// Where git hands the password out; with TLS, or it gets none.
  private Destination destination() {
    var host = URI.create(url).getHost();
    var way = Destination.loopback(host) ? Destination.Way.LOOPBACK : Destination.Way.SAFE;
    var there = "https://" + URI.create(url).getAuthority().replaceFirst(".*@", "");
    return new Destination(there, Destination.Whose.OWN, way);
  }

  private List<String> store(Grant entry, Trace trace) throws IOException {
    var password = entry.part("password", "token");
    if (password.isEmpty()) return List.of();
    var line = new ByteArrayOutputStream();
    line.writeBytes("https://".getBytes(StandardCharsets.UTF_8));
    var user = entry.part("user", "username");
    percent(user.orElseGet(() -> Secret.copyOf("git".getBytes(StandardCharsets.UTF_8))), line);
    line.write(':');
    percent(password.get(), line);
    line.writeBytes(("@" + URI.create(url).getAuthority() + "\n").getBytes(StandardCharsets.UTF_8));
    var file = trace.file("git-credentials");
    Trace.privateFile(file, line.toByteArray());
    return List.of(
        "-c", "credential.helper=", "-c", "credential.helper=store --file=" + quoted(file));
  }

  /// git hands this option to a shell.
  private static String quoted(Path file) {
    return "'" + file.toString().replace("'", "'\\''") + "'";
  }

  private static void percent(Secret secret, ByteArrayOutputStream to) {
    secret.use(
        bytes -> {
          for (var b : bytes) to.writeBytes("%%%02x".formatted(b).getBytes(StandardCharsets.UTF_8));
          return true;
        });
  }

  static ProblemException refused(String code, String what, String why, String next) {
    return new ProblemException(Problem.of(code, what, why, next));
  }
}
