package dev.holdfast.runbook;

import dev.holdfast.connector.Connector;
import dev.holdfast.connector.Surroundings;
import dev.holdfast.incident.Mode;
import dev.holdfast.kernel.Clock;
import dev.holdfast.plan.Plan;
import dev.holdfast.plan.Scenario;
import java.nio.file.Path;

/// What a run acts on: the real connectors, or a simulated estate. The only place where a rehearsal
/// differs from the real thing.
public interface Worlds {
  World open(Ask ask);

  /// What is needed to make one.
  ///
  /// @param state where a simulated estate is kept between two starts
  /// @param struck whether the disaster happens now; false when it is taken up again
  record Ask(
      Mode mode,
      Plan plan,
      Scenario scenario,
      Clock clock,
      Path state,
      boolean struck,
      boolean crew) {}

  /// One world for one run.
  interface World {
    Connector.Session session(String connector, Surroundings around);

    Crew crew();

    /// Told after each effect.
    void effectDone();
  }
}
