package dev.holdfast.ui.uikit;

import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.layout.Region;

/// The four kinds of button.
public final class Buttons {
  private Buttons() {}

  /// The one filled button.
  public static Button primary(String id, String text, Runnable run) {
    return button("primary", id, text, "", run);
  }

  public static Button plain(String id, String text, String key, Runnable run) {
    return button("plain", id, text, key, run);
  }

  public static Button quiet(String id, String text, String key, Runnable run) {
    return button("quiet", id, text, key, run);
  }

  /// Only in a sheet of its own.
  public static Button destroy(String id, String text, Runnable run) {
    return button("destroy", id, text, "", run);
  }

  private static Button button(String kind, String id, String text, String key, Runnable run) {
    var button = new Button(text);
    button.setId(id);
    button.getStyleClass().add(kind);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(_ -> run.run());
    key(button, key);
    return button;
  }

  /// Shows the key that does the same inside the button.
  public static void key(Button button, String key) {
    if (key.isEmpty()) {
      button.setGraphic(null);
      return;
    }
    button.setGraphic(Labels.fixed(key, "key"));
    button.setContentDisplay(ContentDisplay.RIGHT);
    button.setGraphicTextGap(9);
  }
}
