package dev.holdfast.connector.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Keeps the estate's values to what a JSON file can hold without loss: text, whole numbers,
/// booleans, lists, maps. Decimals, instants and durations are text.
final class Json {
  private Json() {}

  static Object plain(Object value) {
    return switch (value) {
      case String text -> text;
      case Boolean flag -> flag;
      case Long number -> number;
      case Integer number -> number.longValue();
      case Short number -> number.longValue();
      case Instant instant -> instant.toString();
      case Duration duration -> duration.toString();
      case Map<?, ?> map -> plainMap(map);
      case List<?> list -> {
        var copy = new ArrayList<Object>();
        for (var element : list) if (element != null) copy.add(plain(element));
        yield List.copyOf(copy);
      }
      default -> value.toString();
    };
  }

  static Map<String, Object> plainMap(Map<?, ?> map) {
    var copy = new TreeMap<String, Object>();
    map.forEach(
        (key, value) -> {
          if (value != null) copy.put(String.valueOf(key), plain(value));
        });
    return copy;
  }

  static Map<String, Object> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? plainMap(map) : new LinkedHashMap<>();
  }

  static List<Object> list(@Nullable Object value) {
    if (value == null) return List.of();
    return value instanceof List<?> list ? List.copyOf(list) : List.of(value);
  }

  static List<String> texts(@Nullable Object value) {
    return list(value).stream().map(String::valueOf).toList();
  }

  static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  static long number(@Nullable Object value, long other) {
    if (value instanceof Number number) return number.longValue();
    try {
      return value == null ? other : Long.parseLong(value.toString().trim());
    } catch (NumberFormatException notANumber) {
      return other;
    }
  }

  static boolean flag(@Nullable Object value) {
    return Boolean.TRUE.equals(value) || "true".equals(value);
  }
}
