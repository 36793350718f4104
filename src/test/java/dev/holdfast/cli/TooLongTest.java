package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.runbook.Stage;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a line of the record does not hold is refused in words, and nothing is changed by it.
class TooLongTest {
  private static final String LONG = "\u00e4\"".repeat(25_000);

  @TempDir Path folder;
  private Stage stage;
  private Terminal terminal;

  @BeforeEach
  void setUp() {
    stage = new Stage(folder);
    terminal = new Terminal(stage, folder.resolve("home"));
    stage.more(
        """
        checklist:
          - {id: g, title: G, items: [{id: i, title: I, ask: Well?}]}
        """);
    stage.scenario(
        "s",
        "inputs: [{id: things, title: T, kind: list}]\n",
        "phases:\n- title: Only\n  steps:\n",
        "    - {id: q, title: Q, ask: Well?}\n",
        "    - {id: each, title: E, for-each: \"${things}\", action: fake.keyed, with: {thing: \"${item}\"}}\n");
  }

  @AfterEach
  void tearDown() {
    terminal.close();
    stage.close();
  }

  private static String names(int count) {
    return IntStream.range(0, count).mapToObj(n -> "host-" + n).collect(Collectors.joining(","));
  }

  private Terminal.Said run(String things) {
    return terminal.at(
        "run", stage.plan.toString(), "s", "--live", "--json", "--input", "things=" + things);
  }

  private void refused(String... words) {
    var said = terminal.at(words);
    assertThat(said.code()).as(said.err()).isEqualTo(2);
    assertThat(said.err()).contains("too long for the record").doesNotContain("Exception");
  }

  @Test
  void aLongListIsRefusedBeforeAnythingIsDeclared() {
    var said = run(names(6000));
    assertThat(said.code()).as(said.err()).isEqualTo(2);
    assertThat(said.err()).contains("input things is too long").doesNotContain("Exception");
    assertThat(folder.resolve("home/incidents")).doesNotExist();
  }

  @Test
  void whatPeopleSayAtLengthIsRefusedInWords() {
    var id = run("a,b").text("incident");
    refused("note", id, LONG);
    refused("resume", id, "--answer", "q=" + LONG);
    refused("resume", id, "--input", "things=" + names(6000));
    refused("tick", id, "i=" + LONG);
    assertThat(terminal.at("note", id, "\u00e4".repeat(8000)).code()).isZero();
    assertThat(terminal.at("journal", "verify", folder.resolve("home").toString()).code()).isZero();
  }
}
