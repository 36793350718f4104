package dev.holdfast.ui.uikit;

import javafx.scene.Node;
import javafx.scene.control.TextField;

/// Keeps the keyboard in a field that is made anew while a person types into it: a list makes its
/// rows again whenever one of them changes its height.
public final class Typing {
  private String held = "";
  private int caret;

  /// To be called for each field that is made.
  ///
  /// @param key the same for the field that takes its place
  public void watch(TextField field, String key) {
    field
        .focusedProperty()
        .addListener(
            (_, _, on) -> {
              if (on) held = key;
              else if (held.equals(key) && seen(field)) held = "";
            });
    field
        .caretPositionProperty()
        .addListener(
            (_, _, at) -> {
              if (field.isFocused()) caret = at.intValue();
            });
  }

  /// To be called once the field stands where the one before it stood.
  public void takeUp(TextField field, String key) {
    if (!held.equals(key) || field.isFocused() || field.getScene() == null) return;
    var at = caret;
    field.requestFocus();
    field.positionCaret(Math.min(at, field.getLength()));
  }

  /// A field that is gone did not let go of the keyboard by a person's will.
  private static boolean seen(Node node) {
    if (node.getScene() == null) return false;
    for (var at = node; at != null; at = at.getParent()) if (!at.isVisible()) return false;
    return true;
  }
}
