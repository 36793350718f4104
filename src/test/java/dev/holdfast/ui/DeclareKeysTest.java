package dev.holdfast.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.plan.Position;
import dev.holdfast.plan.Scenario;
import dev.holdfast.runbook.Inputs;
import dev.holdfast.ui.uikit.Theme;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// The form that declares: what is wrong is said loudly and reached by Enter, what is typed last is
/// always in view, and what the scenarios inside it have to know is asked too.
class DeclareKeysTest {
  private static Scenario.Input input(String id, Scenario.Input.Type type) {
    return new Scenario.Input(
        id, type, "Title of " + id, null, null, null, List.of(), Position.NOWHERE);
  }

  /// A plan of one's own, whose scenario has many inputs and runs another one.
  private static FakeCockpit cockpit() {
    var cockpit = new FakeCockpit(_ -> new FakeRun(Story.live(), (_, _) -> Optional.empty()));
    var scenario =
        new Cockpit.ScenarioEntry(
            "move",
            "Move to the other Region",
            null,
            null,
            null,
            null,
            IntStream.range(0, 10)
                .mapToObj(i -> input("in-" + i, Scenario.Input.Type.TEXT))
                .toList(),
            List.of(),
            List.of("aws-primary: aws, account 123456789012, region us-west-2"),
            List.of(
                new Inputs.Held(
                    "Restore the database",
                    List.of(input("restore-time", Scenario.Input.Type.INSTANT)))));
    cockpit.opened.add(
        new Cockpit.PlanEntry(
            Path.of("/srv/plans/shop"),
            "contractorlens",
            "The shop",
            "AWS",
            Cockpit.Origin.OPENED,
            List.of(),
            List.of(new Cockpit.Role("commander", "Commander", "M. O.")),
            List.of(scenario)));
    return cockpit;
  }

  private static Bridge form(FakeCockpit cockpit, int width, int height) {
    var bridge = new Bridge(cockpit, Theme.DARK, width, height);
    bridge.press(KeyCode.D);
    bridge.untilFocus("declare-name");
    return bridge;
  }

  private static void choose(Bridge bridge, String mode) {
    Fx.run(() -> ((ToggleButton) bridge.find("#declare-" + mode).orElseThrow()).setSelected(true));
  }

  private static void clear(Bridge bridge, String id) {
    Fx.run(
        () -> {
          var field = (TextField) bridge.find("#" + id).orElseThrow();
          field.clear();
          field.requestFocus();
        });
  }

  private static Bounds at(Bridge bridge, String id) {
    return Fx.get(
        () -> {
          var node = bridge.find("#" + id).orElseThrow();
          return node.localToScene(node.getLayoutBounds());
        });
  }

  @Test
  void aTimeThatCannotBeReadIsSaidLoudlyWithWhatIsAccepted() {
    try (var bridge = form(cockpit(), 1280, 800)) {
      clear(bridge, "declare-began");
      bridge.type("32:99 gestern");
      var says = bridge.find("#declare-began-says").orElseThrow();
      assertThat(bridge.text("#declare-began-says"))
          .contains("32:99 gestern", "cannot be read", "14:02", "25m");
      assertThat(says.getStyleClass()).contains("tone-danger").doesNotContain("muted");
      assertThat(bridge.text("#declare-why"))
          .contains("choose LIVE, DRILL or REHEARSAL", "correct when impact began");
      bridge.picture("declare-unreadable-dark-1280x800");
      clear(bridge, "declare-began");
      bridge.type("25m");
      assertThat(says.getStyleClass()).contains("muted").doesNotContain("tone-danger");
    }
  }

  @Test
  void enterGoesToTheFirstThingThatIsMissing() {
    var cockpit = cockpit();
    try (var bridge = form(cockpit, 1280, 800)) {
      bridge.press(KeyCode.ENTER);
      bridge.untilFocus("declare-live");
      bridge.press(KeyCode.SPACE);
      clear(bridge, "declare-began");
      bridge.type("25:99");
      clear(bridge, "declare-input-restore-time");
      bridge.type("soon");
      assertThat(bridge.text("#declare-why"))
          .contains(
              "correct when impact began",
              "Title of restore-time cannot be read",
              "type plans/shop")
          .doesNotContain("choose LIVE");
      bridge.press(KeyCode.ENTER);
      bridge.untilFocus("declare-began");
      clear(bridge, "declare-began");
      bridge.press(KeyCode.ENTER);
      bridge.untilFocus("declare-input-restore-time");
      assertThat(at(bridge, "declare-input-restore-time").getMaxY())
          .as("the last of eleven, over what stays")
          .isLessThan(at(bridge, "declare-plan").getMinY());
      clear(bridge, "declare-input-restore-time");
      bridge.press(KeyCode.ENTER);
      bridge.untilFocus("declare-plan");
      bridge.type("plans/shop");
      bridge.press(KeyCode.ENTER);
      bridge.until("run", "#run #next-title");
    }
    assertThat(cockpit.started).hasSize(1);
  }

