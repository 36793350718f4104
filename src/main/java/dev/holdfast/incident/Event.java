package dev.holdfast.incident;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One thing that happened in a run, as it stands on record.
///
/// @param at run time
/// @param data JSON values; `step` and `by` where they apply
public record Event(long seq, Instant at, String type, Map<String, Object> data) {

  public String text(String key) {
    var value = data.get(key);
    return value == null ? "" : String.valueOf(value);
  }

  public String step() {
    return text("step");
  }

  public String by() {
    return text("by");
  }

  public boolean flag(String key) {
    return Boolean.TRUE.equals(data.get(key));
  }

  public int number(String key) {
    return data.get(key) instanceof Number number ? number.intValue() : 0;
  }

  public Optional<Instant> instant(String key) {
    var text = text(key);
    return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
  }

  public List<String> texts(String key) {
    return data.get(key) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }

  @SuppressWarnings("unchecked")
  public Map<String, Object> map(String key) {
    return data.get(key) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }

  public Map<String, String> textMap(String key) {
    var texts = new java.util.LinkedHashMap<String, String>();
    map(key).forEach((name, value) -> texts.put(name, String.valueOf(value)));
    return texts;
  }
}
