package dev.holdfast.cli;

import dev.holdfast.connector.Catalog;
import dev.holdfast.connector.Surroundings;
import dev.holdfast.journal.Home;
import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.Redactor;
import dev.holdfast.runbook.Glimpse;
import dev.holdfast.runbook.Incidents;
import dev.holdfast.runbook.Worlds;
import dev.holdfast.runbook.glass.KnownVault;
import dev.holdfast.vault.Strongroom;
import dev.holdfast.vault.kdbx.Kdf;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;

/// What commands work with; the same that the window gets.
///
/// @param window opens the window on a home
/// @param prompt the person at the terminal
/// @param vaultCost how a new vault is made hard to guess
public record Services(
    Catalog catalog,
    Clock clock,
    ExecutorService threads,
    Worlds worlds,
    Supplier<Redactor> redactors,
    Surroundings.Credentials credentials,
    Supplier<Path> usualHome,
    Bundled bundled,
    Window window,
    Prompt prompt,
    VaultCost vaultCost) {

  /// Chooses what a guess at the passphrase of a new vault costs.
  public interface VaultCost {
    Kdf.Argon2 measure(Clock clock);
  }

  /// Where the bundled plans are.
  public interface Bundled {
    Path folder();
  }

  /// Opens the window and returns when it is closed.
  public interface Window {
    int show(Services services, Path home) throws InterruptedException;
  }

  /// For a look at an estate outside of any run.
  public Glimpse.Tools glimpse() {
    return new Glimpse.Tools(catalog, worlds, clock, redactors.get());
  }

  /// The runs of a home. Where it has a vault, that is locked: a step that names a credential waits
  /// for a person instead of taking another one in silence.
  public Incidents incidents(Home home) {
    var vault = home.folder().resolve(VaultUse.USUAL);
    return KnownVault.expected(home.folder(), vault)
        ? incidents(
            home, new Strongroom(clock, KnownVault.label(home.folder(), vault)).credentials())
        : incidents(home, credentials);
  }

  /// The runs of a home, with credentials from there.
  public Incidents incidents(Home home, Surroundings.Credentials from) {
    return new Incidents(
        home, clock, new dev.holdfast.runbook.Launch(catalog, threads, from), worlds, redactors);
  }
}
