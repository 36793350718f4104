package dev.holdfast.ui;

import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The whole screen for the wall display; only the program's own keys lead out of it.
final class FullScreen {
  private FullScreen() {}

  static void turn(@Nullable Scene scene, Extent extent) {
    if (scene == null || !(scene.getWindow() instanceof Stage stage)) return;
    stage.setFullScreenExitHint("");
    stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
    stage.setFullScreen(extent == Extent.WHOLE);
  }

  /// How much of the screen the window takes.
  enum Extent {
    WHOLE,
    WINDOW
  }
}
