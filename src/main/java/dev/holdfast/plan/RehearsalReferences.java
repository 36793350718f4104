package dev.holdfast.plan;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Checks what the facts for the simulated estate name.
final class RehearsalReferences {
  private RehearsalReferences() {}

  static void plan(References all) {
    each(all, all.plan.rehearse().get("objects"), "rehearse/objects");
  }

  static void scenario(References all, Scenario scenario) {
    each(all, scenario.rehearse().get("faults"), References.file(scenario) + "/rehearse/faults");
    if (!(scenario.rehearse().get("surprises") instanceof List<?> surprises)) return;
    var steps =
        scenario.phases().stream().flatMap(phase -> phase.steps().stream()).map(Step::id).toList();
    for (int i = 0; i < surprises.size(); i++) {
      if (surprises.get(i) instanceof Map<?, ?> one && one.get("step") instanceof String step)
        all.known(
            "step", References.file(scenario) + "/rehearse/surprises/" + i + "/step", step, steps);
    }
  }

  static void step(References all, Step step, String path) {
    each(all, step.rehearse().get("sets"), path + "/rehearse/sets");
    if (step.rehearse().get("heals") instanceof List<?> heals) {
      var ids = heals.stream().map(String::valueOf).toList();
      all.known("component", path + "/rehearse/heals", ids, all.components);
    }
  }

  private static void each(References all, @Nullable Object facts, String path) {
    if (!(facts instanceof List<?> list)) return;
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i) instanceof Map<?, ?> fact) fact(all, fact, path + "/" + i);
    }
  }

  private static void fact(References all, Map<?, ?> fact, String path) {
    if (fact.get("target") instanceof String target) {
      all.known("target", path + "/target", target, all.targets);
    }
    if (fact.get("component") instanceof String component) {
      all.known("component", path + "/component", component, all.components);
    }
    if (fact.get("object") instanceof Map<?, ?> object) fact(all, object, path + "/object");
  }
}
