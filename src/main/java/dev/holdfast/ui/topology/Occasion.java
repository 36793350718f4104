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
/// @param ways the private networks that people say can be reached
/// @param mode empty before a run
public record Occasion(
    String scenario,
    List<StepView> steps,
    List<Circumstances.Down> down,
    List<Circumstances.Way> ways,
    Optional<Mode> mode) {
  public Occasion {
    ways = List.copyOf(ways);
    steps = List.copyOf(steps);
    down = List.copyOf(down);
  }

  static Occasion of(Snapshot run) {
    var around = run.around();
    return new Occasion(
        run.scenario(), run.steps(), around.down(), around.ways(), Optional.of(run.mode()));
  }

  /// Nothing is declared yet.
  public static Occasion before(
      String scenario, List<Circumstances.Down> down, List<Circumstances.Way> ways) {
    return new Occasion(scenario, List.of(), down, ways, Optional.empty());
  }
}
