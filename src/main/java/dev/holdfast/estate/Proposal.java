package dev.holdfast.estate;

import dev.holdfast.plan.Plan;
import dev.holdfast.plan.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A scenario that failing detection signs speak for. A person decides; nothing starts by itself.
///
/// @param failing the titles of its signs that fail
/// @param sensed how many of its signs can be sensed
public record Proposal(String scenario, String title, List<String> failing, int sensed) {
  public Proposal {
    failing = List.copyOf(failing);
  }

  /// The disasters of a plan that signs speak for, those with the greatest share of failing signs
  /// first.
  ///
  /// @param failing `scenario/sign` of what is seen failing
  public static List<Proposal> of(Plan plan, Set<String> failing) {
    var all = new ArrayList<Proposal>();
    for (var scenario : plan.scenarios()) {
      if (scenario.kind() != Scenario.Kind.DISASTER) continue;
      var checked = scenario.detect().stream().filter(sign -> sign.check() != null).toList();
      var bad =
          checked.stream()
              .filter(sign -> failing.contains(scenario.id() + "/" + sign.id()))
              .map(Scenario.Sign::title)
              .toList();
      if (!bad.isEmpty()) {
        all.add(new Proposal(scenario.id(), scenario.title(), bad, checked.size()));
      }
    }
    all.sort((a, b) -> Double.compare(b.share(), a.share()));
    return List.copyOf(all);
  }

  private double share() {
    return (double) failing.size() / sensed;
  }
}
