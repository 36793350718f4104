package dev.holdfast.ui.uikit;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// Key combinations, written short.
public final class Chords {
  private Chords() {}

  public static List<KeyCombination> of(KeyCode... codes) {
    return java.util.Arrays.stream(codes).<KeyCombination>map(KeyCodeCombination::new).toList();
  }

  /// With Ctrl, or Cmd on a Mac.
  public static List<KeyCombination> ctrl(KeyCode... codes) {
    return java.util.Arrays.stream(codes).map(Chords::ctrl).toList();
  }

  /// In a field Enter says what is asked for, and Ctrl+Enter that it is otherwise.
  public static void onCtrlEnter(Node field, Runnable does) {
    field.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() != KeyCode.ENTER || !event.isShortcutDown()) return;
          event.consume();
          does.run();
        });
  }

  /// On many keyboards `+` is typed with Shift.
  private static KeyCombination ctrl(KeyCode code) {
    var plus = code == KeyCode.PLUS || code == KeyCode.EQUALS;
    return plus
        ? new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_ANY)
        : new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
  }
}
