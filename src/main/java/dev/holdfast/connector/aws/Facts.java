package dev.holdfast.connector.aws;

import java.util.LinkedHashMap;
import java.util.Map;

/// Short `label: value` facts in the order they are put.
final class Facts {
  private Facts() {}

  static Map<String, String> of(String label, String value) {
    var facts = new LinkedHashMap<String, String>();
    facts.put(label, value);
    return facts;
  }

  static Map<String, String> of(String label, String value, String second, String other) {
    var facts = of(label, value);
    facts.put(second, other);
    return facts;
  }

  static Map<String, String> with(Map<String, String> facts, String label, String value) {
    var more = new LinkedHashMap<>(facts);
    more.put(label, value);
    return more;
  }

  static String words(Map<String, String> facts) {
    return String.join(
        ", ", facts.entrySet().stream().map(f -> f.getKey() + ": " + f.getValue()).toList());
  }
}
