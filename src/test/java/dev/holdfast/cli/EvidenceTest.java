package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.Identity;
import dev.holdfast.connector.Probe;
import dev.holdfast.runbook.ScriptedConnector.End;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a person gets to decide by on the terminal: what was seen, not only what is asked.
class EvidenceTest extends AtTerminal {
  private Terminal.Said run(String mode) {
    return terminal.at("run", stage.plan.toString(), "s", mode, "--json");
  }

  @Test
  void aConfirmationIsAskedForWithWhatItChanges() {
    stage.steps("s", "- {id: a, title: A, action: fake.dangerous, with: {thing: a}}\n");
    var first = run("--live");
    assertThat(first.list("needs").getFirst())
        .containsEntry("request", Map.of("thing", "a", "to", "changed"))
        .containsEntry("now", Map.of("value", "missing"))
        .containsEntry("after", Map.of("value", "changed"));
    assertThat(terminal.at("show", first.text("incident")).out())
        .containsSubsequence(
            "waits on a person: a (confirm)",
            "now   value: missing",
            "after value: changed",
            "Type a",
            "$ holdfast resume");
  }

  @Test
  void nobodyApprovesUnderTheNameOfTheLaptopsUser() {
    stage.steps("s", "- {id: a, title: A, approve: {count: 1, roles: [lead], distinct: true}}\n");
    var id = run("--live").text("incident");
    var nameless = terminal.at("resume", id, "--approve", "a", "--as", "lead");
    assertThat(nameless.code()).isEqualTo(2);
    assertThat(nameless.err()).contains("say who with --by NAME");
    assertThat(terminal.at("resume", id, "--approve", "a", "--as", "lead", "--by", "Ann").code())
        .isZero();
  }

  @Test
  void aFailureIsToldWithWhyAndWhatToDo() {
    stage.world.then("a", End.REFUSED);
    stage.world.then("b", End.REFUSED);
    stage.steps(
        "s",
        """
        - {id: a, title: A, action: fake.keyed, with: {thing: a}, on-failure: continue}
        - {id: b, title: B, action: fake.keyed, with: {thing: b}}
        """);
    assertThat(terminal.at("show", run("--live").text("incident")).out())
        .containsSubsequence(
            "waits on a person: b (retry)",
            "Failed: The fake says refused",
            "why: nothing of it came true",
            "what to do: look",
            "--retry b",
            "goes on without it: a",
            "--retry a");
  }

  @Test
  void whatIsRefusedToAnUndoIsToldAlone() {
    stage.steps("s", "- {id: a, title: A, action: fake.keyed, with: {thing: a}}\n");
    var said = terminal.at("undo", run("--live").text("incident"), "nosuch");
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err()).startsWith("holdfast: This run has nothing called nosuch");
  }

  @Test
  void aDoubtIsToldWithWhatWasSentAndSeen() {
    stage.world.then("a", End.DOUBT_NOT);
    stage.world.probes.put("a", Probe.Verdict.UNKNOWN);
    stage.steps("s", "- {id: a, title: A, action: fake.keyed, with: {thing: a}}\n");
    var first = run("--live");
    assertThat(first.list("steps").getFirst().get("evidence"))
        .asString()
        .contains("The fake says in-doubt", "looked at", "unknown its key was not found");
    assertThat(first.list("steps").getFirst()).containsEntry("verdict", "unknown");
    var id = first.text("incident");
    assertThat(terminal.at("show", id).out())
        .containsSubsequence(
            "waits on a person: a (resolve)",
            "sent at ",
            "Changes a",
            "thing: a",
            "looked at ",
            "unknown its key was not found",
            "read: the thing a",
            "Did it happen?",
            "$ holdfast resume");
    stage.world.probes.put("a", Probe.Verdict.HAPPENED);
    var looked = terminal.at("resume", id, "--look", "a");
    assertThat(looked.err()).containsPattern("a: looked at [0-9:]{8}: happened its key");
  }

  /// The step was done and is seen to be: what is not known is whether it was put back.
  @Test
  void anUndoInDoubtIsToldAsTheUndo() {
    stage.world.things.put("a", "old");
    stage.world.then("a", End.DONE, End.DOUBT_NOT);
    stage.world.probes.put("a", Probe.Verdict.UNKNOWN);
    stage.steps("s", "- {id: a, title: A, action: fake.named, with: {thing: a, to: new}}\n");
    var id = run("--live").text("incident");
    terminal.at("undo", id, "a");
    var said = terminal.at("show", id).out();
    assertThat(said)
        .containsSubsequence(
            "undo in doubt",
            "waits on a person: a (resolve)",
            "undo sent at ",
            "to: old",
            "Was it put back (",
            "--resolve a=done --because",
            "# it was put back: the step is undone",
            "--resolve a=not-done --because",
            "# it was not put back: ")
        .doesNotContain("Did it happen");
  }

  @Test
  void anotherPlaceIsNamed() {
    stage.world.identities.put("near", Identity.Verdict.DIFFERENT);
    stage.steps("s", "- {id: a, title: A, action: fake.keyed, target: near, with: {thing: a}}\n");
    var first = run("--live");
    var line = "account: plan says here / it is elsewhere";
    assertThat(first.err()).containsPattern("failed +a .*" + line);
    assertThat(terminal.at("show", first.text("incident")).out()).contains(line);
  }

  @Test
  void theClockOfARehearsalThatNobodyDrivesStandsStill() {
    stage.steps("s", "- {id: q, title: Q, ask: Well?}\n");
    var said = terminal.at("run", stage.plan.toString(), "s", "--rehearse", "--speed", "3600");
    assertThat(said.code()).isEqualTo(3);
    var all = terminal.at("incidents", "--json").list("incidents");
    var id = String.valueOf(all.getFirst().get("incident"));
    var first = elapsed(said.out());
    var refused = terminal.at("undo", id, "nosuch", "--json");
    assertThat(refused.json().get("rto")).isEqualTo(rto(id));
    assertThat(elapsed(terminal.at("show", id).out())).isEqualTo(first);
  }

  private Object rto(String id) {
    return terminal.at("show", id, "--json").json().getOrDefault("rto", "");
  }

  private static String elapsed(String out) {
    return out.lines().filter(line -> line.contains("elapsed")).findFirst().orElseThrow();
  }

  @Test
  void aRefusedUndoTellsOnlyWhy() {
    stage.steps("s", "- {id: q, title: Q, ask: Well?}\n");
    var id = run("--live").text("incident");
    var said = terminal.at("undo", id, "nosuch");
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.out()).isEmpty();
    assertThat(said.err()).contains("nosuch", "what to do");
  }

  @Test
  void theQuestionOfAnUnreadPlaceFitsItsCommand() {
    stage.world.identities.put("near", Identity.Verdict.UNREADABLE);
    stage.steps("s", "- {id: a, title: A, action: fake.keyed, target: near, with: {thing: a}}\n");
    assertThat(terminal.at("show", run("--live").text("incident")).out())
        .contains("with a reason", "--accept-target near --because")
        .doesNotContain("Type its name");
  }

  @Test
  void wordsAreNotCut() {
    var text = "word ".repeat(40).strip();
    assertThat(StepWords.shorten(text)).endsWith("word ...").hasSizeLessThanOrEqualTo(90);
    assertThat(StepWords.shorten("x".repeat(200))).hasSizeLessThanOrEqualTo(90);
    assertThat(StepWords.shorten("short")).isEqualTo("short");
  }
}
