package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.runbook.Stage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same refusal ends every command with the same code, as docs/manual/command-line.md says.
class ExitCodesTest {
  @TempDir Path folder;
  private Stage stage;
  private Terminal terminal;
  private String id = "";

  @BeforeEach
  void setUp() {
    stage = new Stage(folder);
    terminal = new Terminal(stage, folder.resolve("home"));
    stage.more(
        """
        checklist:
          - id: group
            title: Group
            items:
              - {id: asked, title: Asked, ask: Is it?}
        """);
    stage.scenario(
        "s",
        """
        phases:
        - title: P
          steps:
          - {id: a, title: A, action: fake.keyed, with: {thing: a}}
          - {id: q, title: Q, ask: Well?}
        """);
    id = terminal.at("run", stage.plan.toString(), "s", "--live", "--json").text("incident");
  }

  @AfterEach
  void tearDown() {
    terminal.close();
    stage.close();
  }

  private void wrongUse(String... words) {
    var said = terminal.at(words);
    assertThat(said.code()).as("%s: %s", List.of(words), said.err()).isEqualTo(2);
    assertThat(said.err()).as("%s", List.of(words)).contains("what to do");
    var json = new ArrayList<>(List.of(words));
    json.add("--json");
    var machine = terminal.at(json.toArray(String[]::new));
    assertThat(machine.code()).as("%s", json).isEqualTo(2);
    assertThat(machine.json().keySet()).containsAnyOf("problem", "refused");
  }

  @Test
  void namesThatTheRunDoesNotHave() {
    for (var option : List.of("--answer", "--confirm", "--decide")) {
      wrongUse("resume", id, option, "nothing=x");
    }
    for (var option : List.of("--approve", "--retry", "--look")) {
      wrongUse("resume", id, option, "nothing", "--by", "Ann");
    }
    wrongUse("resume", id, "--skip", "nothing", "--because", "x");
    wrongUse("resume", id, "--resolve", "nothing=done", "--because", "x");
    wrongUse("resume", id, "--accept-target", "nothing", "--because", "x");
    wrongUse("resume", id, "--input", "nothing=x");
    wrongUse("tick", id, "nothing=x");
    wrongUse("tick", id, "nothing", "--override", "--because", "x");
    wrongUse("update", id, "nothing");
    wrongUse("undo", id, "nothing");
    for (var command : List.of("resume", "pause", "stop", "close", "show")) {
      wrongUse(command, "nothing");
    }
    wrongUse("tick", "nothing", "asked=x");
    wrongUse("note", "nothing", "x");
    wrongUse("undo", "nothing", "a");
  }

  @Test
  void whatTheRunDoesNotWaitFor() {
    wrongUse("resume", id, "--answer", "a=x");
    wrongUse("resume", id, "--confirm", "q=x");
    wrongUse("resume", id, "--retry", "a");
    wrongUse("resume", id, "--look", "a");
    wrongUse("undo", id, "q");
    wrongUse("note", id, " ");
    wrongUse("tick", id, "asked= ");
  }

  @Test
  void anythingToldToAClosedIncident() {
    assertThat(terminal.at("stop", id).code()).isZero();
    wrongUse("close", id);
    assertThat(terminal.at("close", id, "--because", "a false alarm").code()).isZero();
    wrongUse("resume", id);
    wrongUse("tick", id, "asked=x");
    wrongUse("note", id, "x");
    wrongUse("pause", id);
    wrongUse("undo", id, "a");
  }

  @Test
  void oneStepIsGivenOneThing() {
    wrongUse("resume", id, "--answer", "q=x", "--answer", "q=y");
    wrongUse("resume", id, "--retry", "q", "--skip", "q", "--because", "x");
    var twice = terminal.at("resume", id, "--answer", "q=x", "--answer", "q=y");
    assertThat(twice.err()).contains("--answer names 'q' twice, with 'x' and with 'y'");
    assertThat(terminal.at("resume", id, "--answer", "q=x", "--answer", "q=x").code()).isEqualTo(3);
    assertThat(terminal.at("show", id).out()).contains("done      q");
  }

  @Test
  void repeatedKeysAreRefusedBeforeAnythingIsDeclared() {
    var plan = stage.plan.toString();
    wrongUse("run", plan, "s", "--live", "--input", "a=1", "--input", "a=2");
    wrongUse(
        "run", plan, "s", "--live", "--endpoint", "near=http://a", "--endpoint", "near=http://b");
    assertThat(terminal.at("incidents", "--json").list("incidents")).hasSize(1);
  }
}
