package dev.holdfast.runbook;

import dev.holdfast.connector.Catalog;
import dev.holdfast.connector.Connector;
import dev.holdfast.incident.Items;
import dev.holdfast.incident.Unsensed;
import dev.holdfast.plan.CheckUse;
import dev.holdfast.plan.Plan;
import dev.holdfast.plan.Scenario;
import dev.holdfast.plan.Step;
import dev.holdfast.plan.StepBody;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The checks of a scenario that cannot be sensed for real, because their connectors are only
/// declared. A run with such checks may start: refusing a recovery because one check cannot be
/// sensed would be worse than asking a person. It is said before the start which ones these are.
public final class BlindSpots {
  private BlindSpots() {}

  /// Each with where it stands, such as `step deploy: kubernetes.deployment-ready`.
  public static List<String> of(Catalog catalog, Plan plan, Scenario scenario) {
    var unsensed = unsensed(catalog);
    var spots = new ArrayList<String>();
    for (var step : Reach.steps(plan, scenario)) {
      checks(step)
          .filter(unsensed::covers)
          .forEach(use -> spots.add("step %s: %s".formatted(step.id(), use.check())));
    }
    for (var item : Items.of(plan, scenario)) {
      item.checks().stream()
          .filter(unsensed::covers)
          .forEach(use -> spots.add("item %s: %s".formatted(item.id(), use.check())));
    }
    return spots.stream().distinct().toList();
  }

  /// What this Holdfast cannot sense, in any plan.
  public static Unsensed unsensed(Catalog catalog) {
    return new Unsensed(
        catalog.connectors().values().stream()
            .filter(connector -> !connector.live())
            .map(Connector::name)
            .collect(Collectors.toSet()));
  }

  static Stream<CheckUse> checks(Step step) {
    var waits =
        step.body() instanceof StepBody.Wait wait
            ? Stream.ofNullable(wait.check())
            : Stream.<CheckUse>empty();
    return Stream.of(Stream.ofNullable(step.when()), waits, step.verify().stream())
        .flatMap(uses -> uses);
  }
}
