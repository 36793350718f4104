package dev.holdfast.runbook;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdfast.kernel.Json;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Keeps events within a line of the journal (64 KiB): what is longer is cut in its longest texts,
/// and says so.
final class Lengths {
  /// Of an event, with room for what the journal adds.
  static final int MOST = 60 * 1024;

  /// An output that is longer is not kept: half of a value is another value.
  static final int OUTPUT = 16 * 1024;

  private static final int SHORTEST = 200;
  private static final Pattern MARK =
      Pattern.compile("\\[cut, \\d+ characters in all, sha256 [0-9a-f]{16}]$");

  private Lengths() {}

  /// The data as it goes on record.
  static Map<String, Object> fit(Map<String, Object> data) {
    if (letters(data) < MOST / 6) return data;
    var fitting = data;
    for (int most = MOST / 4; size(fitting) > MOST && most >= SHORTEST; most /= 2) {
      fitting = cut(data, most);
    }
    return fitting;
  }

  /// The outputs that can be kept whole.
  static Map<String, Object> outputs(Map<String, Object> all) {
    var kept = new LinkedHashMap<String, Object>();
    var room = MOST / 2;
    for (var one : all.entrySet()) {
      var letters = letters(one.getValue());
      if (letters > Math.min(OUTPUT, room)) continue;
      room -= letters;
      kept.put(one.getKey(), one.getValue());
    }
    return kept;
  }

  /// Says which outputs were not kept; empty where all were.
  static String leftOut(Map<String, Object> all, Map<String, Object> kept) {
    var names = all.keySet().stream().filter(name -> !kept.containsKey(name)).toList();
    return names.isEmpty()
        ? ""
        : "too long to be kept as an output: %s; ".formatted(String.join(", ", names));
  }

  /// Whether a value that was read from the record is not whole.
  static boolean cut(Object value) {
    return MARK.matcher(String.valueOf(value)).find();
  }

  private static int size(Map<String, Object> data) {
    return Json.write(data).getBytes(UTF_8).length;
  }

  private static int letters(Object value) {
    return switch (value) {
      case String text -> text.length();
      case Map<?, ?> map ->
          map.entrySet().stream()
              .mapToInt(one -> letters(String.valueOf(one.getKey())) + letters(one.getValue()) + 8)
              .sum();
      case List<?> list -> list.stream().mapToInt(item -> letters((Object) item) + 4).sum();
      default -> 24;
    };
  }

  private static Map<String, Object> cut(Map<?, ?> data, int most) {
    var shorter = new LinkedHashMap<String, Object>();
    data.forEach((key, value) -> shorter.put(String.valueOf(key), cut((Object) value, most)));
    return shorter;
  }

  private static Object cut(Object value, int most) {
    return switch (value) {
      case String text when text.length() > most && !cut(text) ->
          text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most)
              + " [cut, %d characters in all, sha256 %s]".formatted(text.length(), digest(text));
      case Map<?, ?> map -> cut(map, most);
      case List<?> list -> list.stream().map(item -> cut((Object) item, most)).toList();
      default -> value;
    };
  }

  /// So that two texts with the same beginning are not taken for one.
  private static String digest(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
