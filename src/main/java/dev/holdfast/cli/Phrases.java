package dev.holdfast.cli;

import java.util.ResourceBundle;

/// The words of the window, so that the terminal asks in the same ones.
final class Phrases {
  private static final ResourceBundle WINDOW = ResourceBundle.getBundle("ui.strings");

  private Phrases() {}

  static String of(String key, Object... values) {
    var text = WINDOW.getString(key);
    for (int i = 0; i < values.length; i++) {
      text = text.replace("{" + i + "}", String.valueOf(values[i]));
    }
    return text;
  }
}
