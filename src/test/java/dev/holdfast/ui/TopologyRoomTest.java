package dev.holdfast.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.ui.uikit.Theme;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;

/// The boxes of the topology take the room that there is: no name is cut beside an empty page.
class TopologyRoomTest {
  private static List<String> cut(String plan, int width, int height) {
    var run = new FakeRun(Story.live(), (_, _) -> Optional.empty());
    run.estate = Optional.of(Estates.of(Estates.bundled(plan), Story.at("14:31:44"), Map.of()));
    try (var bridge = new Bridge(new FakeCockpit(_ -> run), Theme.DARK, width, height)) {
      bridge.press(KeyCode.R);
      bridge.until("run", "#run #next-title");
      bridge.press(KeyCode.DIGIT3);
      bridge.until("nodes", "#page-topology .node .t14");
      bridge.picture("topology-room-%s-dark-%dx%d".formatted(plan, width, height));
      return Fx.get(
          () ->
              bridge.all("#page-topology .node .label.t14").stream()
                  .map(Label.class::cast)
                  .filter(
                      label ->
                          label.lookup(".text") instanceof Text text
                              && !text.getText().equals(label.getText()))
                  .map(Label::getText)
                  .toList());
    }
  }

  @Test
  void onALargeScreenNoNameIsCut() {
    for (var plan : List.of("contractorlens", "technician-marketplace"))
      assertThat(cut(plan, 2048, 1152)).as(plan).isEmpty();
  }
}