  /// An arrow and Enter must not reach a real system; nor does an arrow come from one end of the
  /// row to the other.
  @Test
  void arrowsMoveAlongTheModesAndChooseNone() {
    var cockpit = cockpit();
    try (var bridge = form(cockpit, 1280, 800)) {
      choose(bridge, "rehearsal");
      Fx.run(() -> bridge.find("#declare-rehearsal").orElseThrow().requestFocus());
      for (var key : List.of(KeyCode.RIGHT, KeyCode.DOWN)) {
        bridge.press(key);
        bridge.untilFocus("declare-rehearsal");
      }
      bridge.press(KeyCode.LEFT);
      bridge.untilFocus("declare-drill");
      assertThat(bridge.text("#declare-do")).isEqualTo("Start rehearsal");
      bridge.press(KeyCode.ENTER);
      assertThat(bridge.text("#declare-do")).isEqualTo("Declare drill");
      assertThat(bridge.labels("#declare-places"))
          .contains("aws-primary: aws, account 123456789012, region us-west-2");
      for (var key : List.of(KeyCode.LEFT, KeyCode.LEFT, KeyCode.UP)) bridge.press(key);
      bridge.untilFocus("declare-live");
      Fx.run(() -> bridge.find("#declare-name").orElseThrow().requestFocus());
      bridge.press(KeyCode.ENTER);
      bridge.untilFocus("declare-do");
      bridge.picture("declare-drill-look-dark-1280x800");
      assertThat(cockpit.started).isEmpty();
      Fx.run(() -> ((Button) bridge.find("#declare-do").orElseThrow()).fire());
      bridge.until("run", "#run #next-title");
    }
    assertThat(cockpit.started).hasSize(1);
  }

  @Test
  void enterGoesToWhatIsMissingFromTheRoleToo() {
    try (var bridge = form(cockpit(), 1280, 800)) {
      Fx.run(() -> bridge.find("#declare-role").orElseThrow().requestFocus());
      bridge.press(KeyCode.ENTER);
      bridge.untilFocus("declare-live");
    }
  }

  @Test
  void whatIsTypedLastIsInViewHoweverMuchIsOverIt() {
    for (var size : List.of(new int[] {1366, 768}, new int[] {1024, 700})) {
      try (var bridge = form(cockpit(), size[0], size[1])) {
        choose(bridge, "live");
        bridge.picture("declare-many-dark-%dx%d".formatted(size[0], size[1]));
        for (var id : List.of("declare-plan", "declare-do", "declare-why")) {
          var at = at(bridge, id);
          assertThat(at.getMinY()).as(id).isPositive();
          assertThat(at.getMaxY()).as(id).isLessThan(size[1]);
          // Nothing that scrolls can take it out of view.
          var above = bridge.find("#" + id).orElseThrow().getParent();
          while (above != null) {
            assertThat(above).isNotInstanceOf(javafx.scene.control.ScrollPane.class);
            above = above.getParent();
          }
        }
      }
    }
  }

  @Test
  void whatTheScenariosInsideHaveToKnowIsAskedAndSent() {
    var cockpit = cockpit();
    try (var bridge = form(cockpit, 1280, 800)) {
      assertThat(bridge.labels("#declare-inputs"))
          .contains("Of what it runs: Restore the database", "Title of restore-time");
      choose(bridge, "rehearsal");
      clear(bridge, "declare-input-restore-time");
      bridge.type("2026-11-22 13:50");
      bridge.press(KeyCode.ENTER);
      bridge.until("run", "#run #next-title");
    }
    assertThat(cockpit.started.getFirst().inputs())
        .isEqualTo(Map.of("restore-time", "2026-11-22T13:50:00Z"));
  }
}
