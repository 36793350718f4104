package dev.holdfast.runbook;

import dev.holdfast.plan.Plan;
import dev.holdfast.plan.Scenario;
import dev.holdfast.plan.Step;
import dev.holdfast.plan.StepBody;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What a scenario can come to, through sub-scenarios and branches.
final class Reach {
  private Reach() {}

  static Set<String> actions(Plan plan, Scenario scenario) {
    var actions = new TreeSet<String>();
    for (var step : steps(plan, scenario)) {
      if (step.body() instanceof StepBody.Action action) actions.add(action.action());
    }
    return actions;
  }

  static List<Step> steps(Plan plan, Scenario scenario) {
    var steps = new ArrayList<Step>();
    collect(plan, scenario, steps, new HashSet<>());
    return steps;
  }

  /// The ids of the scenarios that it can come to, its own among them.
  static Set<String> scenarios(Plan plan, Scenario scenario) {
    var seen = new HashSet<String>();
    collect(plan, scenario, new ArrayList<>(), seen);
    return seen;
  }

  /// The steps of the scenarios that a step may lead to.
  static List<Step> within(Plan plan, StepBody body) {
    var steps = new ArrayList<Step>();
    var seen = new HashSet<String>();
    for (var next : next(body)) {
      plan.scenario(next).ifPresent(sub -> collect(plan, sub, steps, seen));
    }
    return steps;
  }

  private static void collect(Plan plan, Scenario scenario, List<Step> steps, Set<String> seen) {
    if (!seen.add(scenario.id())) return;
    for (var phase : scenario.phases()) {
      for (var step : phase.steps()) {
        steps.add(step);
        for (var next : next(step.body())) {
          plan.scenario(next).ifPresent(sub -> collect(plan, sub, steps, seen));
        }
      }
    }
  }

  /// The scenarios that a step may lead to.
  static List<String> next(StepBody body) {
    return switch (body) {
      case StepBody.Run run -> List.of(run.scenario());
      case StepBody.Decide decide -> List.copyOf(decide.branches().values());
      case StepBody.Action a -> List.of();
      case StepBody.Ask a -> List.of();
      case StepBody.Approve a -> List.of();
      case StepBody.Wait w -> List.of();
    };
  }
}
