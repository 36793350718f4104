package dev.holdfast.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.Need;
import dev.holdfast.incident.RunState;
import dev.holdfast.ui.uikit.Theme;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// What can be told to a run beside answering what it asks: by key, and with the reason where not.
class ActsTest {
  private static Bridge open(FakeRun run, String title) {
    var bridge = new Bridge(new FakeCockpit(_ -> run), Theme.DARK, 1280, 800);
    bridge.press(KeyCode.R);
    bridge.untilTitle(title);
    return bridge;
  }

  private static FakeRun willing(Story story) {
    return new FakeRun(story, (_, _) -> Optional.empty());
  }

  private static String whyNot(Bridge bridge, String id) {
    var act = Fx.get(bridge.cabin::acts).stream().filter(one -> one.id().equals(id)).findFirst();
    return act.orElseThrow().whyNot().get().orElse("");
  }

  @Test
  void everyCommandHasATitleAKeyAndNoKeyTwice() {
    try (var bridge = open(willing(Story.live()), "Update the connection strings")) {
      for (var page : List.of(KeyCode.DIGIT2, KeyCode.DIGIT4, KeyCode.DIGIT8)) {
        bridge.press(page);
        var seen = new HashMap<String, String>();
        for (var act : Fx.get(bridge.cabin::acts)) {
          assertThat(act.title()).as(act.id()).isNotBlank();
          assertThat(act.keys().isBlank())
              .as(act.id())
              .isEqualTo(act.chords().isEmpty() && !act.id().equals("keys"));
          for (var chord : act.chords())
            assertThat(seen.put(chord.getName(), act.id())).as(chord.getName()).isNull();
        }
        var letters = List.of("run-began", "update-sent", "step-look-again", "run-note");
        if (page == KeyCode.DIGIT2) assertThat(seen.values()).containsAll(letters);
        else assertThat(seen.values()).doesNotContainAnyElementsOf(letters);
      }
    }
  }

  @Test
  void setsBackWhenImpactBegan() {
    var run = willing(Story.live());
    try (var bridge = open(run, "Update the connection strings")) {
      bridge.press(KeyCode.B);
      bridge.untilFocus("began-at");
      bridge.type("14:20");
      assertThat(bridge.text("#began-at-says")).contains("after the declaration");
      bridge.press(KeyCode.ENTER);
      assertThat(run.told).isEmpty();
      Fx.run(
          () -> ((javafx.scene.control.TextField) bridge.find("#began-at").orElseThrow()).clear());
      bridge.type("13:40");
      assertThat(bridge.text("#began-at-says"))
          .contains("means 2026-11-22 14:40 CET, 13:40 UTC, 51 min ago")
          .contains("RTO of 2 h then ends 15:40 UTC");
      bridge.press(KeyCode.ENTER);
      Fx.until("told", () -> run.told.size() == 1);
    }
    assertThat(run.told).containsExactly(new Command.Began(Instant.parse("2026-11-22T13:40:00Z")));
  }

  @Test
  void vouchesForAPlaceThatCannotBeReadWithNameAndReason() {
    var story = Story.live();
    story.needs.clear();
    story.needs.add(
        new Need(
            "update-strings",
            Need.Kind.CONFIRM,
            "Nobody can tell where aws-primary is (access denied).",
            "aws-primary",
            List.of(),
            List.of(),
            Story.at("14:27:10"),
            null,
            true,
            false));
    var run = willing(story);
    try (var bridge = open(run, "Update the connection strings")) {
      bridge.press(KeyCode.ENTER);
      bridge.untilFocus("place-name");
      bridge.type("aws-primary");
      bridge.press(KeyCode.ENTER);
      bridge.untilFocus("place-because");
      bridge.press(KeyCode.ENTER);
      assertThat(run.told).isEmpty();
      bridge.type("its console is open beside me");
      bridge.press(KeyCode.ENTER);
      Fx.until("told", () -> run.told.size() == 1);
    }
    assertThat(run.told)
        .containsExactly(new Command.AcceptTarget("aws-primary", "its console is open beside me"));
  }

