package dev.holdfast.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads check uses: on their own, or with their keys beside those of a sign or a checklist item.
final class CheckReader {
  /// Keys of a check use besides `check`.
  static final List<String> BESIDE =
      List.of("target", "with", "is", "within", "holds", "every", "timeout");

  /// What looks at a check: `within` and `holds` mean something only where it is waited for.
  enum Look {
    /// A step waits for it, as `verify` or `wait`.
    AWAITED,
    /// It is read as it is, once or again and again.
    READ,
    /// As [#READ], of a checklist item, which says itself for how long it must hold.
    ITEM
  }

  private static final String AWAITING = "a step that waits for the check: its 'verify' or 'wait'";
  private static final String OF_ITEM = "the checklist item, beside its 'check'";

  private CheckReader() {}

  static List<CheckUse> uses(YamlMap map, String key, Look look) {
    return map.objects(key, "check-use", one -> nested(one, look));
  }

  static @Nullable CheckUse optional(YamlMap map, String key, Look look) {
    return map.optionalObject(key, "check-use", one -> nested(one, look));
  }

  private static CheckUse nested(YamlMap map, Look look) {
    if (look == Look.ITEM) map.elsewhere("holds", OF_ITEM);
    return read(map, map.text("check"), look);
  }

  /// `check: NAME` with its keys beside, or `check: {check: NAME, ...}`; null where there is none.
  static @Nullable CheckUse beside(YamlMap map, Look look) {
    var item = look == Look.ITEM;
    var keys = item ? BESIDE.stream().filter(key -> !key.equals("holds")).toList() : BESIDE;
    if (!map.has("check") || map.isMapping("check")) {
      var use = optional(map, "check", look);
      map.misplaced(keys, "a 'check' on the same level");
      return use;
    }
    var name = map.optionalText("check");
    return read(map, name == null ? "" : name, look);
  }

  private static CheckUse read(YamlMap map, String name, Look look) {
    var awaited = look == Look.AWAITED;
    if (!awaited) map.elsewhere("within", AWAITING);
    if (look == Look.READ) map.elsewhere("holds", AWAITING);
    return new CheckUse(
        name,
        map.optionalId("target"),
        map.values("with"),
        map.optionalValue("is"),
        awaited ? map.optionalLasting("within") : null,
        awaited ? map.optionalDuration("holds") : null,
        map.optionalLasting("every"),
        map.optionalLasting("timeout"),
        map.at());
  }
}
