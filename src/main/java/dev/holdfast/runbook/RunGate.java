package dev.holdfast.runbook;

import dev.holdfast.kernel.Problem;
import java.util.Optional;

/// What may leave the laptop in one run: nothing while it is offline.
record RunGate(Traffic traffic) implements Gate {
  @Override
  public Optional<Problem> refusal(Errand errand) {
    return traffic.refusal();
  }
}
