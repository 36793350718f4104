package dev.holdfast.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.Mode;
import dev.holdfast.ui.uikit.Theme;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// The start page where a plan's title is longer than the room for it.
class LongPlanTest {
  /// Two runs of one plan are told apart by their scenario and how they ended, however long the
  /// plan's title is and however small the window.
  @Test
  void aLongPlanLeavesItsScenarioWhole() {
    var run = new FakeRun(Story.live(), (_, _) -> Optional.empty());
    var cockpit = new FakeCockpit(_ -> run);
    var plan = "Überseehandel und Großhändlerverzeichnis, Produktionsumgebung der Handelsabteilung";
    var like = FakeCockpit.interrupted(Story.live().doubt().snapshot());
    cockpit.unfinished.add(
        new Cockpit.Unfinished(
            like.id(),
            plan,
            "Database failure",
            like.mode(),
            like.clocks(),
            like.since(),
            like.ending(),
            like.done(),
            like.steps(),
            like.lastDone(),
            like.inDoubt(),
            like.doubtful(),
            like.rotations(),
            like.state()));
    cockpit.closed.add(
        new Cockpit.Closed(
            "c",
            plan,
            "Region failure",
            Mode.LIVE,
            FakeCockpit.NOW.minus(Duration.ofDays(1)),
            Cockpit.Closed.Result.RECOVERED,
            Duration.ofMinutes(101)));
    try (var bridge = new Bridge(cockpit, Theme.DARK, 1024, 700)) {
      bridge.until("row", "#incident-resume");
      Fx.run(() -> bridge.scene.getRoot().layout());
      bridge.picture("start-long-plan");
      whole(bridge, "Database failure");
      bridge.press(KeyCode.DIGIT8);
      Fx.run(() -> bridge.scene.getRoot().layout());
      bridge.picture("start-long-plan-closed");
      whole(bridge, "Region failure");
      whole(bridge, "recovered in 1 h 41 min");
    }
  }

  private static void whole(Bridge bridge, String word) {
    var labels = Fx.get(() -> named(bridge, word));
    assertThat(labels).as(word).isNotEmpty().noneMatch(one -> Fx.get(one::isTextTruncated));
  }

  private static List<Label> named(Bridge bridge, String word) {
    return bridge.scene.getRoot().lookupAll(".label").stream()
        .filter(node -> node instanceof Label one && word.equals(one.getText()))
        .map(Label.class::cast)
        .filter(one -> one.getScene() != null && one.isVisible() && one.getWidth() > 0)
        .toList();
  }
}
