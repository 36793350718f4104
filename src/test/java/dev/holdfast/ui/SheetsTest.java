package dev.holdfast.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.InputView;
import dev.holdfast.incident.Mode;
import dev.holdfast.incident.Need;
import dev.holdfast.plan.Finding;
import dev.holdfast.plan.Position;
import dev.holdfast.plan.Scenario;
import dev.holdfast.ui.uikit.Theme;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// Sheets and forms as they are met in a small window, with the keyboard, and when something is
/// wrong.
class SheetsTest {
  private static FakeRun willing(Story story) {
    return new FakeRun(story, (_, _) -> Optional.empty());
  }

  private static Bridge run(FakeRun run, int width, int height, double zoom) {
    var bridge = new Bridge(new FakeCockpit(_ -> run), Theme.DARK, width, height, zoom);
    bridge.press(KeyCode.R);
    bridge.until("run", "#run #next-title");
    return bridge;
  }

  private static boolean inWindow(Bridge bridge, Node node) {
    var at = node.localToScene(node.getLayoutBounds());
    return at.getMinY() >= 0 && at.getMaxY() <= bridge.scene.getHeight() && at.getHeight() > 0;
  }

  private static double top(Node node) {
    return node.localToScene(node.getLayoutBounds()).getMinY();
  }

  private static double bottom(Node node) {
    return node.localToScene(node.getLayoutBounds()).getMaxY();
  }

  /// What no longer fits scrolls between the title and the buttons.
  @Test
  void titleAndButtonsOfATallSheetStayInTheWindow() {
    try (var bridge = run(willing(Story.live()), 1024, 700, 1.4)) {
      bridge.type("?");
      bridge.until("keys", "#keys");
      Fx.until(
          "its button in the window",
          () -> bridge.find("#keys-close").filter(node -> inWindow(bridge, node)).isPresent());
      var title =
          Fx.get(
              () ->
                  bridge.find("#keys").orElseThrow().lookupAll(".label").stream()
                      .filter(node -> ((Label) node).getText().equals("Keys"))
                      .findFirst());
      assertThat(Fx.get(() -> inWindow(bridge, title.orElseThrow()))).isTrue();
      var last = Fx.get(() -> bridge.find("#key-item-not-applicable").orElseThrow());
      var close = Fx.get(() -> bridge.find("#keys-close").orElseThrow());
      assertThat(Fx.get(() -> bottom(last) > top(close))).as("below the fold").isTrue();
      bridge.press(KeyCode.PAGE_DOWN);
      bridge.press(KeyCode.PAGE_DOWN);
      Fx.until("read with the keyboard", () -> bottom(last) <= top(close));
    }
  }

  @Test
  void whatTabReachesIsScrolledIntoView() {
    var story = Story.live();
    for (var i = 0; i < 9; i++)
      story.inputs.add(new InputView("more-" + i, "More", Scenario.Input.Type.TEXT, ""));
    try (var bridge = run(willing(story), 1024, 700, 1)) {
      bridge.press(KeyCode.I);
      bridge.until("inputs", "#inputs");
      Fx.until(
          "last field reached",
          () -> {
            bridge.press(KeyCode.TAB);
            var focus = bridge.scene.getFocusOwner();
            return focus != null && "input-more-8".equals(focus.getId());
          });
      var field = Fx.get(() -> bridge.find("#input-more-8").orElseThrow());
      var button = Fx.get(() -> bridge.find("#inputs-do").orElseThrow());
      Fx.until(
          "in view",
          () ->
              field.localToScene(field.getLayoutBounds()).getMaxY()
                  <= button.localToScene(button.getLayoutBounds()).getMinY());
    }
  }

  @Test
  void aDrillIsDeclaredByItsButtonOnly() {
    var cockpit = new FakeCockpit(_ -> willing(Story.live()));
    try (var bridge = new Bridge(cockpit, Theme.DARK, 1280, 800)) {
      bridge.press(KeyCode.D);
      bridge.until("form", "#declare-drill");
      Fx.run(() -> bridge.find("#declare-drill").orElseThrow().requestFocus());
      bridge.press(KeyCode.SPACE);
      assertThat(cockpit.started).isEmpty();
      bridge.press(KeyCode.ENTER);
      bridge.untilFocus("declare-do");
      assertThat(cockpit.started).isEmpty();
      bridge.press(KeyCode.ENTER);
      Fx.until("declared", () -> cockpit.started.size() == 1);
    }
    assertThat(cockpit.started.getFirst().mode()).isEqualTo(Mode.DRILL);
  }

  @Test
  void theHeadingOfAPlanIsNeverChosen() {
    try (var bridge =
        new Bridge(new FakeCockpit(_ -> willing(Story.live())), Theme.DARK, 1280, 800)) {
      bridge.press(KeyCode.J);
      bridge.untilTitle("Rehearse: Database failure or corruption");
      bridge.press(KeyCode.HOME);
      bridge.untilTitle("Rehearse: Complete AWS Region failure");
    }
  }

