package dev.holdfast.ui;

import dev.holdfast.ui.shell.Overlay;
import dev.holdfast.ui.shell.Screen;
import dev.holdfast.ui.uikit.Act;
import dev.holdfast.ui.uikit.Look;
import java.util.List;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// What the window shows without a run instead of the start page, one at a time. Used on the FX
/// thread.
final class Detours {
  private @Nullable Way way;
  private @Nullable Screen screen;
  private boolean fresh;

  /// One of them.
  interface Way {
    /// The screen in the look of the moment.
    Screen build(Look look);

    /// Called every second.
    void tick();

    /// Lets go of it.
    void close();
  }

  /// Takes another one; the one before is let go.
  void open(Way next) {
    if (way != null && !way.equals(next)) way.close();
    way = next;
    screen = null;
  }

  boolean isOpen() {
    return way != null;
  }

  Region build(Look look) {
    var made = java.util.Objects.requireNonNull(way).build(look);
    screen = made;
    fresh = true;
    return made.region();
  }

  void tick() {
    if (way != null) way.tick();
  }

  void close() {
    var open = way;
    way = null;
    screen = null;
    if (open != null) open.close();
  }

  @Nullable Overlay overlay() {
    return screen == null ? null : screen.overlay();
  }

  List<Act> acts() {
    return screen == null ? List.of() : screen.acts();
  }

  void release() {
    if (screen == null) return;
    if (fresh) screen.enter();
    else screen.release();
    fresh = false;
  }
}
