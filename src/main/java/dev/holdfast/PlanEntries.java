package dev.holdfast;

import dev.holdfast.connector.Catalog;
import dev.holdfast.connector.CatalogVocabulary;
import dev.holdfast.incident.Mode;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.plan.Plan;
import dev.holdfast.plan.PlanLoader;
import dev.holdfast.plan.PlanReferences;
import dev.holdfast.plan.Scenario;
import dev.holdfast.plan.Target;
import dev.holdfast.runbook.BlindSpots;
import dev.holdfast.runbook.Inputs;
import dev.holdfast.runbook.Touched;
import dev.holdfast.ui.Cockpit;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A plan as the start page has it: what the plan alone says, then when it was rehearsed here.
final class PlanEntries {
  private PlanEntries() {}

  /// What depends on the plan's folder and this program, and on nothing else.
  static Cockpit.PlanEntry of(
      PlanLoader.Result loaded, Plan plan, Cockpit.Origin origin, Catalog catalog) {
    return new Cockpit.PlanEntry(
        loaded.folder(),
        plan.id(),
        plan.title(),
        plan.targets().stream()
            .map(Target::connector)
            .distinct()
            .sorted()
            .collect(Collectors.joining(", ")),
        origin,
        PlanReferences.check(loaded, new CatalogVocabulary(catalog)),
        plan.roles().stream()
            .map(
                role -> {
                  var person = role.primary();
                  return new Cockpit.Role(role.id(), role.title(), person == null ? "" : person);
                })
            .toList(),
        plan.scenarios().stream()
            .filter(scenario -> scenario.kind() != Scenario.Kind.PROCEDURE)
            .sorted(Comparator.comparing(Scenario::kind))
            .map(scenario -> scenario(plan, scenario, catalog))
            .toList());
  }

  private static Cockpit.ScenarioEntry scenario(Plan plan, Scenario scenario, Catalog catalog) {
    return new Cockpit.ScenarioEntry(
        scenario.id(),
        scenario.title(),
        scenario.rto(),
        scenario.rpo(),
        null,
        null,
        Presets.filled(plan, scenario.inputs()),
        BlindSpots.of(catalog, plan, scenario),
        Touched.by(plan, scenario).stream().map(Touched::says).toList(),
        Inputs.held(plan, scenario).stream()
            .map(held -> new Inputs.Held(held.title(), Presets.filled(plan, held.inputs())))
            .toList());
  }

  /// The same with what the home's runs say about each scenario.
  static Cockpit.PlanEntry rehearsed(Cockpit.PlanEntry plan, List<Snapshot> runs) {
    return with(plan, one -> rehearsed(plan, one, runs));
  }

  /// The same with what is set around Holdfast that would lead elsewhere and is not followed.
  static Cockpit.PlanEntry around(Cockpit.PlanEntry plan, List<String> notFollowed) {
    if (notFollowed.isEmpty()) return plan;
    return with(
        plan,
        one ->
            one.targets().isEmpty()
                ? one
                : new Cockpit.ScenarioEntry(
                    one.id(),
                    one.title(),
                    one.rto(),
                    one.rpo(),
                    one.rehearsed(),
                    one.took(),
                    one.inputs(),
                    one.blindSpots(),
                    Stream.concat(one.targets().stream(), notFollowed.stream()).toList(),
                    one.held()));
  }

  private static Cockpit.PlanEntry with(
      Cockpit.PlanEntry plan, UnaryOperator<Cockpit.ScenarioEntry> scenario) {
    return new Cockpit.PlanEntry(
        plan.folder(),
        plan.id(),
        plan.title(),
        plan.about(),
        plan.shipped(),
        plan.findings(),
        plan.roles(),
        plan.scenarios().stream().map(scenario).toList());
  }

  private static Cockpit.ScenarioEntry rehearsed(
      Cockpit.PlanEntry plan, Cockpit.ScenarioEntry scenario, List<Snapshot> runs) {
    var last =
        runs.stream()
            .filter(run -> run.mode() == Mode.REHEARSAL && run.clocks().recovered())
            .filter(run -> run.plan().equals(plan.id()) && run.scenario().equals(scenario.id()))
            .max(Comparator.comparing(run -> run.clocks().declared()));
    return new Cockpit.ScenarioEntry(
        scenario.id(),
        scenario.title(),
        scenario.rto(),
        scenario.rpo(),
        last.map(run -> run.clocks().declared()).orElse(null),
        last.map(run -> run.clocks().elapsed()).orElse(null),
        scenario.inputs(),
        scenario.blindSpots(),
        scenario.targets(),
        scenario.held());
  }
}
