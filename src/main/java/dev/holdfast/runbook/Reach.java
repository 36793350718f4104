package dev.holdfast.runbook;

import dev.holdfast.plan.Plan;
import dev.holdfast.plan.Scenario;
import dev.holdfast.plan.StepBody;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/// Every action and scenario that a scenario can come to, through sub-scenarios and branches.
final class Reach {
  private Reach() {}

  static Set<String> actions(Plan plan, Scenario scenario) {
    var actions = new TreeSet<String>();
    collect(plan, scenario, actions, new HashSet<>());
    return actions;
  }

  /// The ids of the scenarios that it can come to, its own among them.
  static Set<String> scenarios(Plan plan, Scenario scenario) {
    var seen = new HashSet<String>();
    collect(plan, scenario, new TreeSet<>(), seen);
    return seen;
  }

  private static void collect(Plan plan, Scenario scenario, Set<String> actions, Set<String> seen) {
    if (!seen.add(scenario.id())) return;
    for (var phase : scenario.phases()) {
      for (var step : phase.steps()) {
        switch (step.body()) {
          case StepBody.Action action -> actions.add(action.action());
          case StepBody.Run run ->
              plan.scenario(run.scenario()).ifPresent(sub -> collect(plan, sub, actions, seen));
          case StepBody.Decide decide ->
              decide
                  .branches()
                  .values()
                  .forEach(
                      branch ->
                          plan.scenario(branch)
                              .ifPresent(sub -> collect(plan, sub, actions, seen)));
          case StepBody.Ask a -> {}
          case StepBody.Approve a -> {}
          case StepBody.Wait w -> {}
        }
      }
    }
  }
}
