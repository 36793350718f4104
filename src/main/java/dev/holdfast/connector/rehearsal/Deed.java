package dev.holdfast.connector.rehearsal;

/// How one action acts on the simulated estate.
@FunctionalInterface
interface Deed {
  /// Looks at the estate and says what would change; changes nothing itself.
  ///
  /// @throws dev.holdfast.kernel.ProblemException where the vendor would refuse
  Change plan(Scene scene);
}
