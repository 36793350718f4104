package dev.holdfast.runbook;

import dev.holdfast.connector.Identity;
import dev.holdfast.connector.Preview;
import dev.holdfast.connector.Probe;
import dev.holdfast.incident.Person;
import dev.holdfast.incident.ProblemData;
import dev.holdfast.kernel.Problem;
import dev.holdfast.plan.EffectClass;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What connectors say, as data of events.
final class Facts {
  private Facts() {}

  static Map<String, Object> of(String step) {
    var data = new LinkedHashMap<String, Object>();
    data.put("step", step);
    return data;
  }

  static Map<String, Object> with(String step, String key, Object value) {
    var data = of(step);
    data.put(key, value);
    return data;
  }

  /// Adds who said it.
  static Map<String, Object> by(Person by, Map<String, Object> data) {
    data.put("by", by.name());
    data.put("role", by.role());
    return data;
  }

  static Map<String, Object> problem(String step, Problem problem) {
    return with(step, "problem", ProblemData.data(problem));
  }

  static Map<String, Object> identity(String step, Identity identity) {
    var data = of(step);
    data.put("verdict", word(identity.verdict()));
    data.put("credential", identity.credential());
    data.put("why", identity.why());
    data.put(
        "lines",
        identity.lines().stream()
            .map(
                line -> {
                  var map = new LinkedHashMap<String, Object>();
                  map.put("label", line.label());
                  map.put("planSays", line.planSays());
                  map.put("itIs", line.itIs());
                  return (Object) map;
                })
            .toList());
    return data;
  }

  static Map<String, Object> preview(String step, Preview preview, EffectClass effect) {
    var data = of(step);
    data.put("does", preview.does());
    data.put("request", preview.request());
    data.put("now", preview.now());
    data.put("after", preview.after());
    data.put("touches", preview.touches());
    data.put("confirm", preview.confirm());
    data.put("warnings", preview.warnings());
    data.put("effect", word(effect));
    preview
        .undo()
        .ifPresent(
            undo -> {
              var map = new LinkedHashMap<String, Object>();
              map.put("action", undo.action());
              map.put("target", undo.target());
              map.put("args", undo.args());
              map.put("says", undo.says());
              data.put("undo", map);
            });
    return data;
  }

  static Map<String, Object> probe(String step, Probe probe) {
    var data = of(step);
    data.put("verdict", word(probe.verdict()).replace('_', ' '));
    data.put("looked", probe.looked());
    data.put("seen", probe.seen());
    if (!probe.outputs().isEmpty()) data.put("outputs", plain(probe.outputs()));
    return data;
  }

  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /// Plain JSON values of outputs; a connector may hand out instants or numbers.
  static Map<String, Object> plain(Map<String, Object> outputs) {
    var plain = new LinkedHashMap<String, Object>();
    outputs.forEach((name, value) -> plain.put(name, plain(value)));
    return plain;
  }

  private static Object plain(Object value) {
    return switch (value) {
      case String s -> s;
      case Number n -> n;
      case Boolean b -> b;
      case List<?> list -> list.stream().map(item -> plain((Object) item)).toList();
      case Map<?, ?> map -> {
        var copy = new LinkedHashMap<String, Object>();
        map.forEach((k, v) -> copy.put(String.valueOf(k), plain((Object) v)));
        yield copy;
      }
      default -> String.valueOf(value);
    };
  }
}
