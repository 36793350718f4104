package dev.holdfast.ui;

import dev.holdfast.ui.uikit.Act;
import dev.holdfast.ui.uikit.Key;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/// What can be done anywhere in the window.
final class WindowActs {
  private WindowActs() {}

  /// What the acts do.
  record Does(
      Runnable palette,
      Runnable keys,
      Runnable manual,
      Runnable theme,
      IntConsumer zoom,
      Runnable wall,
      Supplier<Optional<String>> noRun,
      Supplier<Optional<String>> noHome,
      Runnable home) {}

  static List<Act> of(Does does) {
    return List.of(
        Act.always(Key.PALETTE, does.palette()),
        Act.always(Key.KEYS, does.keys()),
        Act.always(Key.MANUAL, does.manual()),
        Act.when(Key.WALL, does.noRun(), does.wall()),
        Act.when(Key.HOME, does.noHome(), does.home()),
        Act.always(Key.THEME, does.theme()),
        Act.always(Key.ZOOM_IN, () -> does.zoom().accept(1)),
        Act.always(Key.ZOOM_OUT, () -> does.zoom().accept(-1)),
        Act.always(Key.ZOOM_RESET, () -> does.zoom().accept(0)));
  }
}
