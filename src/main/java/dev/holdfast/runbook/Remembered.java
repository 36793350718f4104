package dev.holdfast.runbook;

import dev.holdfast.connector.Preview;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads a preview back from the intent on record.
final class Remembered {
  private Remembered() {}

  static Preview preview(Map<String, Object> intent) {
    return new Preview(
        text(intent, "does"),
        map(intent, "request"),
        texts(intent, "now"),
        texts(intent, "after"),
        text(intent, "touches"),
        text(intent, "confirm"),
        Optional.empty(),
        false,
        List.of());
  }

  private static String text(Map<String, Object> data, String key) {
    var value = data.get(key);
    return value == null ? "" : String.valueOf(value);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Map<String, Object> data, String key) {
    return data.get(key) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }

  private static Map<String, String> texts(Map<String, Object> data, String key) {
    var texts = new LinkedHashMap<String, String>();
    map(data, key).forEach((name, value) -> texts.put(name, String.valueOf(value)));
    return texts;
  }
}
