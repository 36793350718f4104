package dev.holdfast.ui.uikit;

import java.util.ResourceBundle;

/// The texts of the window, from `strings.properties`.
public final class Words {
  private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("ui.strings");

  private Words() {}

  /// The text called so, with `{0}`, `{1}`... filled in.
  public static String of(String key, Object... values) {
    var text = BUNDLE.getString(key);
    for (var i = 0; i < values.length; i++) {
      text = text.replace("{" + i + "}", String.valueOf(values[i]));
    }
    return text;
  }

  /// The text for a number of things: `key.one` or `key.many`.
  public static String count(String key, long count) {
    return of(key + (count == 1 ? ".one" : ".many"), count);
  }

  public static boolean has(String key) {
    return BUNDLE.containsKey(key);
  }
}
