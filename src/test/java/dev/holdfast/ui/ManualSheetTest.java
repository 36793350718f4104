package dev.holdfast.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.ui.uikit.Theme;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
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

  /// A search builds a page at every other key; the pictures of it cost ten times its text.
  @Test
  void aPictureIsDecodedOnceAndOnlyWhenItIsScrolledTo() {
    var fake = new FakeCockpit(_ -> new FakeRun(Story.many(3), (_, _) -> Optional.empty()));
    try (var bridge = new Bridge(fake, Theme.DARK, 1280, 800)) {
      bridge.press(KeyCode.F1);
      bridge.until("manual", "#manual #manual-text");
      bridge.untilFocus("manual-search");
      var seen = new HashSet<Image>();
      for (var time = 0; time < 3; time++) {
        bridge.type("topology");
        Fx.until("its page, with its picture", () -> !images(bridge).isEmpty());
        seen.addAll(images(bridge));
        assertThat(images(bridge).size()).isLessThan(Fx.get(() -> places(bridge)));
        clear(bridge);
        bridge.type("keyholder");
        Fx.until("another page", () -> places(bridge) == 0);
        bridge.press(KeyCode.ESCAPE);
        Fx.until("closed", () -> bridge.find("#manual").isEmpty());
        bridge.press(KeyCode.F1);
        bridge.untilFocus("manual-search");
      }
      assertThat(seen.size()).isLessThan(4);
      assertThat(seen).allSatisfy(image -> assertThat(image.isError()).isFalse());
    }
  }

  private static void clear(Bridge bridge) {
    Fx.run(() -> ((TextField) bridge.find("#manual-search").orElseThrow()).clear());
  }

  private static int places(Bridge bridge) {
    return bridge.find("#manual-text").orElseThrow().lookupAll(".manual-picture").size();
  }

  private static List<Image> images(Bridge bridge) {
    return bridge.find("#manual-text").orElseThrow().lookupAll(".manual-picture").stream()
        .map(view -> ((ImageView) view).getImage())
        .filter(Objects::nonNull)
        .toList();
  }

  private static ListView<?> parts(Bridge bridge) {
    return (ListView<?>) bridge.find("#manual-parts").orElseThrow();
  }
}
