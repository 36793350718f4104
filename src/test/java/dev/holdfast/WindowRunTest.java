package dev.holdfast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.journal.JournalReader;
import dev.holdfast.peers.Peer;
import dev.holdfast.ui.Bridge;
import dev.holdfast.ui.Fx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whole ways through a live run with key events alone: the window as it is wired for people, with
/// the real engine, its record and real scripts.
class WindowRunTest {
  @TempDir private Path folder;
  private Path effects;

  @BeforeEach
  void setUp() {
    effects = folder.resolve("effects");
  }

  @Test
  void aScenarioIsDrivenToItsEnd() throws Exception {
    plan(
        "- {id: q, title: Who is asked, ask: Who answers?}",
        "- {id: d, title: Change it, effect: dangerous, action: process.script, target: here, with: {script: scripts/do.sh, args: [changed]}}",
        "- {id: de, title: What next, decide: {question: Keep it?, branches: {keep: end, more: rest}}}");
    new WindowOnEngine(folder)
        .with(
            (bridge, _) -> {
              WindowOnEngine.declare(bridge, "plans/keys");
              answered(bridge, "Who is asked", "step-answer", "the night shift");
              answered(bridge, "Change it", "step-confirm", "do.sh");
              until(bridge, "What next");
              lead(bridge, "need-form");
              bridge.press(KeyCode.B);
              bridge.press(KeyCode.ENTER);
              answered(bridge, "Who saw it", "step-answer", "we did");
              closed(bridge);
            });
    assertThat(Files.readAllLines(effects)).containsExactly("changed");
    assertThat(types())
        .containsSubsequence("step.answered", "step.confirmed", "step.decided", "run.recovered")
        .endsWith("run.closed");
  }

  @Test
  void aFailureIsRetriedAndSkippedWithAReason() throws Exception {
    plan(
        "- {id: a, title: Fails once, wait: {check: process.check, target: here, with: {script: scripts/once.sh}, within: 2s}}",
        "- {id: b, title: Fails always, wait: {check: process.check, target: here, with: {script: scripts/no.sh}, within: 2s}}",
        "- {id: c, title: Look, ask: Is it well?}");
    new WindowOnEngine(folder)
        .with(
            (bridge, _) -> {
              WindowOnEngine.declare(bridge, "plans/keys");
              until(bridge, "Fails once");
              lead(bridge, "need-form");
              Files.writeString(folder.resolve("once"), "");
              bridge.press(KeyCode.R);
              until(bridge, "Fails always");
              lead(bridge, "need-form");
              bridge.press(KeyCode.X);
              bridge.untilFocus("skip-because");
              bridge.type("done by hand");
              bridge.press(KeyCode.ENTER);
              answered(bridge, "Look", "step-answer", "well");
              closed(bridge);
            });
    assertThat(types())
        .containsSubsequence("step.failed", "step.retried", "step.done", "step.skipped")
        .endsWith("run.closed");
  }

  /// Another Holdfast drives it and is killed while its script is at work.
  @Test
  void aRunIsTakenUpAfterACrash() throws Exception {
    plan(
        "- {id: a, title: Take long, action: process.script, target: here, with: {script: scripts/long.sh}}",
        "- {id: c, title: Look, ask: Is it well?}");
    crash();
    new WindowOnEngine(folder)
        .with(
            (bridge, _) -> {
              bridge.press(KeyCode.ENTER);
              bridge.until("resume card", "#resume-card");
              bridge.press(KeyCode.M);
              Files.writeString(folder.resolve("go"), "");
              answered(bridge, "Look", "step-answer", "well");
              closed(bridge);
            });
    assertThat(Files.readAllLines(effects)).as("done once").containsExactly("long");
    assertThat(types()).containsSubsequence("step.intent", "run.opened", "run.closed");
  }

  private void crash() throws Exception {
    var home = folder.resolve("home").toString();
    var plan = folder.resolve("plans/keys").toString();
    holdfast("run", plan, "use", "--live", "--unattended", "--home", home).waitFor();
    String incident;
    try (var all = Files.list(folder.resolve("home/incidents"))) {
      incident = all.findFirst().orElseThrow().getFileName().toString();
    }
    var resumed =
        holdfast("resume", incident, "--confirm", "a=long.sh", "--unattended", "--home", home);
    try {
      Peer.await("the script is at work", Duration.ofSeconds(60), () -> Files.exists(effects));
    } finally {
      resumed.destroyForcibly().waitFor();
    }
  }

  private Process holdfast(String... words) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.holdfast.Main"));
    command.addAll(List.of(words));
    command.addAll(List.of("--by", "Ann"));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("said.txt").toFile())
        .start();
  }

  private static void until(Bridge bridge, String title) {
    Fx.until(
        "next: " + title,
        () -> {
          bridge.tick();
          return bridge.text("#next-title").equals(title);
        });
  }

  private static void answered(Bridge bridge, String title, String field, String word) {
    until(bridge, title);
    lead(bridge, field);
    bridge.type(word);
    bridge.press(KeyCode.ENTER);
  }

  /// Enter leads to the next thing to do, but not in the moment in which that has just come up:
  /// whoever still had another one before them presses it again.
  private static void lead(Bridge bridge, String to) {
    Fx.until(
        "led to " + to,
        () -> {
          bridge.tick();
          if (bridge.isFocused(to)) return true;
          bridge.press(KeyCode.ENTER);
          return false;
        });
  }

  private static void closed(Bridge bridge) {
    answered(bridge, "Close the incident", "close-because", "all well");
    until(bridge, "The incident is closed");
  }

  private List<String> types() {
    var incidents = folder.resolve("home/incidents");
    try (var all = Files.list(incidents)) {
      var record = JournalReader.read(all.findFirst().orElseThrow());
      return record.entries().stream().map(entry -> entry.type()).toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void plan(String... steps) throws IOException {
    var plan = folder.resolve("plans/keys");
    Files.createDirectories(plan.resolve("scenarios"));
    Files.createDirectories(plan.resolve("scripts"));
    Files.writeString(
        plan.resolve("plan.yaml"),
        "holdfast: 1\nplan: keys\ntitle: By keys alone\ntargets:\n  here: {connector: process}\n");
    var text =
        new StringBuilder(
            "scenario: use\ntitle: Use it\nrto: 1h\nchecklist: []\nphases:\n  - title: Only\n    steps:\n");
    for (var step : steps) text.append("      ").append(step).append('\n');
    Files.writeString(plan.resolve("scenarios/use.yaml"), text);
    Files.writeString(
        plan.resolve("scenarios/rest.yaml"),
        "scenario: rest\ntitle: The rest\nkind: procedure\nchecklist: []\nphases:\n  - title: Only\n    steps:\n      - {id: s, title: Who saw it, ask: Who saw it?}\n");
    script(plan, "do", "echo \"$1\" >> '%s'".formatted(effects));
    script(plan, "no", "exit 3");
    var once = folder.resolve("once");
    script(plan, "once", "[ -e '%s' ]".formatted(once));
    script(
        plan,
        "long",
        "echo long >> '%s'\nwhile [ ! -e '%s' ]; do sleep 0.1; done"
            .formatted(effects, folder.resolve("go")));
  }

  private static void script(Path plan, String name, String text) throws IOException {
    var file = plan.resolve("scripts/%s.sh".formatted(name));
    Files.writeString(file, "#!/bin/sh\n" + text + "\n");
    if (!file.toFile().setExecutable(true)) throw new IOException("not executable: " + file);
  }
}
