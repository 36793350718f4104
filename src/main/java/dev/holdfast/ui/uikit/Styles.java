package dev.holdfast.ui.uikit;

import java.util.List;
import javafx.scene.Node;

/// Changes a node's style classes only where they differ. JavaFX styles a node and all beneath it
/// anew whenever the list is touched, also when it holds the same afterwards.
public final class Styles {
  private Styles() {}

  /// These and no others.
  public static void set(Node node, String... styles) {
    set(node, List.of(styles));
  }

  /// These and no others.
  public static void set(Node node, List<String> styles) {
    if (!node.getStyleClass().equals(styles)) node.getStyleClass().setAll(styles);
  }

  public static void add(Node node, String style) {
    if (!node.getStyleClass().contains(style)) node.getStyleClass().add(style);
  }

  public static void remove(Node node, String style) {
    if (node.getStyleClass().contains(style)) node.getStyleClass().remove(style);
  }
}
