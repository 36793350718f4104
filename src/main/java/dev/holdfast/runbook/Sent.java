package dev.holdfast.runbook;

import dev.holdfast.connector.Param;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// With what an attempt was sent, and where, as its intent says. What is not whole on record (a
/// secret, what was cut, a file) is taken as it is now.
///
/// @param target empty where none is on record
record Sent(Map<String, Object> args, String target) {
  static final Sent NOTHING = new Sent(Map.of(), "");

  static Sent of(Map<String, Object> intent) {
    var args = new HashMap<String, Object>();
    if (intent.get("args") instanceof Map<?, ?> map) {
      map.forEach((name, value) -> args.put(String.valueOf(name), value));
    }
    return new Sent(args, intent.get("target") instanceof String id ? id : "");
  }

  /// @param now as they would be today
  Map<String, Object> args(List<Param> params, Map<String, Object> now) {
    var all = new HashMap<>(now);
    for (var param : params) {
      var value = args.get(param.name());
      if (value != null && param.type() != Param.Type.FILE && whole(value)) {
        all.put(param.name(), value);
      }
    }
    return all;
  }

  @Nullable String target(@Nullable String now) {
    return target.isEmpty() ? now : target;
  }

  private static boolean whole(Object value) {
    return switch (value) {
      case List<?> list -> list.stream().allMatch(item -> whole((Object) item));
      case Map<?, ?> map -> map.values().stream().allMatch(item -> whole((Object) item));
      default -> !String.valueOf(value).contains("<secret:") && !Lengths.cut(value);
    };
  }
}
