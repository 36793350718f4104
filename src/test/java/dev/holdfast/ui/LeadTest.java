package dev.holdfast.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.InputView;
import dev.holdfast.incident.Need;
import dev.holdfast.incident.Unsensed;
import dev.holdfast.plan.Scenario;
import dev.holdfast.ui.uikit.Theme;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.geometry.BoundingBox;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// Where the next card leads, and what is seen there before anything is done.
class LeadTest {
  private static Bridge open(FakeRun run, String title, int width, int height) {
    var bridge = new Bridge(new FakeCockpit(_ -> run), Theme.DARK, width, height);
    bridge.press(KeyCode.R);
    bridge.untilTitle(title);
    return bridge;
  }

  private static FakeRun willing(Story story) {
    return new FakeRun(story, (_, _) -> Optional.empty());
  }

  /// An input, a step and an item may carry the same id.
  @Test
  void anInputLeadsToTheStepThatWaitsForIt() {
    var story = Story.live();
    story.needs.clear();
    story.needs.add(
        new Need(
            "restart",
            Need.Kind.INPUT,
            "When to restart",
            "update-strings",
            List.of(),
            List.of(),
            Story.at("14:27:10"),
            null));
    story.inputs.add(new InputView("restart", "When", Scenario.Input.Type.INSTANT, ""));
    var run = willing(story);
    try (var bridge = open(run, "When to restart", 1280, 800)) {
      bridge.press(KeyCode.K);
      bridge.press(KeyCode.ENTER);
      bridge.untilFocus("run-input");
      assertThat(bridge.text("#run-input-says")).contains("moment: 14:30 or 2026-11-22 14:30");
      assertThat(bridge.labels("#detail")).contains("Update the connection strings");
      bridge.type("2026-11-22 13:05");
      assertThat(bridge.text("#run-input-says"))
          .isEqualTo("means 2026-11-22 14:05 CET, 13:05 UTC, 1 h 26 min ago");
      bridge.press(KeyCode.ENTER);
      Fx.until("told", () -> run.told.size() == 1);
    }
    assertThat(run.told)
        .containsExactly(
            new Command.Input("restart", Instant.parse("2026-11-22T13:05:00Z").toString()));
  }

  @Test
  void aFailedStepShowsItsEvidenceBeforeItCanBeTriedAgain() {
    for (var size : List.of(new int[] {1280, 800}, new int[] {1024, 700})) {
      var run = willing(Story.live().failed());
      try (var bridge = open(run, "Restore to a point in time", size[0], size[1])) {
        // Another step is looked at when the failure comes.
        bridge.press(KeyCode.J);
        bridge.press(KeyCode.J);
        bridge.press(KeyCode.ENTER);
        bridge.untilFocus("need-form");
        for (var text : List.of("quota exceeded, seen 14:45", "No instance was made"))
          Fx.until(text, () -> seen(bridge, text));
        for (var id : List.of("step-retry", "step-skip", "step-correct", "step-stop"))
          Fx.until(id, () -> bridge.find("#" + id).filter(node -> seen(bridge, node)).isPresent());
        // Nothing is chosen: neither a second Enter nor a space tries again.
        bridge.press(KeyCode.ENTER);
        bridge.press(KeyCode.SPACE);
        assertThat(run.told).isEmpty();
        bridge.press(KeyCode.R);
        Fx.until("told", () -> run.told.size() == 1);
      }
      assertThat(run.told).containsExactly(new Command.Retry("restore-database"));
    }
  }

  /// Where there is more than one way on, the card leads there and chooses none.
  @Test
  void aSecondEnterDecidesNothing() {
    var story = Story.live();
    story.needs.clear();
    story.needs.add(
        new Need(
            "update-strings",
            Need.Kind.DECIDE,
            "Which?",
            "",
            List.of("keep", "destroy"),
            List.of(),
            Story.at("14:27:10"),
            null));
    var run = willing(story);
    try (var bridge = open(run, "Update the connection strings", 1280, 800)) {
      bridge.press(KeyCode.ENTER);
      bridge.untilFocus("need-form");
      bridge.press(KeyCode.ENTER);
      bridge.press(KeyCode.SPACE);
      assertThat(run.told).isEmpty();
      // A letter chooses, however often it comes; Enter takes.
      bridge.press(KeyCode.B);
      bridge.press(KeyCode.B);
      bridge.untilFocus("step-decide-destroy");
      assertThat(run.told).isEmpty();
      bridge.press(KeyCode.A);
      bridge.untilFocus("step-decide-keep");
      bridge.press(KeyCode.B);
      bridge.press(KeyCode.ENTER);
      Fx.until("told", () -> run.told.size() == 1);
    }
    assertThat(run.told).containsExactly(new Command.Decide("update-strings", "destroy"));
  }

