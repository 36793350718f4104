package dev.holdfast.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.ui.uikit.Viewports;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ViewportsTest {
  @BeforeAll
  static void toolkit() {
    Fx.start();
  }

  private static boolean pictured(Consumer<ScrollPane> done) {
    return Fx.get(
        () -> {
          var pane = new ScrollPane(new Label("text"));
          done.accept(pane);
          var scene = new Scene(pane, 100, 100);
          scene.getRoot().applyCss();
          return pane.lookup(".viewport").isCache();
        });
  }

  /// If JavaFX ever stops to do it by itself, nothing here is needed any more.
  @Test
  void noPictureIsKeptOfWhatCanBeScrolled() {
    assertThat(pictured(_ -> {})).isTrue();
    assertThat(pictured(Viewports::unpictured)).isFalse();
  }
}
