package dev.holdfast.incident;

import dev.holdfast.kernel.Json;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a person was shown of a change, as a text by which two showings can be compared: with what
/// it would be sent, where, and what is there.
public final class Shown {
  private static final List<String> PARTS =
      List.of("args", "target", "request", "now", "after", "confirm");

  private Shown() {}

  /// Of the data of `step.previewed`.
  public static String of(Map<String, Object> data) {
    var parts = new TreeMap<String, Object>();
    for (var part : PARTS) {
      var value = data.get(part);
      if (value != null) parts.put(part, sorted(value));
    }
    return Json.write(parts);
  }

  private static Object sorted(Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        var sorted = new TreeMap<String, Object>();
        map.forEach((key, item) -> sorted.put(String.valueOf(key), sorted((Object) item)));
        yield sorted;
      }
      case List<?> list -> list.stream().map(item -> sorted((Object) item)).toList();
      default -> value;
    };
  }
}
