package dev.holdfast.connector;

import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.EntryRef;
import dev.holdfast.kernel.Redactor;
import dev.holdfast.plan.Plan;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

  /// Puts on record that a credential is about to be given out, and returns once that is on disk.
  public interface Audit {
    /// One credential for one use; throws when the record does not take it.
    ///
    /// @param by who opened the vault
    void giving(EntryRef entry, CredentialUse use, String by);
  }

  /// The port to the vault: gives named credentials, each for one use.
  public interface Credentials extends AutoCloseable {
    /// Gives a named credential for one use; empty where no vault is in use or it has none of that
    /// name, so that the connector goes on with the profile or the chain.
    ///
    /// @throws dev.holdfast.kernel.ProblemException `vault.locked`, `vault.two-people`: it has one
    ///   of that name, or may have, and does not give it now
    Optional<Grant> find(String name, CredentialUse use);

    /// Why a step that names these has to wait for a person; empty when it can have what there is.
    default Optional<String> waits(Set<String> names) {
      return Optional.empty();
    }

    /// The calling thread works on this step: what it is given it keeps until the step's [#end],
    /// also when the lease ends on the way.
    default void begin(String step) {}

    /// The step needs its credentials no more.
    default void end(String step) {}

    /// Whether the use with this number is still going on.
    default boolean stands(long grant) {
      return true;
    }

    /// Who opened the vault, while it gives out credentials.
    default Optional<VaultOpening> opening() {
      return Optional.empty();
    }

    /// The lease begins anew, with its whole length; false when none is running.
    default boolean renew() {
      return false;
    }

    /// The port of one run: what it gives goes on that run's record and is known to its redactor
    /// before.
    default Credentials forRun(Audit audit, Redactor redactor) {
      return this;
    }

    @Override
    default void close() {}

    Credentials NONE = (name, use) -> Optional.empty();
  }
}
