package dev.holdfast.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.ui.uikit.Theme;
import java.util.Optional;
import javafx.geometry.Bounds;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  private static Bounds bounds(Bridge bridge, String selector) {
    return Fx.get(
        () -> {
          var node = bridge.find(selector).orElseThrow();
          return node.localToScene(node.getBoundsInLocal());
        });
  }
}
