package dev.holdfast.ui.uikit;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;

/// The part of a scroll pane through which its content is seen.
public final class Viewports {
  private Viewports() {}

  /// JavaFX keeps pictures of what can be scrolled, to shift them. Painted by software that is no
  /// faster, and each pane that was ever opened leaves some megabytes behind.
  public static void unpictured(ScrollPane pane) {
    pane.skinProperty()
        .addListener(
            (_, _, _) -> {
              for (var part : pane.getChildrenUnmodifiable()) unpictured(part);
            });
  }

  private static void unpictured(Node part) {
    if (part.getStyleClass().contains("viewport")) part.setCache(false);
  }
}
