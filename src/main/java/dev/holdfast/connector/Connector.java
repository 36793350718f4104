package dev.holdfast.connector;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The code for one outside system.
public interface Connector {
  /// The first part of the names of its actions and checks.
  String name();

  /// Also those that are only declared.
  List<ActionSpec> actions();

  List<CheckSpec> checks();

  /// Whether it can act on the real thing; declared-only connectors cannot.
  boolean live();

  /// Removes what an interrupted run left in the clear in its run folder, as far as nothing that
  /// still runs needs it.
  default void sweep(Path runFolder) {}

  /// Opens it for one run. Nothing is sent yet.
  Session open(Surroundings around);

  /// A connector opened for one run.
  interface Session extends AutoCloseable {
    Optional<Action> action(String name);

    Optional<Check> check(String name);

    /// Reads who and where the target is.
    Identity identify(Place place);

    default Optional<RecoveryPoints> recoveryPoints() {
      return Optional.empty();
    }

    @Override
    void close();
  }
}
