package dev.holdfast.incident;

import dev.holdfast.plan.Scenario;
import dev.holdfast.plan.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Spreads a phase's planned window over its steps: a step starts when those it comes after are
/// planned to end; lengths are the estimates, scaled so that the longest chain fills the window.
/// Without a window, estimates alone count (five minutes where there is none).
final class PlannedTimes {
  private static final Duration USUAL = Duration.ofMinutes(5);

  /// From and to, counted from the declaration.
  record Slot(Duration from, Duration to) {}

  private PlannedTimes() {}

  /// The slots of all phases; of a scenario inside another one laid into the slot of its step.
  static List<List<Slot>> of(Scenario scenario, @Nullable Slot within) {
    var own = scenario.phases().stream().map(PlannedTimes::of).toList();
    if (within == null) return own;
    var end =
        own.stream()
            .flatMap(List::stream)
            .map(Slot::to)
            .max(Comparator.naturalOrder())
            .orElse(Duration.ZERO);
    var length = within.to().minus(within.from());
    var scale = end.isZero() ? 1 : (double) length.toMillis() / end.toMillis();
    var into = new Scenario.Window(within.from(), within.to());
    return own.stream()
        .map(
            slots ->
                slots.stream()
                    .map(slot -> new Slot(at(into, slot.from(), scale), at(into, slot.to(), scale)))
                    .toList())
        .toList();
  }

  static List<Slot> of(Scenario.Phase phase) {
    Map<String, Slot> raw = new HashMap<>();
    var order = new ArrayList<Slot>();
    var longest = Duration.ZERO;
    String before = null;
    for (var step : phase.steps()) {
      var from = Duration.ZERO;
      var after = step.after().orElse(before == null ? List.of() : List.of(before));
      for (var id : after) {
        var slot = raw.get(id);
        if (slot != null && slot.to().compareTo(from) > 0) from = slot.to();
      }
      var slot = new Slot(from, from.plus(length(step)));
      raw.put(step.id(), slot);
      order.add(slot);
      if (step.gate() && slot.to().compareTo(longest) > 0) longest = slot.to();
      before = step.id();
    }
    var window = phase.window();
    if (window == null || longest.isZero()) return order;
    var scale = (double) window.to().minus(window.from()).toMillis() / longest.toMillis();
    return order.stream()
        .map(slot -> new Slot(at(window, slot.from(), scale), at(window, slot.to(), scale)))
        .toList();
  }

  private static Duration at(Scenario.Window window, Duration offset, double scale) {
    return window.from().plusMillis(Math.round(offset.toMillis() * scale));
  }

  private static Duration length(Step step) {
    var estimate = step.estimate();
    return estimate == null ? USUAL : estimate;
  }
}
