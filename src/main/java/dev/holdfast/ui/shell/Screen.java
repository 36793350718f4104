package dev.holdfast.ui.shell;

import dev.holdfast.ui.uikit.Act;
import java.util.List;
import javafx.scene.layout.Region;

/// What fills the window: something to draw, what can be done on it, and where its sheets come up.
public interface Screen {
  Region region();

  Overlay overlay();

  /// What keys and the palette can do here, most particular first.
  List<Act> acts();

  /// Puts the keyboard where it belongs.
  void release();

  /// The same when it was just shown: where something is to be typed, what is typed first goes
  /// there and is no command.
  default void enter() {
    release();
  }
}
