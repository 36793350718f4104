package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.runbook.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The program ended from outside while it drives a run: it says how to go on.
@EnabledOnOs({OS.LINUX, OS.MAC})
class InterruptedRunTest {
  @TempDir Path folder;

  @Test
  void saysHowToGoOn() throws IOException, InterruptedException {
    var plan = folder.resolve("plan");
    Files.createDirectories(plan.resolve("scenarios"));
    Files.writeString(plan.resolve("plan.yaml"), "holdfast: 1\nplan: tiny\ntitle: Tiny\n");
    Files.writeString(
        plan.resolve("scenarios/s.yaml"),
        """
        scenario: s
        title: About s
        rto: 4h
        checklist: []
        phases:
        - title: Only
          steps:
          - {id: rest, title: Rest, wait: {lasting: 2h}}
        """);
    var home = folder.resolve("a home");
    var said = folder.resolve("said");
    var child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.holdfast.Main",
                "run",
                plan.toString(),
                "s",
                "--rehearse",
                "--home",
                home.toString())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    try {
      Stage.await(() -> text(said).contains("in-flight rest"));
      child.destroy();
      assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
    } finally {
      child.destroyForcibly();
    }
    try (var incidents = Files.list(home.resolve("incidents"))) {
      var id = incidents.map(Path::getFileName).findFirst().orElseThrow();
      assertThat(text(said))
          .contains(
              "interrupted; ", "Go on with: holdfast resume %s --home '%s'".formatted(id, home));
    }
    assertThat(List.of(143, 130)).contains(child.exitValue());
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
