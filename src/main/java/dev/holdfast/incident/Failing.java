package dev.holdfast.incident;

import java.util.LinkedHashSet;
import java.util.Set;

/// Which failed steps ended the run (`on-failure: stop`). It goes on once a person has decided on
/// each of them: to try it again, or to go on without it.
final class Failing {
  private final Set<String> steps = new LinkedHashSet<>();

  /// @param step empty in records that tell it in the reason only
  void by(String step, String because) {
    var colon = because.indexOf(": ");
    steps.add(!step.isEmpty() || colon < 0 ? step : because.substring(0, colon));
  }

  void apply(Event event) {
    switch (event.type()) {
      case "step.retried", "step.skipped", "step.done" -> lift(event.step());
      default -> {}
    }
  }

  /// What is decided on a step is decided on all that it holds.
  private void lift(String name) {
    steps.removeIf(
        step -> step.equals(name) || step.startsWith(name + "/") || step.startsWith(name + "["));
  }

  boolean now() {
    return !steps.isEmpty();
  }
}
