package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.journal.Home;
import dev.holdfast.runbook.ScriptedConnector.End;
import dev.holdfast.runbook.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The command line as scripts use it: exit codes, one JSON object, and the names in it.
class CommandLineTest extends AtTerminal {
  @BeforeEach
  void setUp() {
    stage.steps(
        "s",
        """
        - {id: a, title: A, action: fake.keyed, with: {thing: a}, owner: lead}
        - {id: q, title: Q, ask: Well?, owner: lead}
        - {id: d, title: D, action: fake.dangerous, with: {thing: prod}}
        """);
    stage.steps("plain", "- {id: a, title: A, action: fake.keyed, with: {thing: a}}\n");
  }

  private String plan() {
    return stage.plan.toString();
  }

  @Test
  void aRunThatRecoversEndsWith0() {
    var said = terminal.at("run", plan(), "plain", "--live", "--json");
    assertThat(said.code()).as(said.err()).isZero();
    assertThat(said.json())
        .containsKeys(
            "incident", "plan", "scenario", "mode", "state", "rto", "rpo", "steps", "needs");
    assertThat(said.text("state")).isEqualTo("recovered");
    assertThat(said.text("mode")).isEqualTo("live");
    assertThat(said.json().get("rto")).isInstanceOf(Map.class).asString().contains("PT4H");
    assertThat(said.list("steps").getFirst())
        .containsKeys("id", "kind", "state", "attempts", "owner", "planned", "started", "ended")
        .containsEntry("state", "done")
        .containsKey("evidence");
  }

  @Test
  void whatCannotBeSensedIsSaidBeforeTheStartAndAnsweredByResume() {
    stage.steps("w", "- {id: w, title: W, wait: {check: dim.value, with: {thing: x}}}\n");
    var first = terminal.at("run", plan(), "w", "--live", "--json");
    assertThat(first.code()).isEqualTo(3);
    assertThat(first.err())
        .containsSubsequence("cannot be sensed", "step w: dim.value", "declared");
    var id = first.text("incident");
    var then = terminal.at("resume", id, "--answer", "w=answers", "--json");
    assertThat(then.code()).as(then.err()).isZero();
    assertThat(then.list("steps").getFirst())
        .containsEntry("state", "done")
        .extractingByKey("evidence")
        .asString()
        .contains("answers, stated by");
    assertThat(terminal.at("run", plan(), "w", "--rehearse", "--json").err())
        .doesNotContain("cannot be sensed");
  }

  @Test
  void aRunThatNeedsAPersonEndsWith3AndGoesOnByResume() {
    var first = terminal.at("run", plan(), "s", "--live", "--json");
    assertThat(first.code()).isEqualTo(3);
    assertThat(first.text("state")).isEqualTo("waiting");
    assertThat(first.list("needs"))
        .singleElement()
        .satisfies(
            need ->
                assertThat(need)
                    .containsEntry("step", "q")
                    .containsEntry("kind", "answer")
                    .containsEntry("ask", "Well?")
                    .containsEntry("roles", List.of("lead"))
                    .containsKeys("name", "choices"));
    var id = first.text("incident");
    var second = terminal.at("resume", id, "--answer", "q=yes", "--by", "Ann", "--json");
    assertThat(second.code()).isEqualTo(3);
    assertThat(second.list("needs").getFirst()).containsEntry("name", "prod");
    var wrong = terminal.at("resume", id, "--confirm", "d=prodd", "--json");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(stage.world.effectsOn("prod")).isZero();
    var third = terminal.at("resume", id, "--confirm", "d=prod", "--json");
    assertThat(third.code()).isZero();
    assertThat(third.text("state")).isEqualTo("recovered");
    assertThat(stage.world.effects).containsExactly("a", "prod");
  }

  @Test
  void aRunThatFailsEndsWith1() {
    stage.world.then("a", End.REFUSED);
    stage.steps(
        "fails", "- {id: a, title: A, action: fake.keyed, with: {thing: a}, on-failure: stop}\n");
    var said = terminal.at("run", plan(), "fails", "--live", "--json");
    assertThat(said.code()).isEqualTo(1);
    assertThat(said.text("state")).isEqualTo("failed");
  }

  @Test
  void anEffectInDoubtEndsWith3AndIsResolvedWithAReason() {
    stage.world.then("a", End.DOUBT_NOT, End.DOUBT_NOT, End.DOUBT_NOT);
    var first = terminal.at("run", plan(), "plain", "--live", "--json");
    assertThat(first.code()).isEqualTo(3);
    assertThat(first.text("state")).isEqualTo("in-doubt");
    var id = first.text("incident");
    assertThat(terminal.at("resume", id, "--resolve", "a=maybe", "--because", "x").code())
        .isEqualTo(2);
    assertThat(terminal.at("resume", id, "--resolve", "a=done").code()).isEqualTo(2);
    var done = terminal.at("resume", id, "--resolve", "a=done", "--because", "I saw it", "--json");
    assertThat(done.code()).isZero();
    assertThat(done.text("state")).isEqualTo("recovered");
  }