  @Test
  void aPlanThatCannotBeUsedShowsAllThatIsWrongWithIt() {
    var cockpit =
        new FakeCockpit(_ -> willing(Story.live())) {
          @Override
          public PlanEntry open(Path folder) {
            return new PlanEntry(
                folder,
                "broken",
                "broken",
                "",
                Origin.UNUSABLE,
                List.of(wrong("Unknown key 'objectve'", 23), wrong("No duration: 2 parsecs", 31)),
                List.of(),
                List.of());
          }
        };
    try (var bridge = new Bridge(cockpit, Theme.DARK, 1280, 800)) {
      bridge.folder = Optional.of(Path.of("/plans/broken"));
      bridge.ctrl(KeyCode.O);
      bridge.until("said", "#opened");
      var texts =
          Fx.get(
              () ->
                  bridge.find("#opened").orElseThrow().lookupAll(".label").stream()
                      .map(node -> ((Label) node).getText())
                      .toList());
      assertThat(texts).contains("Cannot be used: broken", "2 errors");
      assertThat(texts).anyMatch(text -> text.contains("objectve"));
      assertThat(texts).anyMatch(text -> text.contains("parsecs"));
    }
  }

  private static Finding wrong(String what, int line) {
    return new Finding(
        "wrong",
        Finding.Severity.ERROR,
        new Position("plan.yaml", line, 3),
        what,
        "It cannot be read.",
        "Correct it.");
  }

  /// The plan lets the run go on; the step itself can still be tried again.
  @Test
  void aFailedStepThatTheRunWentOnWithoutCanBeTriedAgain() {
    var story = Story.live().failed();
    story.needs.clear();
    var run = willing(story);
    try (var bridge = run(run, 1280, 800, 1)) {
      for (var i = 0; i < 10 && Fx.get(() -> bridge.find("#step-retry").isEmpty()); i++)
        bridge.press(i < 5 ? KeyCode.J : KeyCode.K);
      bridge.until("choice", "#step-retry");
      assertThat(Fx.get(() -> bridge.find("#step-skip").isPresent())).isFalse();
      bridge.press(KeyCode.R);
      Fx.until("told", () -> run.told.size() == 1);
    }
    assertThat(run.told).containsExactly(new Command.Retry("restore-database"));
  }

  @Test
  void aRehearsalOffersAValueThatItsEstateKnows() {
    var story = Story.live();
    story.mode = Mode.REHEARSAL;
    story.needs.clear();
    story.needs.add(
        new Need(
            "groups",
            Need.Kind.INPUT,
            "Security groups. Of the tasks too.",
            "update-strings",
            List.of(),
            List.of(),
            Story.at("14:27:10"),
            null));
    story.inputs.add(
        new InputView("groups", "Groups", Scenario.Input.Type.LIST, "", false, "sg-1,sg-2"));
    var run = willing(story);
    try (var bridge = run(run, 1280, 800, 1)) {
      // The card has room for the first sentence; the form says all.
      bridge.untilTitle("Security groups");
      bridge.press(KeyCode.ENTER);
      bridge.untilFocus("run-input");
      Fx.run(() -> ((Button) bridge.find("#run-input-sample").orElseThrow()).fire());
      bridge.untilFocus("run-input");
      bridge.press(KeyCode.ENTER);
      Fx.until("told", () -> run.told.size() == 1);
    }
    assertThat(run.told).containsExactly(new Command.Input("groups", "sg-1,sg-2"));
  }

  @Test
  void theChosenEventOfTheRecordIsShownWhole() {
    try (var bridge = run(willing(Story.live()), 1024, 700, 1)) {
      bridge.press(KeyCode.DIGIT8);
      bridge.until("record", "#record");
      assertThat(Fx.get(() -> bridge.find("#record-whole").orElseThrow().isVisible())).isFalse();
      bridge.press(KeyCode.J);
      bridge.until("whole", "#record-whole");
      var texts =
          Fx.get(
              () ->
                  bridge.find("#record-whole").orElseThrow().lookupAll(".label").stream()
                      .map(node -> ((Label) node).getText())
                      .toList());
      assertThat(texts).anyMatch(text -> text.startsWith("event ") && text.contains(" UTC"));
    }
  }

  @Test
  void aDisabledStopSaysWhy() {
    try (var bridge = run(willing(Story.live()), 1280, 800, 1)) {
      bridge.ctrl(KeyCode.PERIOD);
      bridge.until("why", "#stop .why-not");
      bridge.type("database-corruption");
      Fx.until("no reason", () -> !bridge.find("#stop .why-not").orElseThrow().isVisible());
    }
  }
}
