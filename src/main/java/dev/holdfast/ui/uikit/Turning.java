package dev.holdfast.ui.uikit;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// Turns what scrolls by a page: by what is seen of it, less a line that the eye can hold on to.
public final class Turning {
  private static final double LINE = 40;

  private Turning() {}

  /// Turns the pane at the right of a page, where it has one.
  public static void pane(@Nullable Node page, int by) {
    if (page != null && page.lookup(".pane .scroll-pane") instanceof ScrollPane scroll)
      turn(scroll, by);
  }

  public static void turn(ScrollPane scroll, int by) {
    scroll.applyCss();
    scroll.layout();
    var seen = scroll.getViewportBounds().getHeight();
    var room = scroll.getContent().getLayoutBounds().getHeight() - seen;
    if (room <= 0) return;
    var step = Math.max(LINE, seen - LINE) * by;
    scroll.setVvalue(Math.clamp(scroll.getVvalue() + step / room, 0, 1));
  }

  /// Lets the page keys turn it also while somebody types into a field of one line within.
  public static void within(Node pane, ScrollPane scroll) {
    pane.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          var down = event.getCode() == KeyCode.PAGE_DOWN;
          if (!down && event.getCode() != KeyCode.PAGE_UP) return;
          if (event.getTarget() instanceof TextArea) return;
          event.consume();
          turn(scroll, down ? 1 : -1);
        });
  }
}
