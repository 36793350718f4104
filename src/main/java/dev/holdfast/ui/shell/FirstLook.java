package dev.holdfast.ui.shell;

import dev.holdfast.incident.Need;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.incident.StepStatus;

/// Chooses the step that is looked at first: what needs a person, what is in flight, what is open.
final class FirstLook {
  private FirstLook() {}

  static String at(Snapshot snapshot) {
    var need =
        snapshot.needs().stream()
            .map(Need::waiting)
            .filter(step -> NextModel.step(snapshot, step).isPresent())
            .findFirst();
    var flying =
        snapshot.steps().stream().filter(step -> step.status() == StepStatus.IN_FLIGHT).findFirst();
    var open = snapshot.steps().stream().filter(step -> !step.status().settled()).findFirst();
    return need.or(() -> flying.or(() -> open).map(step -> step.name()))
        .orElse(snapshot.steps().isEmpty() ? "" : snapshot.steps().getFirst().name());
  }
}
