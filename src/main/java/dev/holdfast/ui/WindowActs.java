package dev.holdfast.ui;

import dev.holdfast.ui.uikit.Act;
import dev.holdfast.ui.uikit.Chords;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import javafx.scene.input.KeyCode;

/// What can be done anywhere in the window.
final class WindowActs {
  private WindowActs() {}

  /// What the acts do.
  record Does(
      Runnable palette,
      Runnable keys,
      Runnable theme,
      IntConsumer zoom,
      Runnable wall,
      Supplier<Optional<String>> noRun,
      Supplier<Optional<String>> noHome,
      Runnable home) {}

  static List<Act> of(Does does) {
    return List.of(
        Act.always("palette", "Ctrl+K", Chords.ctrl(KeyCode.K), does.palette()),
        Act.always("keys", "?", List.of(), does.keys()),
        Act.when("wall", "F11", Chords.of(KeyCode.F11), does.noRun(), does.wall()),
        Act.when("home", "Ctrl+B", Chords.ctrl(KeyCode.B), does.noHome(), does.home()),
        Act.always("theme", "Ctrl+T", Chords.ctrl(KeyCode.T), does.theme()),
        Act.always(
            "zoom-in",
            "Ctrl++",
            Chords.ctrl(KeyCode.PLUS, KeyCode.EQUALS, KeyCode.ADD),
            () -> does.zoom().accept(1)),
        Act.always(
            "zoom-out",
            "Ctrl+\u2212",
            Chords.ctrl(KeyCode.MINUS, KeyCode.SUBTRACT),
            () -> does.zoom().accept(-1)),
        Act.always(
            "zoom-reset",
            "Ctrl+0",
            Chords.ctrl(KeyCode.DIGIT0, KeyCode.NUMPAD0),
            () -> does.zoom().accept(0)));
  }
}
