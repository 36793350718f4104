package dev.holdfast.ui;

import java.util.List;
import java.util.Objects;
import javafx.scene.image.Image;
import javafx.stage.Stage;

/// What a task bar shows of a window, in the sizes that it picks from; drawn by the packaging, as
/// are those of the menu entry.
final class WindowIcons {
  private static final List<Integer> SIZES = List.of(32, 48, 128);

  private WindowIcons() {}

  static void on(Stage stage) {
    for (var size : SIZES) {
      var file = WindowIcons.class.getResource("/ui/icons/" + size + ".png");
      var found = Objects.requireNonNull(file, "the icons lie in the program");
      stage.getIcons().add(new Image(found.toExternalForm()));
    }
  }
}
