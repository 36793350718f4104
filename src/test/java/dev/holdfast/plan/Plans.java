package dev.holdfast.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Plans by hand, for tests that need no files: what is not named here is empty.
public final class Plans {
  private Plans() {}

  public static Plan empty() {
    return plan("p", Map.of(), List.of(), List.of(), Map.of(), List.of());
  }

  public static Plan plan(
      String id,
      Map<String, Object> values,
      List<Target> targets,
      List<Component> components,
      Map<String, Object> rehearse,
      List<Scenario> scenarios) {
    return Plan.bare(id, values, targets, components, rehearse, scenarios);
  }

  /// The same plan with other backups.
  public static Plan with(Plan plan, List<Paper.Backup> backups) {
    return new Plan(
        plan.id(),
        plan.title(),
        plan.text(),
        plan.owner(),
        plan.documents(),
        plan.review(),
        plan.objectives(),
        plan.tolerances(),
        plan.values(),
        plan.targets(),
        plan.components(),
        backups,
        plan.markers(),
        plan.retention(),
        plan.roles(),
        plan.contacts(),
        plan.services(),
        plan.escalation(),
        plan.updates(),
        plan.checklist(),
        plan.metrics(),
        plan.report(),
        plan.meetings(),
        plan.upkeep(),
        plan.compliance(),
        plan.audit(),
        plan.safeguards(),
        plan.prose(),
        plan.rehearse(),
        plan.scenarios());
  }

  public static Target target(String id, String connector, Map<String, Object> settings) {
    return new Target(id, null, connector, null, null, settings, List.of(), Position.NOWHERE);
  }

  /// A scenario of one phase.
  ///
  /// @param checklist empty for the plan's whole checklist
  public static Scenario scenario(
      String id,
      Scenario.Kind kind,
      List<String> checklist,
      List<Step> steps,
      Map<String, Object> rehearse) {
    var all = new Scenario.Phase("All", null, steps, List.of(), Position.NOWHERE);
    return Scenario.bare(id, kind, checklist, List.of(all), rehearse);
  }

  public static Step step(String id, StepBody body, Map<String, Object> rehearse) {
    return new Step(
        id,
        id,
        null,
        body,
        null,
        Optional.empty(),
        List.of(),
        null,
        null,
        null,
        null,
        Step.Retry.NONE,
        Step.OnFailure.UNSTATED,
        null,
        Step.DrillRule.UNSTATED,
        Step.Modes.ANY,
        true,
        null,
        List.of(),
        null,
        List.of(),
        rehearse,
        List.of(),
        Position.NOWHERE);
  }
}
