package dev.holdfast.connector;

import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.Redactor;
import dev.holdfast.kernel.Secret;
import dev.holdfast.plan.Plan;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// What a run lends to every connector it opens.
///
/// @param planFolder the folder the plan was read from; scripts are found in it
/// @param runFolder 0700, for raw output and files that exist in the clear for a moment
/// @param credentials the port to the vault
public record Surroundings(
    Plan plan,
    Path planFolder,
    Path runFolder,
    Map<String, Place> places,
    Credentials credentials,
    Clock clock,
    Redactor redactor) {

  /// Gives a named credential for one use; empty where the vault has none of that name, so that the
  /// connector goes on with the profile or the chain.
  public interface Credentials {
    Optional<Map<String, Secret>> find(String name, String usedBy);

    Credentials NONE = (name, usedBy) -> Optional.empty();
  }
}
