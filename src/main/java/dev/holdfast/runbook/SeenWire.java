package dev.holdfast.runbook;

import dev.holdfast.incident.Sighting;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// When items were read, as one process of a home tells it to another.
final class SeenWire {
  private SeenWire() {}

  static Map<String, Object> write(Map<String, Sighting> seen) {
    var data = new LinkedHashMap<String, Object>();
    seen.forEach((id, one) -> data.put(id, List.of(one.last().toString(), one.until().toString())));
    return data;
  }

  /// What is not understood was not read.
  static Map<String, Sighting> read(@org.jspecify.annotations.Nullable Object data) {
    var all = new LinkedHashMap<String, Sighting>();
    if (!(data instanceof Map<?, ?> map)) return all;
    map.forEach(
        (id, value) -> {
          if (!(value instanceof List<?> two) || two.size() != 2) return;
          try {
            all.put(
                String.valueOf(id),
                new Sighting(
                    Instant.parse(String.valueOf(two.get(0))),
                    Instant.parse(String.valueOf(two.get(1)))));
          } catch (DateTimeException e) {
            all.put(String.valueOf(id), Sighting.NONE);
          }
        });
    return all;
  }
}
