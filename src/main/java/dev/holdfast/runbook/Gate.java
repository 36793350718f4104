package dev.holdfast.runbook;

import dev.holdfast.connector.Args;
import dev.holdfast.connector.Place;
import dev.holdfast.kernel.Problem;
import java.util.Optional;

/// Asked before anything of a run leaves the laptop. What it refuses was surely not sent.
interface Gate {
  /// Lets everything through.
  Gate OPEN = errand -> Optional.empty();

  /// Why it may not go; empty when it may.
  Optional<Problem> refusal(Errand errand);

  /// Whether a person has accepted a target whose identity cannot be read.
  default boolean accepts(String target) {
    return false;
  }

  /// What wants to go out.
  ///
  /// @param name of the action or the check; empty when the place is asked who it is
  record Errand(String name, Optional<Place> place, Args args) {}

  /// Whether a problem says that nothing was sent.
  static boolean unsent(Problem problem) {
    return problem.code().equals(Traffic.STOPPED) || problem.code().equals(Refused.CODE);
  }

  /// The code of what is refused because it is down in this drill.
  final class Refused {
    static final String CODE = "drill.down";

    private Refused() {}
  }
}