  /// A secret reaches the run beside the record, never as a plain value.
  @Test
  void givesASecretThatNobodySees() {
    var story = Story.live();
    story.needs.clear();
    story.needs.add(
        new Need(
            "db-password",
            Need.Kind.INPUT,
            "The new password of the database",
            "update-strings",
            List.of(),
            List.of(),
            Story.at("14:27:10"),
            null,
            false,
            true));
    var run = willing(story);
    try (var bridge = open(run, "The new password of the database")) {
      bridge.press(KeyCode.ENTER);
      bridge.untilFocus("run-secret");
      bridge.type("correct-horse");
      bridge.press(KeyCode.ENTER);
      Fx.until("given", () -> run.secrets.size() == 1);
      assertThat(bridge.text("#run-secret")).isEmpty();
    }
    assertThat(run.secrets).containsExactly("db-password of 13");
    assertThat(run.told).isEmpty();
  }

  @Test
  void correctsWhatTheRunWasTold() {
    var run = willing(Story.live().failed());
    try (var bridge = open(run, "Restore to a point in time")) {
      bridge.press(KeyCode.V);
      bridge.untilFocus("input-restore-time");
      assertThat(bridge.text("#input-restore-time")).isEqualTo("2026-11-22T13:52:00Z");
      Fx.run(
          () ->
              ((javafx.scene.control.TextField) bridge.find("#input-restore-time").orElseThrow())
                  .clear());
      bridge.type("13:40");
      bridge.press(KeyCode.ENTER);
      Fx.until("told", () -> run.told.size() == 1);
    }
    assertThat(run.told).containsExactly(new Command.Input("restore-time", "2026-11-22T13:40:00Z"));
  }

  /// A letter that opens a sheet is not typed into its field as well.
  @Test
  void theLetterOfACommandIsNotText() {
    try (var bridge = open(willing(Story.live()), "Update the connection strings")) {
      bridge.press(KeyCode.N);
      bridge.untilFocus("note-because");
      assertThat(bridge.text("#note-because")).isEmpty();
      bridge.press(KeyCode.N);
      assertThat(bridge.text("#note-because")).isEqualTo("n");
    }
  }

  @Test
  void looksAgainAtAStepInDoubt() {
    var run = willing(Story.live().doubt());
    try (var bridge = open(run, "Did it happen: Restore to a point in time?")) {
      bridge.press(KeyCode.L);
      Fx.until("told", () -> run.told.equals(List.of(new Command.Look("restore-database"))));
    }
  }

  @Test
  void whatCannotBeDoneSaysWhy() {
    var story = Story.live();
    story.state = RunState.CLOSED;
    var run = willing(story);
    try (var bridge = open(run, "The incident is closed")) {
      for (var id : List.of("run-note", "run-began", "update-sent", "run-stop", "run-pause"))
        assertThat(whyNot(bridge, id)).as(id).isEqualTo("the incident is closed");
      bridge.press(KeyCode.N);
      bridge.press(KeyCode.B);
      bridge.press(KeyCode.P);
      assertThat(bridge.find("#note")).isEmpty();
      assertThat(run.told).isEmpty();
    }
    story.state = RunState.RUNNING;
    story.messages.clear();
    try (var bridge = open(run, "Update the connection strings")) {
      assertThat(whyNot(bridge, "update-sent")).isEqualTo("the plan names no messages");
      assertThat(whyNot(bridge, "step-look-again")).isEqualTo("the chosen step is not in doubt");
    }
    story.trouble = "The disk is full: the record cannot be written.";
    try (var bridge = open(run, story.trouble)) {
      assertThat(whyNot(bridge, "run-note"))
          .isEqualTo("the record cannot be written: free the disk, then resume");
    }
  }

  @Test
  void closingTheWindowOfALiveRunAsksFirst() {
    var run = willing(Story.live());
    try (var bridge = open(run, "Update the connection strings")) {
      assertThat(Fx.get(() -> bridge.cabin.mayClose(() -> {}))).isFalse();
      bridge.untilFocus("leave-stay");
      bridge.press(KeyCode.ESCAPE);
      Fx.until("stays", () -> bridge.find("#leave").isEmpty());
    }
    var story = Story.live();
    story.mode = dev.holdfast.incident.Mode.REHEARSAL;
    try (var bridge = open(willing(story), "Update the connection strings")) {
      assertThat(Fx.get(() -> bridge.cabin.mayClose(() -> {}))).isTrue();
    }
  }
}
