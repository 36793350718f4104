package dev.holdfast.connector;

import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;

/// A connector whose actions and checks plans may name and rehearsals simulate, and that cannot
/// reach the real thing. Scenarios that need it are refused before they start.
public interface DeclaredOnly extends Connector {
  /// What this version cannot do, and what a person does instead.
  Problem cannot();

  @Override
  default boolean live() {
    return false;
  }

  @Override
  default Session open(Surroundings around) {
    throw new ProblemException(cannot());
  }
}
