package dev.holdfast.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.ui.uikit.Theme;
import java.util.Optional;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ManualSheetTest {
  @ParameterizedTest
  @EnumSource(Theme.class)
  void aWordIsFoundAndReadByKeysAlone(Theme theme) {
    var fake = new FakeCockpit(_ -> new FakeRun(Story.many(3), (_, _) -> Optional.empty()));
    try (var bridge = new Bridge(fake, theme, 1280, 800)) {
      bridge.press(KeyCode.F1);
      bridge.until("manual", "#manual #manual-text");
      bridge.picture("manual-" + theme.word());
      var all = parts(bridge).getItems().size();
      bridge.untilFocus("manual-search");
      bridge.type("doubt");
      assertThat(parts(bridge).getItems().size()).isBetween(1, all - 1);
      var text = (ScrollPane) bridge.find("#manual-text").orElseThrow();
      bridge.press(KeyCode.DOWN);
      bridge.press(KeyCode.DOWN);
      bridge.press(KeyCode.DOWN);
      assertThat(parts(bridge).getSelectionModel().getSelectedIndex()).isEqualTo(3);
      Fx.until("the text of the part", () -> text.getVvalue() > 0);
      bridge.picture("manual-search-" + theme.word());
      bridge.press(KeyCode.ESCAPE);
      Fx.until("closed", () -> bridge.find("#manual").isEmpty());
    }
  }

  private static ListView<?> parts(Bridge bridge) {
    return (ListView<?>) bridge.find("#manual-parts").orElseThrow();
  }
}
