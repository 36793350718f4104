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

  /// What was said of the items that recovery wants says nothing of what came after it.
  static void outdate(Fold fold, Instant at) {
    for (var item : of(fold.plan(), fold.scenario())) {
      if (item.requiredFor() != Checklist.RequiredFor.RECOVERY) continue;
      var senses = item.sensed() && !fold.unsensed().covers(item);
      fold.item(item.id()).ifPresent(record -> ItemEvents.outdated(record, at, senses));
    }
  }
}
