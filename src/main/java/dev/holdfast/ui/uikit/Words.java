package dev.holdfast.ui.uikit;

import java.util.Locale;
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

  /// A text that stood after a colon, as a sentence of its own; names of machines stay as they are.
  public static String sentence(String text) {
    var word = text.split("\\s", 2)[0];
    if (word.isEmpty()
        || !word.chars().allMatch(letter -> Character.isLetter(letter) || letter == ','))
      return text;
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  public static boolean has(String key) {
    return BUNDLE.containsKey(key);
  }
}
