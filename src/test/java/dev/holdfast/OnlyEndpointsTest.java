package dev.holdfast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kernel.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole program with `HOLDFAST_ONLY_ENDPOINTS=1`, as all tests run it: a script for a target
/// without an override does not start.
class OnlyEndpointsTest {
  @TempDir Path folder;

  private String run(String... more) throws IOException, InterruptedException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.holdfast.Main",
                "run",
                plan().toString(),
                "s",
                "--live",
                "--unattended",
                "--json",
                "--home",
                Files.createTempDirectory(folder, "home").toString()));
    command.addAll(List.of(more));
    var out = Files.createTempFile(folder, "out", ".json");
    var builder =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("HOLDFAST_ONLY_ENDPOINTS", "1");
    assertThat(builder.start().waitFor()).isEqualTo(3);
    return String.valueOf(Json.object(Files.readString(out)).get("needs"));
  }

  private Path plan() throws IOException {
    var plan = folder.resolve("plan");
    Files.createDirectories(plan.resolve("scenarios"));
    Files.createDirectories(plan.resolve("scripts"));
    Files.writeString(
        plan.resolve("plan.yaml"),
        """
        holdfast: 1
        plan: p
        title: P
        targets:
          far: {title: Far, connector: web, url: "https://far.invalid"}
          here: {title: Here, connector: process}
        """);
    Files.writeString(plan.resolve("scripts/go.sh"), "#!/usr/bin/env bash\ntrue\n");
    Files.writeString(
        plan.resolve("scenarios/s.yaml"),
        """
        scenario: s
        title: S
        rto: 1h
        phases:
        - title: One
          steps:
            - {id: go, title: Go, action: process.script, target: here, with: {script: scripts/go.sh, targets: [far]}}
        """);
    return plan;
  }

  @Test
  void aChildWithoutAnOverrideDoesNotStart() throws IOException, InterruptedException {
    assertThat(run()).contains("'far' has no endpoint override");
    assertThat(run("--endpoint", "far=http://127.0.0.1:9"))
        .contains("kind=confirm")
        .doesNotContain("override");
  }
}