  @Test
  void wrongUseEndsWith2() {
    for (var words :
        List.of(
            List.of("run", plan(), "s"),
            List.of("run", plan(), "s", "--live", "--drill"),
            List.of("run", plan(), "no-such", "--live"),
            List.of("run", plan(), "s", "--live", "--speed", "2"),
            List.of("run", plan(), "s", "--live", "--began", "yesterday"),
            List.of("run", plan(), "s", "--live", "--endpoint", "nowhere=http://127.0.0.1:1"),
            List.of("no-such-command"),
            List.of("plan"),
            List.of("journal"))) {
      var said = terminal.type(words.toArray(String[]::new));
      assertThat(said.code()).as("%s", words).isEqualTo(2);
    }
    assertThat(stage.world.performed).isEmpty();
    assertThat(stage.homeFolder.resolve("incidents"))
        .satisfiesAnyOf(
            home -> assertThat(home).doesNotExist(), home -> assertThat(home).isEmptyDirectory());
  }

  @Test
  void aMissingPlanAndAHomeThatIsAFileEndWith1() throws IOException {
    var missing = terminal.at("run", folder.resolve("nowhere").toString(), "s", "--live", "--json");
    assertThat(missing.code()).isEqualTo(1);
    assertThat(missing.json()).containsOnlyKeys("problem");
    var file = Files.writeString(folder.resolve("file"), "");
    var unwritable =
        terminal.type("run", plan(), "s", "--live", "--json", "--home", file.toString());
    assertThat(unwritable.code()).isEqualTo(1);
    assertThat(unwritable.json().get("problem")).asString().contains("home.unwritable");
    assertThat(unwritable.err()).contains("what to do");
  }

  @Test
  void aHomeInUseIsRefusedByName() {
    var home = folder.resolve("home");
    try (var open = Home.forWriting(home, stage.clock())) {
      assertThat(open.incidents()).isEmpty();
      var said = terminal.at("run", plan(), "plain", "--live", "--json");
      assertThat(said.code()).isEqualTo(1);
      assertThat(said.json().get("problem"))
          .asString()
          .contains("home.in-use", "show", "--home")
          .doesNotContain("reach the run there");
    }
    assertThat(stage.world.performed).isEmpty();
  }

  @Test
  void readingCommandsTellOfEveryRun() {
    var none = terminal.at("incidents", "--json");
    assertThat(none.code()).isZero();
    assertThat(none.list("incidents")).isEmpty();
    var id = terminal.at("run", plan(), "plain", "--drill", "--json").text("incident");
    assertThat(terminal.at("incidents", "--json").list("incidents"))
        .singleElement()
        .satisfies(
            one ->
                assertThat(one)
                    .containsEntry("incident", id)
                    .containsEntry("mode", "drill")
                    // The drill left out all there is: nothing says that it has recovered.
                    .containsEntry("state", "waiting"));
    var show = terminal.at("show", id, "--json");
    assertThat(show.code()).isZero();
    assertThat(show.text("incident")).isEqualTo(id);
    assertThat(show.list("steps").getFirst()).containsEntry("state", "skipped");
    assertThat(terminal.at("show", "nothing", "--json").code()).isEqualTo(2);
    assertThat(terminal.at("show", "../../etc", "--json").code()).isEqualTo(2);
  }

  @Test
  void journalVerifyNoticesAChangedByte() throws IOException {
    var id = terminal.at("run", plan(), "plain", "--live", "--json").text("incident");
    var incident = folder.resolve("home/incidents").resolve(id);
    for (var path : List.of(incident, folder.resolve("home"))) {
      var whole = terminal.type("journal", "verify", path.toString(), "--json");
      assertThat(whole.code()).as(whole.out()).isZero();
      assertThat(whole.json()).containsKeys("ok", "events", "authors", "damage");
      assertThat(whole.json()).containsEntry("ok", true);
    }
    flip(incident);
    var damaged = terminal.type("journal", "verify", incident.toString(), "--json");
    assertThat(damaged.code()).isEqualTo(1);
    assertThat(damaged.json()).containsEntry("ok", false);
    assertThat(damaged.list("damage").getFirst()).containsKeys("file", "offset", "kind");
  }

