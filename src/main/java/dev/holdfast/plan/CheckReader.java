package dev.holdfast.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads check uses: on their own, or with their keys beside those of a sign or a checklist item.
final class CheckReader {
  /// Keys of a check use besides `check`.
  static final List<String> BESIDE =
      List.of("target", "with", "is", "within", "holds", "every", "timeout");

  private CheckReader() {}

  static CheckUse use(YamlMap map) {
    return read(map, map.text("check"), true);
  }

  static List<CheckUse> uses(YamlMap map, String key) {
    return map.objects(key, "check-use", CheckReader::use);
  }

  static @Nullable CheckUse optional(YamlMap map, String key) {
    return map.optionalObject(key, "check-use", CheckReader::use);
  }

  /// `check: NAME` with its keys beside, or `check: {check: NAME, ...}`; null where there is none.
  ///
  /// @param holds whether `holds` belongs to the check (else to the object around it)
  static @Nullable CheckUse beside(YamlMap map, boolean holds) {
    var keys = holds ? BESIDE : BESIDE.stream().filter(key -> !key.equals("holds")).toList();
    if (!map.has("check") || map.isMapping("check")) {
      var use = optional(map, "check");
      map.misplaced(keys, "a 'check' on the same level");
      return use;
    }
    var name = map.optionalText("check");
    return read(map, name == null ? "" : name, holds);
  }

  private static CheckUse read(YamlMap map, String name, boolean holds) {
    return new CheckUse(
        name,
        map.optionalId("target"),
        map.values("with"),
        map.optionalValue("is"),
        map.optionalDuration("within"),
        holds ? map.optionalDuration("holds") : null,
        map.optionalDuration("every"),
        map.optionalDuration("timeout"),
        map.at());
  }
}
