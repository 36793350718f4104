package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Bad input: one clear sentence, the right code, nothing started, never a stack trace.
class BadInputTest extends AtTerminal {
  @BeforeEach
  void setUp() {
    stage.steps("s", "- {id: a, title: A, action: fake.keyed, with: {thing: a}}\n");
  }

  private void refused(int code, String says, String... words) {
    var said = terminal.at(words);
    assertThat(said.code()).as("%s: %s", List.of(words), said.err()).isEqualTo(code);
    assertThat(said.err()).contains(says).contains("what to do").doesNotContain("\tat ");
    var json = new ArrayList<>(List.of(words));
    json.add("--json");
    var machine = terminal.at(json.toArray(String[]::new));
    assertThat(machine.code()).as("%s", json).isEqualTo(code);
    assertThat(machine.json()).as("%s", json).containsOnlyKeys("problem");
    assertThat(stage.world.performed).isEmpty();
    assertThat(terminal.at("incidents", "--json").list("incidents")).isEmpty();
  }

  private void run(int code, String says, String... more) {
    var words = new ArrayList<>(List.of("run", stage.plan.toString(), "s"));
    words.addAll(List.of(more));
    refused(code, says, words.toArray(String[]::new));
  }

  @Test
  void wordsThatAreNotUnderstood() {
    refused(2, "frob", "frob");
    assertThat(terminal.type("plan").err()).contains("needs one of: check");
    assertThat(terminal.type("journal").err()).contains("needs one of: verify");
    refused(2, "SCENARIO", "run", stage.plan.toString());
    run(2, "--rehearse");
    run(2, "mutually exclusive", "--live", "--drill");
    run(2, "--sped", "--live", "--sped", "2");
    assertThat(terminal.type("help", "no-such").code()).isEqualTo(2);
  }

  @Test
  void numbersAndMomentsThatAreNone() {
    for (var speed : List.of("0", "-1", "NaN", "Infinity", "1e9", "3601", "fast", "")) {
      run(2, "--speed", "--rehearse", "--speed", speed);
    }
    run(2, "--speed is for rehearsals", "--live", "--speed", "2");
    for (var began : List.of("", "yesterday", "2026-01-15", "2999-01-01T00:00:00Z")) {
      var said = terminal.at("run", stage.plan.toString(), "s", "--live", "--began", began);
      assertThat(said.code()).as(began).isEqualTo(2);
    }
    run(2, "still to come", "--live", "--began", "2999-01-01T00:00:00Z");
  }

  @Test
  void namesThatAreNone() {
    run(2, "--by is empty", "--live", "--by", "");
    run(2, "cannot be shown", "--live", "--by", "A\nB");
    run(2, "at most 100", "--live", "--by", "x".repeat(101));
    run(2, "did you mean 'lead'? The roles are commander, lead, backend", "--live", "--as", "laed");
    run(2, "no input called 'nothing'", "--live", "--input", "nothing=1");
    run(2, "it takes no input", "--live", "--input", "nothing=1");
  }

  @Test
  void scenariosAndTargetsThatAreNotThere() {
    stage.steps("service-failure", "- {id: q, title: Q, ask: Well?}\n");
    refused(
        2,
        "did you mean 'service-failure'",
        "run",
        stage.plan.toString(),
        "service-failur",
        "--live");
    run(2, "Did you mean 'near'", "--live", "--endpoint", "nera=http://127.0.0.1:1");
    run(2, "no address", "--live", "--endpoint", "near= ");
  }

  @Test
  void plansThatCannotBeUsed() throws IOException {
    refused(1, "no folder", "run", folder.resolve("nowhere").toString(), "s", "--live");
    for (var bad :
        List.of(
            "phases:\n- title: P\n  steps:\n  - {id: a, title: A, action: fake.keyd, with: {thing: a}}\n",
            "phases:\n- title: P\n  steps:\n  - {id: a, title: A, after: [b], ask: x}\n  - {id: b, title: B, after: [a], ask: y}\n",
            "phases:\n- title: P\n  steps:\n  - {id: a, title: A, action: fake.keyed, with: {thingg: a}}\n",
            "phases:\n- title: P\n  steps:\n  - {id: a, title: A, action: fake.keyed, target: nera, with: {thing: a}}\n",
            "phases:\n- title: P\n  steps:\n  - {id: a, title: A, run: s}\n",
            "phases:\n- title: P\n  steps:\n  - {id: a, titl",
            "phases: 7\n",
            "phases:\n- title: P\n  window: soon\n  steps:\n  - {id: a, title: A, ask: x, timeout: later}\n")) {
      stage.scenario("s", bad);
      run(1, "cannot be used: scenarios/s.yaml", "--live");
    }
    Files.write(
        stage.plan.resolve("scenarios/s.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
    run(1, "scenarios/s.yaml", "--live");
    Files.writeString(stage.plan.resolve("scenarios/s.yaml"), "# " + "x".repeat(10_000_000));
    run(1, "scenarios/s.yaml", "--live");
  }

  @Test
  void anErrorElsewhereDoesNotStopARecovery() {
    stage.steps("other", "- {id: a, title: A, action: fake.keyd, with: {thing: a}}\n");
    var said = terminal.at("run", stage.plan.toString(), "s", "--live", "--json");
    assertThat(said.code()).as(said.err()).isZero();
  }

  @Test
  void aValueThatNeedsItself() {
    stage.more("values: {a: '${plan.b}', b: 'x-${plan.a}'}\n");
    stage.steps("s", "- {id: a, title: A, action: fake.keyed, with: {thing: '${plan.a}'}}\n");
    var check = terminal.type("plan", "check", stage.plan.toString(), "--json");
    assertThat(check.code()).isEqualTo(1);
    assertThat(check.list("findings"))
        .anySatisfy(
            finding ->
                assertThat(finding)
                    .containsEntry("code", "cycle")
                    .containsEntry("file", "plan.yaml")
                    .hasEntrySatisfying(
                        "message",
                        text -> assertThat(text).asString().contains("plan.a \u2192 plan.b")));
    run(1, "needs itself", "--live");
  }

  @Test
  void aDamagedRecordIsReadToItsFaultAndNotWrittenTo() throws IOException {
    stage.steps("s", "- {id: q, title: Q, ask: Well?}\n");
    var id = terminal.at("run", stage.plan.toString(), "s", "--live", "--json").text("incident");
    var record = segment(folder.resolve("home/incidents").resolve(id));
    var text = Files.readString(record);
    var damaged = text.replaceFirst("step\\.needs", "step.needZ");
    Files.writeString(record, damaged);
    for (var words :
        List.of(
            List.of("resume", id, "--answer", "q=x"),
            List.of("note", id, "x"),
            List.of("stop", id))) {
      var said = terminal.at(words.toArray(String[]::new));
      assertThat(said.code()).as("%s", words).isEqualTo(1);
      assertThat(said.err()).contains("does not verify").contains("what to do");
    }
    assertThat(Files.readString(record)).isEqualTo(damaged);
    var shown = terminal.at("show", id);
    assertThat(shown.code()).isEqualTo(1);
    assertThat(shown.out()).contains("TROUBLE: The record is damaged").doesNotContain("Go on with");
    assertThat(terminal.at("incidents").out())
        .contains(id)
        .contains("damaged")
        .doesNotContain("resume");
    assertThat(terminal.at("incidents").code()).isZero();
  }

  private static Path segment(Path incident) throws IOException {
    try (var files = Files.walk(incident)) {
      return files.filter(file -> file.toString().endsWith(".jsonl")).findFirst().orElseThrow();
    }
  }
}
