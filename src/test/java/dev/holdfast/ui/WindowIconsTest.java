package dev.holdfast.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

class WindowIconsTest {
  @Test
  void aWindowHasTheProgramsIconInSizesToPickFrom() {
    Fx.start();
    var icons =
        Fx.get(
            () -> {
              var stage = new Stage();
              WindowIcons.on(stage);
              return stage.getIcons();
            });
    assertThat(icons).extracting(image -> (int) image.getWidth()).containsExactly(32, 48, 128);
    assertThat(icons).noneMatch(image -> image.isError());
  }
}
