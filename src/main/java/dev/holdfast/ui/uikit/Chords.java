package dev.holdfast.ui.uikit;

import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/// Key combinations, written short.
public final class Chords {
  private Chords() {}

  public static List<KeyCombination> of(KeyCode... codes) {
    return java.util.Arrays.stream(codes).<KeyCombination>map(KeyCodeCombination::new).toList();
  }

  /// With Ctrl, or Cmd on a Mac.
  public static List<KeyCombination> ctrl(KeyCode... codes) {
    return java.util.Arrays.stream(codes)
        .<KeyCombination>map(code -> new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN))
        .toList();
  }
}
