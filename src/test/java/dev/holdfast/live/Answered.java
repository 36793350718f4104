package dev.holdfast.live;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/// The JSON that a run prints, as a test asks about it.
record Answered(Map<String, Object> json) {
  String incident() {
    return text(json, "incident");
  }

  String state() {
    return text(json, "state");
  }

  Map<String, Object> step(String id) {
    return find("steps", id);
  }

  String stepState(String id) {
    return text(step(id), "state");
  }

  List<Map<String, Object>> steps() {
    return list("steps");
  }

  List<Map<String, Object>> items() {
    return list("items");
  }

  List<Map<String, Object>> needs() {
    return list("needs");
  }

  private Map<String, Object> find(String field, String id) {
    return list(field).stream()
        .filter(one -> id.equals(one.get("id")))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException(id));
  }

  @SuppressWarnings("unchecked") // an array of objects, as the schema of the output says
  private List<Map<String, Object>> list(String field) {
    return (List<Map<String, Object>>) json.getOrDefault(field, List.of());
  }

  static String text(Map<String, Object> from, String field) {
    return String.valueOf(from.get(field));
  }
}
