package dev.holdfast.estate;

import dev.holdfast.plan.Plan;
import dev.holdfast.plan.Templates;
import java.util.Map;

/// Values of a plan with what is known written out; what only a run can know stays as it is.
///
/// @param inputs by name
record KnownValues(Plan plan, Map<String, Object> inputs) {
  /// Values that need each other in a circle stay as they are.
  private static final int DEEP = 8;

  Object of(Object value) {
    return of(value, 0);
  }

  private Object of(Object value, int depth) {
    return Templates.resolve(value, name -> find(name, depth));
  }

  private Object find(String name, int depth) {
    var value = name.startsWith("plan.") ? plan.values().get(name.substring(5)) : inputs.get(name);
    return value == null || depth >= DEEP ? "${" + name + "}" : of(value, depth + 1);
  }
}
