package dev.holdfast.connector.rehearsal;

import dev.holdfast.kernel.Durations;
import dev.holdfast.plan.Plan;
import dev.holdfast.plan.Scenario;
import dev.holdfast.plan.Step;
import dev.holdfast.plan.StepBody;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the `rehearse` facts of a plan and looks up the `${...}` in them.
final class Facts {
  private static final Pattern LOOK_UP = Pattern.compile("\\$\\{([^}]+)}");

  private final Map<String, Object> known = new HashMap<>();

  Facts(Plan plan) {
    plan.values().forEach((name, value) -> known.put("plan." + name, value));
  }

  Facts(Plan plan, @Nullable Scenario scenario, Map<String, Map<String, Object>> outputs) {
    this(plan);
    if (scenario != null) {
      for (var input : scenario.inputs()) {
        var value = input.rehearsed() != null ? input.rehearsed() : input.preset();
        if (value != null) known.put(input.id(), value);
      }
    }
    outputs.forEach(
        (step, values) ->
            values.forEach(
                (name, value) -> {
                  known.put(step + "." + name, value);
                  known.putIfAbsent(bare(step) + "." + name, value);
                }));
  }

  Facts with(String name, Object value) {
    known.put(name, value);
    return this;
  }

  /// Text that is exactly one look-up keeps the type of its value; what is not known stays as it is
  /// written.
  Object resolve(Object value) {
    return switch (value) {
      case String text -> resolveText(text);
      case Map<?, ?> map -> {
        var copy = new LinkedHashMap<String, Object>();
        map.forEach((key, inner) -> copy.put(String.valueOf(key), resolve(inner)));
        yield copy;
      }
      case List<?> list -> {
        var copy = new ArrayList<Object>();
        for (var inner : list) copy.add(resolve(inner));
        yield copy;
      }
      default -> value;
    };
  }

  private Object resolveText(String text) {
    var whole = LOOK_UP.matcher(text);
    if (whole.matches()) {
      var value = known.get(whole.group(1));
      return value == null || value.equals(text) ? text : value;
    }
    return LOOK_UP
        .matcher(text)
        .replaceAll(
            match ->
                java.util.regex.Matcher.quoteReplacement(
                    Json.text(known.getOrDefault(match.group(1), match.group()))));
  }

  Map<String, Object> map(@Nullable Object value) {
    return value == null ? Map.of() : Json.map(resolve(value));
  }

  static Optional<Duration> duration(@Nullable Object value) {
    if (value instanceof Duration duration) return Optional.of(duration);
    return value == null ? Optional.empty() : Durations.parse(value.toString());
  }

  /// `sub/step[item]` without the way to it and without the item.
  static String bare(String stepName) {
    var bracket = stepName.indexOf('[');
    var name = bracket < 0 ? stepName : stepName.substring(0, bracket);
    return name.substring(name.lastIndexOf('/') + 1);
  }

  static Optional<String> item(String stepName) {
    var from = stepName.lastIndexOf('[');
    return from >= 0 && stepName.endsWith("]")
        ? Optional.of(stepName.substring(from + 1, stepName.length() - 1))
        : Optional.empty();
  }

  /// Finds the step that a run calls by this name, starting from the scenario that runs.
  static Optional<Step> step(Plan plan, @Nullable Scenario scenario, String stepName) {
    var start = scenario == null ? List.<Scenario>of() : List.of(scenario);
    var found = walk(plan, start, stepName);
    if (found.isPresent()) return found;
    return plan.scenarios().stream().flatMap(any -> in(any, bare(stepName)).stream()).findFirst();
  }

  private static Optional<Step> walk(Plan plan, List<Scenario> within, String stepName) {
    var bracket = stepName.indexOf('[');
    var slash = stepName.indexOf('/');
    if (slash < 0
        || (bracket >= 0 && bracket < slash && !stepName.substring(bracket).contains("]/"))) {
      return within.stream().flatMap(scenario -> in(scenario, bare(stepName)).stream()).findFirst();
    }
    var head = bare(stepName.substring(0, slash));
    var inside =
        within.stream()
            .flatMap(scenario -> in(scenario, head).stream())
            .flatMap(step -> leadsTo(step).stream())
            .flatMap(id -> plan.scenario(id).stream())
            .toList();
    return walk(plan, inside, stepName.substring(slash + 1));
  }

  private static List<String> leadsTo(Step step) {
    return switch (step.body()) {
      case StepBody.Run run -> List.of(run.scenario());
      case StepBody.Decide decide -> List.copyOf(decide.branches().values());
      case StepBody.Action _, StepBody.Ask _, StepBody.Approve _, StepBody.Wait _ -> List.of();
    };
  }

  private static Optional<Step> in(Scenario scenario, String id) {
    return scenario.phases().stream()
        .flatMap(phase -> phase.steps().stream())
        .filter(step -> step.id().equals(id))
        .findFirst();
  }
}
