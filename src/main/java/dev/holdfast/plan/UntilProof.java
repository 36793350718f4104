package dev.holdfast.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// Temporary states whose `until` names a step that acts on something else: it would count as
/// lifted while it still stands. Only what can be told from the names of the actions is told: a
/// script, a person or another scenario may lift anything.
final class UntilProof {
  /// Connectors whose actions each touch one kind of thing, and nothing else.
  private static final List<String> TELLING = List.of("aws", "kubernetes");

  private UntilProof() {}

  static void check(References all, Scenario scenario) {
    var actions = new HashMap<String, String>();
    for (var phase : scenario.phases()) {
      for (var step : phase.steps()) {
        if (step.body() instanceof StepBody.Action action) actions.put(step.id(), action.action());
      }
    }
    for (int p = 0; p < scenario.phases().size(); p++) {
      var steps = scenario.phases().get(p).steps();
      for (int s = 0; s < steps.size(); s++) {
        var until = steps.get(s).until();
        var action = actions.get(steps.get(s).id());
        var lift = actions.get(until);
        if (until == null || action == null || lift == null || mayLift(lift, action)) continue;
        all.warning(
            "until-elsewhere",
            References.file(scenario) + "/phases/" + p + "/steps/" + s + "/until",
            "'%s' does not lift '%s': %s leaves alone what %s changes."
                .formatted(until, steps.get(s).id(), lift, action),
            "The state would count as lifted while it still stands, and nobody would be asked.",
            "Name the step that puts it back, or a decision that starts it.");
      }
    }
  }

  private static boolean mayLift(String lift, String action) {
    var one = kind(lift);
    var other = kind(action);
    return one.isEmpty() || other.isEmpty() || one.equals(other);
  }

  /// What an action acts on, such as `aws.ec2`; empty where its name does not say.
  private static Optional<String> kind(String action) {
    var dot = action.lastIndexOf('.');
    return TELLING.stream()
        .filter(connector -> action.startsWith(connector + "."))
        .findFirst()
        .map(connector -> action.substring(0, dot));
  }
}
