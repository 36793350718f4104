package dev.holdfast.incident;

import dev.holdfast.plan.Checklist;
import dev.holdfast.plan.Plan;
import dev.holdfast.plan.Scenario;
import java.time.Instant;
import java.util.List;

/// Which checklist items a scenario answers for.
public final class Items {
  private Items() {}

  /// Items of the run: those that the scenario names (groups or items), else all of the plan. A
  /// list stated empty holds a name that no item has.
  public static List<Checklist.Item> of(Plan plan, Scenario scenario) {
    var named = scenario.checklist();
    return plan.checklist().groups().stream()
        .flatMap(
            group ->
                group.items().stream()
                    .filter(
                        item ->
                            named.isEmpty()
                                || named.contains(group.id())
                                || named.contains(item.id())))
        .toList();
  }

  /// Lets be outdated what was said and seen of the items that a recovery needs.
  static void askAnew(Fold fold, Instant at) {
    for (var item : of(fold.plan(), fold.scenario())) {
      var record = fold.items().get(item.id());
      if (record == null || item.requiredFor() != Checklist.RequiredFor.RECOVERY) continue;
      ItemEvents.outdated(record, at, item.sensed() && !fold.unsensed().covers(item));
    }
  }
}
