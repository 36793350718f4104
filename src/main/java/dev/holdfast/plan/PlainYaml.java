package dev.holdfast.plan;

import java.util.Map;
import java.util.Optional;

/// YAML that is no part of a plan, by the same strict rules: no aliases, no tags, no repeated keys.
public final class PlainYaml {
  private PlainYaml() {}

  /// The values of a mapping; empty where the text is something else. Nothing of the text is in any
  /// message.
  public static Optional<Map<String, Object>> map(String text) {
    var reading = new Reading();
    return YamlText.read("text", text, reading)
        .filter(_ -> !reading.failed())
        .filter(YamlNode.Mapping.class::isInstance)
        .map(YamlNode.Mapping.class::cast)
        .map(YamlValues::map);
  }
}
