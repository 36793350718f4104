package dev.holdfast;

import dev.holdfast.kernel.ProblemException;
import dev.holdfast.plan.Plan;
import dev.holdfast.plan.Scenario;
import dev.holdfast.plan.Templates;
import java.util.List;

/// What an input is when nobody says anything, as far as the plan alone tells it: a form shows it
/// before the run, not only the record afterwards.
final class Presets {
  private Presets() {}

  static List<Scenario.Input> filled(Plan plan, List<Scenario.Input> inputs) {
    return inputs.stream().map(input -> filled(plan, input)).toList();
  }

  static Scenario.Input filled(Plan plan, Scenario.Input input) {
    var preset = input.preset();
    if (preset == null) return input;
    try {
      var value =
          Templates.resolve(
              preset,
              name -> name.startsWith("plan.") ? plan.values().get(name.substring(5)) : null);
      return new Scenario.Input(
          input.id(),
          input.type(),
          input.title(),
          value,
          input.rehearsed(),
          input.choose(),
          input.source(),
          input.at());
    } catch (ProblemException e) {
      // It depends on what only a run knows.
      return input;
    }
  }
}