  @Test
  void aConditionThatCannotBeReadIsDecidedWithItsConsequencesInView() {
    var story = Story.live();
    story.needs.clear();
    story.needs.add(
        new Need(
            "update-strings",
            Need.Kind.DECIDE,
            "Is it needed?",
            "",
            Unsensed.UNREAD,
            List.of(),
            Story.at("14:27:10"),
            null));
    var run = willing(story);
    try (var bridge = open(run, "Update the connection strings", 1280, 800)) {
      bridge.press(KeyCode.ENTER);
      bridge.untilFocus("need-form");
      assertThat(bridge.labels("#need-form"))
          .containsSubsequence(
              "Look again",
              "Reads it once more; changes nothing",
              "Do it",
              "Sends the step: Update the connection strings",
              "Skip with a reason");
      bridge.press(KeyCode.C);
      bridge.press(KeyCode.ENTER);
      bridge.untilFocus("skip-because");
      bridge.type("seen by hand");
      bridge.press(KeyCode.ENTER);
      Fx.until("told", () -> run.told.size() == 1);
      // The sheet stays until what was told is taken.
      Fx.until("sheet closed", () -> bridge.find("#skip").isEmpty());
      bridge.press(KeyCode.A);
      bridge.press(KeyCode.ENTER);
      Fx.until("told", () -> run.told.size() == 2);
    }
    assertThat(run.told)
        .containsExactly(
            new Command.Skip("update-strings", "seen by hand"),
            new Command.Decide("update-strings", "look"));
  }

  private static boolean seen(Bridge bridge, String text) {
    return Fx.get(
        () ->
            bridge.find("#detail").orElseThrow().lookupAll(".label").stream()
                .filter(node -> ((Label) node).getText().equals(text))
                .anyMatch(node -> inside(bridge, node)));
  }

  private static boolean seen(Bridge bridge, Node node) {
    return Fx.get(() -> inside(bridge, node));
  }

  /// Whether it lies in what the pane shows without scrolling.
  private static boolean inside(Bridge bridge, Node node) {
    var pane = bridge.find("#detail .viewport").orElseThrow();
    var frame = pane.localToScene(pane.getLayoutBounds());
    var at = node.localToScene(node.getLayoutBounds());
    var wide =
        new BoundingBox(
            frame.getMinX() - 6, frame.getMinY() - 1, frame.getWidth() + 12, frame.getHeight() + 2);
    return wide.contains(at);
  }

  /// The moment typed is said before it is declared, and that moment is what is declared.
  @Test
  void aDeclarationSaysTheMomentItMeans() {
    var cockpit = new FakeCockpit(_ -> willing(Story.live()));
    try (var bridge = new Bridge(cockpit, Theme.DARK, 1280, 800)) {
      bridge.press(KeyCode.J);
      bridge.press(KeyCode.D);
      bridge.untilFocus("declare-name");
      Fx.run(
          () -> {
            ((javafx.scene.control.ToggleButton) bridge.find("#declare-rehearsal").orElseThrow())
                .setSelected(true);
            var field = (TextField) bridge.find("#declare-began").orElseThrow();
            field.clear();
            field.requestFocus();
          });
      bridge.type("25m ago");
      assertThat(bridge.text("#declare-began-says"))
          .isEqualTo("means 2026-11-22 15:06:11 CET, 14:06:11 UTC, 25 min ago");
      Fx.run(() -> bridge.find("#declare-input-restore-time").orElseThrow().requestFocus());
      bridge.type("13:52");
      assertThat(bridge.text("#declare-input-restore-time-says"))
          .isEqualTo("means 2026-11-22 14:52 CET, 13:52 UTC, 39 min ago");
      bridge.press(KeyCode.ENTER);
      bridge.until("run", "#run #next-title");
    }
    assertThat(cockpit.started.getFirst().began()).isEqualTo("2026-11-22T14:06:11Z");
    assertThat(cockpit.started.getFirst().inputs())
        .containsEntry("restore-time", "2026-11-22T13:52:00Z");
  }

  @Test
  void closingSaysWhatIsStillOwed() {
    var story = Story.live().recovered();
    try (var bridge = open(willing(story), "Close the incident", 1280, 800)) {
      assertThat(bridge.labels("#next")).doesNotContain("nothing is owed");
      bridge.press(KeyCode.ENTER);
      bridge.untilFocus("close-because");
      assertThat(bridge.text("#close-owed")).contains("Still owed").contains("not sent");
    }
    story.messages.clear();
    try (var bridge = open(willing(story), "Close the incident", 1280, 800)) {
      assertThat(bridge.labels("#next")).contains("nothing is owed");
    }
  }
}
