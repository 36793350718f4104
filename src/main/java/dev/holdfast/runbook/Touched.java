package dev.holdfast.runbook;

import dev.holdfast.plan.Plan;
import dev.holdfast.plan.Scenario;
import dev.holdfast.plan.StepBody;
import dev.holdfast.plan.Target;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// Where the actions of a scenario go, those of its sub-scenarios and branches included.
public final class Touched {
  private Touched() {}

  /// In the plan's order.
  public static List<Target> by(Plan plan, Scenario scenario) {
    var named =
        Reach.steps(plan, scenario).stream()
            .map(step -> step.body() instanceof StepBody.Action action ? action.target() : null)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    return plan.targets().stream().filter(target -> named.contains(target.id())).toList();
  }
}
