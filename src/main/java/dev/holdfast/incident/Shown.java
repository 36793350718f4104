package dev.holdfast.incident;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdfast.kernel.Json;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a person was shown of a change, as a text by which two showings can be compared: with what
/// it would be sent, where, and what is there.
public final class Shown {
  private static final List<String> PARTS =
      List.of("args", "target", "request", "now", "after", "confirm", "again");

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

  /// A short hash of a showing, by which a person says which one they saw; empty where none was.
  public static String mark(String shown) {
    if (shown.isEmpty()) return "";
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(shown.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest, 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
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
