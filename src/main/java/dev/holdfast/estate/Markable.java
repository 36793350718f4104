package dev.holdfast.estate;

import dev.holdfast.plan.Plan;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;

/// What of a plan's world can be marked as down: everything that its targets stand on, the Regions
/// of the control planes that its steps go through, and the clusters that its components name.
public final class Markable {
  private Markable() {}

  /// Regions first, then accounts, clusters, providers, hosts.
  public static List<Impairment> of(Plan plan) {
    var all = new LinkedHashSet<>(new Footing(plan).all());
    for (var component : plan.components()) {
      for (var place : component.places()) {
        Footing.mentioned(place.with()).keySet().stream()
            .filter(one -> one.kind() == Impairment.Kind.CLUSTER)
            .forEach(all::add);
      }
    }
    if (plan.targets().stream().anyMatch(target -> target.connector().equals("aws"))) {
      all.add(new Impairment(Impairment.Kind.REGION, ControlPlanes.IAM.region()));
    }
    return all.stream()
        .sorted(Comparator.comparing(Impairment::kind).thenComparing(Impairment::name))
        .toList();
  }
}
