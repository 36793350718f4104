package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kernel.ManualClock;
import dev.holdfast.runbook.Stage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `sense`: everything that the plan can sense, once or for a while.
class SenseWatchTest {
  @TempDir Path folder;
  private Stage stage;
  private Terminal terminal;

  @BeforeEach
  void setUp() {
    stage = new Stage(folder);
    stage.world.things.put("b", "up");
    stage.more(
        """
        components:
          - {id: web, title: Web, kind: web, layer: service, checks: [{check: fake.value, with: {thing: b}, is: up}]}
        checklist:
          - id: group
            title: Group
            items:
              - {id: up, title: "Up <b>", check: fake.value, with: {thing: b}, is: up}
              - {id: odd, title: Odd, check: fake.nothing}
              - {id: asked, title: Asked, ask: Is it?}
        """);
    stage.scenario(
        "s",
        "detect:\n  - {id: gone, title: Gone, check: fake.value, with: {thing: b}, is: up}\n",
        "phases:\n- title: P\n  steps:\n  - {id: a, title: A, ask: a}\n");
    terminal = new Terminal(stage, folder.resolve("home"));
  }

  @AfterEach
  void tearDown() {
    terminal.close();
    stage.close();
  }

  private static Map<String, Object> item(Terminal.Said said, String kind, String id) {
    return said.list("items").stream()
        .filter(one -> kind.equals(one.get("kind")) && id.equals(one.get("id")))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyKindIsThereWithWhatThePlanSaysOfIt() {
    var said = terminal.at("sense", stage.plan.toString(), "--live", "--json");
    assertThat(said.code()).as("one is unknown, none is failing").isEqualTo(Out.HALTED);
    assertThat(said.json()).containsEntry("plan", "tiny").containsEntry("mode", "live");
    assertThat(item(said, "component", "web"))
        .containsEntry("title", "Web")
        .containsEntry("layer", "service");
    assertThat(item(said, "item", "up"))
        .containsEntry("title", "Up <b>")
        .containsEntry("group", "group")
        .containsEntry("state", "passing")
        .containsKey("tookMs");
    assertThat(item(said, "item", "asked"))
        .containsEntry("state", "asked")
        .containsEntry("ask", "Is it?");
    assertThat(item(said, "sign", "s/gone")).containsEntry("scenario", "s");
    var odd = item(said, "item", "odd");
    assertThat(odd).containsEntry("state", "unknown");
    assertThat(String.valueOf(odd.get("value")))
        .contains("There is no check called fake.nothing")
        .doesNotContain("Exception");
  }

  @Test
  void aWatchSaysWhatChangesAndWhatRegressed() {
    var fails =
        CompletableFuture.runAsync(
            () -> {
              Stage.await(() -> stage.world.readings.get() > 5);
              stage.world.things.put("b", "down");
            });
    var said = terminal.at("sense", stage.plan.toString(), "--live", "--watch", "20m", "--json");
    fails.join();
    assertThat(said.code()).isEqualTo(Out.FINDINGS);
    assertThat(item(said, "item", "up"))
        .containsEntry("regressed", true)
        .containsEntry("state", "failing");
    assertThat(said.err()).contains("item up: REGRESSED, was passing");
    assertThat(item(said, "item", "asked")).containsEntry("regressed", false);
  }

  /// Nothing is said against it, and nobody sees it any more: that is no good end.
  @Test
  void whatIsOutOfSightAtTheEndOfAWatchIsAFinding() {
    var fails =
        CompletableFuture.runAsync(
            () -> {
              Stage.await(() -> stage.world.readings.get() > 5);
              stage.world.things.put("b", "unreadable");
            });
    var said = terminal.at("sense", stage.plan.toString(), "--live", "--watch", "20m", "--json");
    fails.join();
    assertThat(item(said, "item", "up")).containsEntry("state", "unknown");
    assertThat(said.code()).isEqualTo(Out.FINDINGS);
    stage.world.things.put("b", "unreadable");
    assertThat(terminal.at("sense", stage.plan.toString(), "--live").code())
        .as("what was never seen is neither failing nor good")
        .isEqualTo(Out.HALTED);
  }

  @Test
  void oneReadingSaysNothingOfWhatHasToLast() {
    stage.more(
        """
        checklist:
          - id: group
            title: Group
            items:
              - {id: lasts, title: Lasts, check: fake.value, with: {thing: b}, is: up, holds: 10m}
              - {id: asked, title: Asked, ask: Is it?}
        """);
    var said = terminal.at("sense", stage.plan.toString(), "--live");
    assertThat(said.out()).contains("(now; in a run it has to hold 10 min)");
    assertThat(said.code()).as("asked is not for this to read").isEqualTo(Out.GOOD);
    var json = terminal.at("sense", stage.plan.toString(), "--live", "--json");
    assertThat(item(json, "item", "lasts")).containsEntry("holdsSeconds", 600L);
  }

  @Test
  void aWatchThatIsNoTimeIsWrongUse() {
    for (var wrong : new String[] {"0", "soon", "-5m"}) {
      var said = terminal.at("sense", stage.plan.toString(), "--watch=" + wrong);
      assertThat(said.code()).isEqualTo(Out.WRONG_USE);
    }
  }

  /// Beside something that hangs for long, a quick answer is too old at the end: it is read again,
  /// and what is too old even then nobody knows.
  @Test
  void whatIsTooOldAtTheEndOfARoundIsUnknown() {
    try (var slow = new Stage(folder.resolve("slow"), new Hurried());
        var there = new Terminal(slow, folder.resolve("slow/home"))) {
      slow.world.things.put("b", "up");
      slow.more(
          """
          components:
            - {id: web, title: Web, kind: web, layer: service, checks: [{check: fake.value, with: {thing: b}, is: up}]}
          """);
      slow.scenario("s", "phases:\n- title: P\n  steps:\n  - {id: a, title: A, ask: a}\n");
      var said = there.at("sense", slow.plan.toString(), "--live", "--json");
      assertThat(item(said, "component", "web")).containsEntry("state", "unknown");
      assertThat(String.valueOf(item(said, "component", "web").get("value")))
          .matches("not read since \\d\\d:\\d\\d:\\d\\d UTC; it was: up");
      assertThat(slow.world.readings.get()).isEqualTo(2);
    }
  }

  /// Whoever looks finds a minute gone.
  private static final class Hurried extends ManualClock {
    Hurried() {
      super(Instant.parse("2026-01-15T10:00:00Z"));
    }

    @Override
    public synchronized Instant now() {
      advance(Duration.ofMinutes(1));
      return super.now();
    }
  }
}