  private static void flip(Path incident) throws IOException {
    try (var files = Files.walk(incident)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var text = Files.readString(file);
        if (!text.contains("step.intent")) continue;
        Files.writeString(file, text.replaceFirst("step\\.intent", "step.intenT"));
        return;
      }
    }
    throw new AssertionError("no intent on record");
  }

  @Test
  void planCheckPrintsFindings() {
    var good = terminal.type("plan", "check", plan(), "--json");
    assertThat(good.json()).containsEntry("plan", "tiny").containsKey("findings");
    stage.steps("s", "- {id: a, title: A, action: fake.keyedd, with: {thing: a}}\n");
    var bad = terminal.type("plan", "check", plan(), "--json");
    assertThat(bad.code()).isEqualTo(1);
    assertThat(bad.list("findings"))
        .anySatisfy(
            finding ->
                assertThat(finding)
                    .containsEntry("code", "unknown-action")
                    .containsEntry("severity", "error")
                    .containsEntry("file", "scenarios/s.yaml")
                    .containsKeys("line", "column", "message", "why", "fix"));
  }

  @Test
  void senseReadsEveryCheckOnce() {
    stage.world.things.put("b", "down");
    stage.more(
        """
        checklist:
          - id: group
            title: Group
            items:
              - {id: up, title: Up, check: fake.value, with: {thing: b}, is: up}
              - {id: asked, title: Asked, ask: Is it?}
        """);
    var said = terminal.type("sense", plan(), "--json");
    assertThat(said.code()).isEqualTo(1);
    assertThat(said.list("items"))
        .anySatisfy(
            item ->
                assertThat(item)
                    .containsEntry("id", "up")
                    .containsEntry("kind", "item")
                    .containsEntry("state", "failing")
                    .containsEntry("value", "down")
                    .containsKeys("regressed", "overridden", "notApplicable", "seen", "ageSeconds"))
        .anySatisfy(item -> assertThat(item).containsEntry("state", "asked"));
    stage.world.things.put("b", "up");
    assertThat(terminal.type("sense", plan(), "--json").code()).isZero();
  }

  @Test
  void pauseAndStopReachTheRunInAnotherTerminal()
      throws InterruptedException, ExecutionException, TimeoutException {
    // Run time goes 600 times as fast here: without its own the step's time would be up in a
    // second.
    stage.steps(
        "two",
        """
        - {id: a, title: A, timeout: 100h, action: fake.keyed, with: {thing: a}}
        - {id: b, title: B, action: fake.keyed, with: {thing: b}}
        """);
    var gate = new CountDownLatch(1);
    stage.world.holds.put("a", gate);
    try (var other = Executors.newSingleThreadExecutor()) {
      var running = other.submit(() -> terminal.at("run", plan(), "two", "--live", "--json"));
      Stage.await(() -> stage.world.performed.size() == 1);
      Stage.await(() -> Files.exists(folder.resolve("home/run/doorbell")));
      var second = terminal.at("run", plan(), "two", "--live", "--json");
      assertThat(second.code()).isEqualTo(1);
      assertThat(second.err()).contains("`pause`, `stop`, `tick`", "reach the run there");
      var id =
          String.valueOf(
              terminal.at("incidents", "--json").list("incidents").getFirst().get("incident"));
      Stage.await(() -> terminal.at("pause", id, "--json").code() == 0);
      gate.countDown();
      var ended = running.get(30, TimeUnit.SECONDS);
      assertThat(ended.code()).isEqualTo(3);
      assertThat(ended.text("state")).isEqualTo("paused");
      assertThat(stage.world.effects).containsExactly("a");
      var stopped = terminal.at("stop", id, "--json");
      assertThat(stopped.code()).as(stopped.err()).isZero();
      assertThat(stopped.text("state")).isEqualTo("stopped");
      assertThat(terminal.at("close", id, "--because", "enough", "--json").text("state"))
          .isEqualTo("closed");
    }
  }

  @Test
  void undoAndTickSpeakToARunThatNobodyDrives() {
    stage.world.things.put("a", "old");
    stage.more(
        """
        checklist:
          - id: group
            title: Group
            items:
              - {id: asked, title: Asked, ask: Is it?}
        """);
    stage.scenario(
        "t",
        """
        phases:
        - title: P
          steps:
          - {id: a, title: A, action: fake.keyed, target: near, with: {thing: a}}
        """);
    var first = terminal.at("run", plan(), "t", "--live", "--json");
    assertThat(first.code()).isEqualTo(3);
    assertThat(first.list("needs").getFirst()).containsEntry("kind", "tick");
    var id = first.text("incident");
    assertThat(terminal.at("tick", id, "nothing=1").code()).isEqualTo(2);
    assertThat(terminal.at("tick", id, "asked", "--override").code()).isEqualTo(2);
    assertThat(terminal.at("tick", id, "asked=42", "--by", "Ann").code()).isZero();
    var on = terminal.at("resume", id, "--json");
    assertThat(on.text("state")).isEqualTo("recovered");
    var undone = terminal.at("undo", id, "a", "--json");
    assertThat(stage.world.things).containsEntry("a", "old");
    // What was stated before the undo vouches for nothing after it.
    assertThat(undone.code()).as(undone.err()).isEqualTo(3);
    assertThat(undone.list("needs").getFirst()).containsEntry("step", "a");
    var left = terminal.at("resume", id, "--skip", "a", "--because", "old is right", "--json");
    assertThat(left.list("needs").getFirst()).containsEntry("step", "asked");
    assertThat(terminal.at("tick", id, "asked=43", "--by", "Ann").code()).isZero();
    assertThat(terminal.at("resume", id, "--json").text("state")).isEqualTo("recovered");
  }
}
