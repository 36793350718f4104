package dev.holdfast.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One organisation's recovery plan.
///
/// @param values named values that steps read as `${plan.name}`
public record Plan(
    String id,
    String title,
    @Nullable String text,
    @Nullable String owner,
    List<Paper.Document> documents,
    Paper.@Nullable Review review,
    List<Paper.Objective> objectives,
    List<Paper.Tolerance> tolerances,
    Map<String, Object> values,
    List<Target> targets,
    List<Component> components,
    List<Paper.Backup> backups,
    List<Paper.Marker> markers,
    List<Paper.Retention> retention,
    List<Paper.Role> roles,
    List<Paper.Contact> contacts,
    List<Paper.Service> services,
    List<Paper.Escalation> escalation,
    List<Paper.Update> updates,
    Checklist checklist,
    List<Paper.Metric> metrics,
    Paper.@Nullable Report report,
    List<Paper.Meeting> meetings,
    List<Paper.Upkeep> upkeep,
    List<Paper.Compliance> compliance,
    List<Paper.Audit> audit,
    List<Paper.Safeguard> safeguards,
    List<Paper.Prose> prose,
    Map<String, Object> rehearse,
    List<Scenario> scenarios) {
  /// One of which only these parts are known.
  public static Plan bare(
      String id,
      Map<String, Object> values,
      List<Target> targets,
      List<Component> components,
      Map<String, Object> rehearse,
      List<Scenario> scenarios) {
    return new Plan(
        id,
        id,
        null,
        null,
        List.of(),
        null,
        List.of(),
        List.of(),
        values,
        targets,
        components,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new Checklist(List.of()),
        List.of(),
        null,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        rehearse,
        scenarios);
  }

  public Optional<Scenario> scenario(String id) {
    return scenarios.stream().filter(scenario -> scenario.id().equals(id)).findFirst();
  }

  public Optional<Target> target(String id) {
    return targets.stream().filter(target -> target.id().equals(id)).findFirst();
  }

  public Optional<Component> component(String id) {
    return components.stream().filter(component -> component.id().equals(id)).findFirst();
  }
}
