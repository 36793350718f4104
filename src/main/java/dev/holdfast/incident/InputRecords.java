package dev.holdfast.incident;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The inputs of a run as they were given.
final class InputRecords {
  private final Map<String, Object> values = new HashMap<>();
  private final Map<String, Instant> corrected = new HashMap<>();

  void declared(Map<String, Object> inputs) {
    values.putAll(inputs);
  }

  void given(Event event) {
    values.put(event.text("input"), event.data().getOrDefault("value", ""));
    if (!event.flag("same")) corrected.put(event.text("input"), event.at());
  }

  Map<String, Object> values() {
    return values;
  }

  /// Since when an input is what it is; empty where it is that from the start.
  Optional<Instant> corrected(String input) {
    return Optional.ofNullable(corrected.get(input));
  }
}
