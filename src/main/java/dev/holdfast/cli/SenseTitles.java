package dev.holdfast.cli;

import dev.holdfast.plan.Plan;
import dev.holdfast.runbook.SenseRound;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the plan says of the things that are sensed: title, and where they belong.
final class SenseTitles {
  private final Map<String, Map<String, Object>> said = new HashMap<>();

  SenseTitles(Plan plan) {
    for (var one : plan.components()) {
      said.put("component:" + one.id(), Map.of("title", one.title(), "layer", one.layer()));
    }
    for (var group : plan.checklist().groups()) {
      for (var item : group.items()) {
        var data = new LinkedHashMap<String, Object>();
        data.put("title", item.title());
        data.put("group", group.id());
        data.put("requiredFor", item.requiredFor().name().toLowerCase(java.util.Locale.ROOT));
        if (item.holds() != null) data.put("holdsSeconds", item.holds().toSeconds());
        if (item.ask() != null) data.put("ask", item.ask());
        said.put("item:" + item.id(), data);
      }
    }
    for (var scenario : plan.scenarios()) {
      for (var sign : scenario.detect()) {
        said.put(
            "sign:" + scenario.id() + "/" + sign.id(),
            Map.of("title", sign.title(), "scenario", scenario.id()));
      }
    }
  }

  /// How long an item has to go on passing.
  static Optional<Duration> holds(Plan plan, String item) {
    return plan.checklist().groups().stream()
        .flatMap(group -> group.items().stream())
        .filter(one -> one.id().equals(item))
        .flatMap(one -> Optional.ofNullable(one.holds()).stream())
        .findFirst();
  }

  void into(Map<String, @Nullable Object> data, SenseRound.Sensed one) {
    data.putAll(said.getOrDefault(one.kind() + ":" + one.id(), Map.of()));
  }
}
