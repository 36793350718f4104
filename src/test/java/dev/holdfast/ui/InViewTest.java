package dev.holdfast.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.Person;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.ui.uikit.Theme;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// In doubt every decision is in view, in a small window and with large letters, whatever the
/// names.
class InViewTest {
  @ParameterizedTest
  @CsvSource({"1024, 700, 1", "1366, 768, 1.4"})
  void everyDecisionIsInView(int width, int height, double zoom) {
    var run = new FakeRun(Story.live().doubt().longNames(), (_, _) -> Optional.empty());
    var cockpit = new FakeCockpit(_ -> run);
    try (var bridge = new Bridge(cockpit, Theme.DARK, width, height, zoom)) {
      bridge.press(javafx.scene.input.KeyCode.R);
      bridge.until("decisions", "#step-look");
      Fx.run(
          () -> {
            bridge.scene.getRoot().applyCss();
            bridge.scene.getRoot().layout();
          });
      var foot = bounds(bridge, "#run-stop");
      for (var id : new String[] {"#step-happened", "#step-did-not-happen", "#step-look"}) {
        var at = bounds(bridge, id);
        assertThat(at.getHeight()).as(id).isGreaterThanOrEqualTo(30 * zoom);
        assertThat(at.getMaxY()).as(id).isLessThanOrEqualTo(foot.getMinY());
        assertThat(at.getMinY()).as(id).isGreaterThan(133 * zoom);
      }
      assertThat(foot.getMaxY()).isLessThan(height);
    }
  }

  /// Where a run is taken up again the chosen step is seen, however far down it is and whatever the
  /// card over the list takes; what takes room later does not push it out.
  @ParameterizedTest
  @ValueSource(ints = {5, 6, 7, 8, 9, 40})
  void theChosenRowIsInView(int at) {
    var story = Story.many(60);
    var flying = story.steps.get(at);
    story.steps.set(
        at,
        Steps.step(
            flying.name(),
            flying.number(),
            flying.phase(),
            flying.title(),
            "app lead",
            "J. W.",
            StepStatus.IN_FLIGHT,
            120,
            135,
            1,
            "14:27:10",
            null));
    story.steps.set(3, Steps.restore(StepStatus.DONE, null));
    story.needs.clear();
    var run =
        new FakeRun(
            story,
            (of, _) -> {
              of.resume =
                  new Snapshot.ResumeCard(
                      Story.at("14:26:11"),
                      Story.at("14:31:40"),
                      "39 Step number 39",
                      List.of("40 Step number 40"),
                      List.of(),
                      "41 Step number 41");
              return Optional.empty();
            });
    var cockpit = new FakeCockpit(_ -> run);
    try (var bridge = new Bridge(cockpit, Theme.DARK, 1024, 700)) {
      bridge.press(javafx.scene.input.KeyCode.R);
      bridge.until("the step", "#detail");
      assertSeen(bridge, flying.title());
      run.submit(new Command.ResumeRead(), new Person("M. O.", "commander"));
      bridge.until("card", "#resume-card");
      assertSeen(bridge, flying.title());
    }
  }

  private static void assertSeen(Bridge bridge, String title) {
    Fx.until(
        title + " in view",
        () -> {
          bridge.scene.getRoot().layout();
          var list = bridge.find("#steps").orElseThrow();
          var pane = list.localToScene(list.getLayoutBounds());
          return list.lookupAll(".label").stream()
              .filter(
                  node ->
                      node instanceof javafx.scene.control.Label one && one.getText().equals(title))
              .map(node -> node.localToScene(node.getLayoutBounds()))
              .anyMatch(at -> at.getMinY() >= pane.getMinY() && at.getMaxY() <= pane.getMaxY());
        });
  }

  private static Bounds bounds(Bridge bridge, String selector) {
    return Fx.get(
        () -> {
          var node = bridge.find(selector).orElseThrow();
          return node.localToScene(node.getBoundsInLocal());
        });
  }
}
