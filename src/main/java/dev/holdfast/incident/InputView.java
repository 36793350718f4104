package dev.holdfast.incident;

import dev.holdfast.plan.Scenario;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Something that a run was told or may be told, as it stands.
///
/// @param value as it was given; empty where nothing was, and for secrets
/// @param lastGood whether it is a moment that the plan measures from the beginning of impact: the
///   last good one
public record InputView(
    String id, String title, Scenario.Input.Type type, String value, boolean lastGood) {
  /// One that is no moment before the impact.
  public InputView(String id, String title, Scenario.Input.Type type, String value) {
    this(id, title, type, value, false);
  }

  /// The inputs of the run's own scenario, then those of the scenarios in it that were given, or
  /// that a step waits for.
  static List<InputView> of(Fold fold) {
    var views = new LinkedHashMap<String, InputView>();
    for (var input : fold.scenario().inputs()) views.put(input.id(), view(input, fold.inputs()));
    var waited =
        Needs.of(fold).stream()
            .filter(need -> need.kind() == Need.Kind.INPUT)
            .map(Need::step)
            .collect(Collectors.toSet());
    for (var scenario : fold.plan().scenarios()) {
      for (var input : scenario.inputs()) {
        if (fold.inputs().containsKey(input.id()) || waited.contains(input.id()))
          views.putIfAbsent(input.id(), view(input, fold.inputs()));
      }
    }
    return List.copyOf(views.values());
  }

  private static InputView view(Scenario.Input input, Map<String, Object> given) {
    var secret = input.type() == Scenario.Input.Type.SECRET;
    var value = secret ? "" : said(given.getOrDefault(input.id(), ""));
    return new InputView(input.id(), input.title(), input.type(), value, lastGood(input));
  }

  /// The plan's own hint: a moment that stands for the beginning of impact until somebody knows
  /// better.
  public static boolean lastGood(Scenario.Input input) {
    var hints = input.preset() + " " + input.rehearsed();
    return input.type() == Scenario.Input.Type.INSTANT && hints.contains("${run.began}");
  }

  private static String said(Object value) {
    if (!(value instanceof List<?> list)) return String.valueOf(value);
    return String.join(", ", list.stream().map(String::valueOf).toList());
  }
}
