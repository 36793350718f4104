package dev.holdfast.live;

import dev.holdfast.kernel.Json;
import dev.holdfast.peers.Peer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assertions;

/// Holdfast as a person starts it: a process of its own with a home, dummy keys in its environment,
/// and every target led to a peer.
record Program(Path home, Path plan, URI aws, List<String> endpoints) {
  static final Path PLAN = Path.of("runbooks/contractorlens").toAbsolutePath();
  private static final AtomicInteger NUMBER = new AtomicInteger();

  /// How a command ended.
  record Ended(int code, String out, String err) {
    Map<String, Object> json() {
      Assertions.assertTrue(out.startsWith("{"), () -> "no JSON: " + this);
      return Json.object(out);
    }
  }

  /// @param aws where both AWS targets are
  static Program with(Path home, URI aws, URI nobody) {
    var endpoints = new ArrayList<String>();
    for (var target : List.of("aws-primary", "aws-recovery")) {
      endpoints.addAll(List.of("--endpoint", target + "=" + aws));
    }
    for (var target : List.of("app", "app-user", "app-staging", "aws-status", "gemini", "code")) {
      endpoints.addAll(List.of("--endpoint", target + "=" + nobody));
    }
    return new Program(home, PLAN, aws, List.copyOf(endpoints));
  }

  Program and(String target, String address) {
    var more = new ArrayList<>(endpoints);
    more.addAll(List.of("--endpoint", target + "=" + address));
    return new Program(home, plan, aws, List.copyOf(more));
  }

  Ended live(String scenario, String... more) {
    return finish(begin(scenario, more));
  }

  /// Starts a live run and does not wait for it.
  Running begin(String scenario, String... more) {
    var args = new ArrayList<>(List.of("run", plan.toString(), scenario, "--live", "--unattended"));
    args.addAll(endpoints);
    args.addAll(List.of(more));
    return start(args);
  }

  Ended resume(String incident, String... more) {
    return finish(beginResume(incident, more));
  }

  /// Takes a run up and does not wait for it.
  Running beginResume(String incident, String... more) {
    var args = new ArrayList<>(List.of("resume", incident, "--unattended"));
    args.addAll(endpoints);
    args.addAll(List.of(more));
    return start(args);
  }

  Ended say(String... args) {
    return finish(start(List.of(args)));
  }

  /// A child and what it writes.
  record Running(Process process, Path out, Path err) {}

  private Running start(List<String> args) {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.holdfast.Main"));
    command.addAll(args);
    command.addAll(List.of("--json", "--home", home.resolve("home").toString()));
    var number = NUMBER.incrementAndGet();
    var out = home.resolve("out-" + number);
    var err = home.resolve("err-" + number);
    var builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    var env = builder.environment();
    env.put("AWS_ACCESS_KEY_ID", "dummy");
    env.put("AWS_SECRET_ACCESS_KEY", "dummy");
    env.put("AWS_CONFIG_FILE", home.resolve("no-config").toString());
    env.put("AWS_SHARED_CREDENTIALS_FILE", home.resolve("no-credentials").toString());
    env.put("PGPASSWORD", "dummy");
    try {
      return new Running(builder.start(), out, err);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  static Ended finish(Running running) {
    try {
      if (!running.process().waitFor(5, TimeUnit.MINUTES)) {
        running.process().destroyForcibly().waitFor();
        Assertions.fail("no end: " + Files.readString(running.err()));
      }
      return new Ended(
          running.process().exitValue(),
          Files.readString(running.out()),
          Files.readString(running.err()));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stop);
    }
  }

  /// Takes the process away as a power cut does: no hook of it runs.
  static void kill(Running running) {
    running.process().destroyForcibly();
    Peer.await("the child is gone", Duration.ofSeconds(20), () -> !running.process().isAlive());
  }

  /// The service of the primary Region, read back.
  Map<String, Object> service() {
    var name = "contractorlens";
    return aws("us-west-2", "ecs", "describe-services", "--cluster", name, "--services", name);
  }

  /// Reads back what is there, with the `aws` command line.
  Map<String, Object> aws(String region, String... args) {
    var program = Peer.program("aws", "pip install awscli");
    var command = new ArrayList<>(List.of(program.toString(), "--endpoint-url", aws.toString()));
    command.addAll(List.of("--region", region, "--output", "json"));
    command.addAll(List.of(args));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("AWS_ACCESS_KEY_ID", "dummy");
    builder.environment().put("AWS_SECRET_ACCESS_KEY", "dummy");
    builder.environment().put("AWS_PAGER", "");
    try {
      var text =
          new String(
              builder.start().getInputStream().readAllBytes(),
              java.nio.charset.StandardCharsets.UTF_8);
      Assertions.assertTrue(text.startsWith("{"), () -> "aws said " + text);
      return Json.object(text);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
