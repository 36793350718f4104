package dev.holdfast.incident;

import dev.holdfast.estate.Leaning;
import java.util.LinkedHashMap;
import java.util.Map;

/// Why the steps of a run lean on what was marked as down.
final class Leans {
  private Leans() {}

  /// What was said of the world around a run, with the steps that it concerns.
  static Circumstances of(Fold fold) {
    var around = fold.circumstances();
    if (around.down().isEmpty()) return around;
    var leaning = new Leaning(fold.plan());
    var steps = new LinkedHashMap<String, String>();
    for (var node : fold.outline().nodes().values()) {
      if (node.hidden()) continue;
      var step = fold.mode() == Mode.DRILL ? node.body().inDrill() : node.body();
      for (var down : around.down()) {
        leaning
            .step(step, inputs(fold), down.what())
            .ifPresent(
                why ->
                    steps.merge(
                        node.name(), down.what().name() + ": " + why, (a, b) -> a + "; " + b));
      }
    }
    return around.leaning(steps);
  }

  private static Map<String, Object> inputs(Fold fold) {
    var all = new LinkedHashMap<>(Leaning.presets(fold.scenario()));
    all.putAll(fold.inputs());
    return all;
  }
}
