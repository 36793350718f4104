package dev.holdfast.runbooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.peers.Moto;
import dev.holdfast.peers.Peer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Runs programs in a folder with an environment of their own, as a step of a runbook would.
///
/// @param environment what is there beside the PATH
record Shell(Path folder, Map<String, String> environment) {
  private static final long MINUTES = 5;

  /// What a program said and how it ended.
  record Ended(int exit, String out, String err) {
    /// The value of a line `holdfast:output NAME=VALUE`.
    Optional<String> output(String name) {
      var start = "holdfast:output " + name + "=";
      return out.lines()
          .filter(line -> line.startsWith(start))
          .map(line -> line.substring(start.length()))
          .findFirst();
    }
  }

  /// One whose targets `aws-primary` and `aws-recovery` lead to this AWS.
  static Shell at(Moto moto, Path folder) {
    Peer.program("aws", "pip install awscli");
    return new Shell(
        folder,
        Map.of(
            "AWS_ACCESS_KEY_ID", "testing",
            "AWS_SECRET_ACCESS_KEY", "testing",
            "AWS_EC2_METADATA_DISABLED", "true",
            "HOLDFAST_ENDPOINT_AWS_PRIMARY", moto.address().toString(),
            "HOLDFAST_ENDPOINT_AWS_RECOVERY", moto.address().toString()));
  }

  /// Asks the AWS command line, for its plain-text answer.
  String aws(String region, String... words) throws IOException, InterruptedException {
    var command = new ArrayList<String>(List.of("aws"));
    command.addAll(List.of(words));
    var endpoint = Objects.requireNonNull(environment.get("HOLDFAST_ENDPOINT_AWS_PRIMARY"));
    command.addAll(List.of("--region", region, "--endpoint-url", endpoint, "--output", "text"));
    return must(command.toArray(String[]::new));
  }

  Shell with(String name, String value) {
    var more = new HashMap<>(environment);
    more.put(name, value);
    return new Shell(folder, Map.copyOf(more));
  }

  Ended run(List<String> command) throws IOException, InterruptedException {
    return run(command, "");
  }

  Ended run(List<String> command, String input) throws IOException, InterruptedException {
    var out = Files.createTempFile(folder, "out", ".txt");
    var err = Files.createTempFile(folder, "err", ".txt");
    var builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    var path = System.getenv("PATH");
    builder.environment().clear();
    builder.environment().put("PATH", path);
    builder.environment().put("HOME", folder.toString());
    builder.environment().putAll(environment);
    var process = builder.start();
    try (var stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(StandardCharsets.UTF_8));
    }
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IOException("still running after " + MINUTES + " minutes: " + command);
    }
    return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  /// Runs what must succeed and gives what it printed.
  String must(String... command) throws IOException, InterruptedException {
    var ended = run(List.of(command));
    assertThat(ended.exit()).as("%s: %s", String.join(" ", command), ended.err()).isZero();
    return ended.out().strip();
  }
}
