package dev.holdfast.estate;

import dev.holdfast.plan.Plan;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;

/// What of a plan's world can be marked as down: everything that its targets stand on, the Regions
/// of the control planes that its steps go through, the clusters that its components name, and the
/// hosts of its links.
public final class Markable {
  private Markable() {}

  /// Where people go with a browser, such as the vendor's console.
  private static Stream<String> links(Plan plan) {
    var ways =
        Stream.of(
            plan.roles().stream().map(role -> role.reach()),
            plan.contacts().stream().flatMap(contact -> contact.reach().stream()),
            plan.updates().stream().flatMap(update -> update.channels().stream()));
    return ways.flatMap(each -> each).filter(way -> way != null && way.contains("://"));
  }

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
    links(plan)
        .flatMap(way -> Hosts.in(way).stream())
        .forEach(host -> all.add(new Impairment(Impairment.Kind.HOST, host)));
    if (plan.targets().stream().anyMatch(target -> target.connector().equals("aws"))) {
      all.add(new Impairment(Impairment.Kind.REGION, ControlPlanes.IAM.region()));
    }
    return all.stream()
        .sorted(Comparator.comparing(Impairment::kind).thenComparing(Impairment::name))
        .toList();
  }
}
