package dev.holdfast.ui.topology;

import dev.holdfast.incident.Circumstances;
import dev.holdfast.incident.Mode;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.incident.StepView;
import java.util.List;
import java.util.Optional;

/// On what occasion a topology is looked at: during a run, or before any.
///
/// @param scenario the one that runs, or that was chosen
/// @param steps of the run; none before it
/// @param mode empty before a run
public record Occasion(
    String scenario, List<StepView> steps, List<Circumstances.Down> down, Optional<Mode> mode) {
  public Occasion {
    steps = List.copyOf(steps);
    down = List.copyOf(down);
  }

  static Occasion of(Snapshot run) {
    return new Occasion(run.scenario(), run.steps(), run.around().down(), Optional.of(run.mode()));
  }

  /// Nothing is declared yet.
  public static Occasion before(String scenario, List<Circumstances.Down> down) {
    return new Occasion(scenario, List.of(), down, Optional.empty());
  }
}
