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

  /// Scrolls what a node lies in, so that the node is seen from its top, and as much above it as
  /// there is room for.
  ///
  /// @param above what should be seen with it, such as the field that it speaks of
  public static void reveal(Node node, double above) {
    Node at = node;
    while (at != null && !(at instanceof ScrollPane)) at = at.getParent();
    if (!(at instanceof ScrollPane pane) || pane.getContent() == null) return;
    pane.applyCss();
    pane.layout();
    var content = pane.getContent();
    var height = content.getLayoutBounds().getHeight();
    var seen = pane.getViewportBounds().getHeight();
    if (height <= seen) return;
    var bounds = content.sceneToLocal(node.localToScene(node.getLayoutBounds()));
    var top = Math.max(0, bounds.getMinY() - above);
    var bottom = Math.min(height, bounds.getMaxY() + 16);
    var now = pane.getVvalue() * (height - seen);
    if (top >= now && bottom <= now + seen) return;
    // What does not fit is seen from its end; the node's own top comes first.
    var wanted = Math.min(bottom - seen, bounds.getMinY());
    if (top < now && bottom - top <= seen) wanted = top;
    pane.setVvalue(Math.clamp(wanted / (height - seen), 0, 1));
  }

  private static void unpictured(Node part) {
    if (part.getStyleClass().contains("viewport")) part.setCache(false);
  }
}
