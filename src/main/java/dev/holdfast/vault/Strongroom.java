package dev.holdfast.vault;

import dev.holdfast.connector.Surroundings;
import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.Redactor;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The vault as a run of this process uses it: sealed until someone opens it, then giving out what
/// the plan names for as long as the lease lasts.
public final class Strongroom implements AutoCloseable {
  private final Clock clock;
  private final String file;
  private final BooleanSupplier there;
  private @Nullable Lease lease;

  /// @param file which vault it is, for people
  public Strongroom(Clock clock, String file) {
    this(clock, file, () -> true);
  }

  /// @param there whether there is such a vault at all; without one, nothing waits for it
  public Strongroom(Clock clock, String file, BooleanSupplier there) {
    this.clock = clock;
    this.file = file;
    this.there = there;
  }

  boolean there() {
    return there.getAsBoolean();
  }

  /// Takes what the plan names out of an open vault and holds it for a time; the vault stays the
  /// caller's, who closes it.
  ///
  /// @param declared names that the plan's steps may ask for
  public synchronized Lease open(
      Vault vault, Purpose purpose, Set<String> declared, Duration length) {
    var next = new Lease(vault, purpose, declared, length, clock);
    close();
    lease = next;
    return next;
  }

  /// The lease that was opened last, for its countdown; it may be over.
  public synchronized Optional<Lease> lease() {
    return Optional.ofNullable(lease);
  }

  /// The port for runs.
  public Surroundings.Credentials credentials() {
    return new RunCredentials(this, clock, file, (entry, use, by) -> {}, NOBODY);
  }

  private static final Redactor NOBODY =
      new Redactor() {
        @Override
        public String redact(String text) {
          return text;
        }

        @Override
        public void learn(String name, dev.holdfast.kernel.Secret secret) {}
      };

  /// Ends the lease. That the vault has certain entries stays known, so that nothing falls back to
  /// another credential in silence.
  @Override
  public synchronized void close() {
    if (lease != null) lease.close();
  }
}
