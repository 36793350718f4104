package dev.holdfast.runbook;

import dev.holdfast.plan.Plan;
import dev.holdfast.plan.Scenario;
import java.util.List;
import java.util.Map;

/// What stands for a plan that cannot be read any more, so that the record of its run still can.
final class NoPlan {
  private NoPlan() {}

  static Plan of(String id, String scenario) {
    var run = Scenario.bare(scenario, Scenario.Kind.DISASTER, List.of(), List.of(), Map.of());
    return Plan.bare(id, Map.of(), List.of(), List.of(), Map.of(), List.of(run));
  }
}
