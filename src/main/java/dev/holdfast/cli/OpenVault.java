package dev.holdfast.cli;

import dev.holdfast.connector.Surroundings;
import dev.holdfast.journal.Disk;
import dev.holdfast.kernel.Durations;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.vault.Purpose;
import dev.holdfast.vault.Strongroom;
import dev.holdfast.vault.Vaults;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The vault of one run: sealed until someone opens it; the file itself is closed again as soon as
/// what the plan names was taken out.
final class OpenVault implements VaultUse.Unlock, AutoCloseable {
  private final VaultUse use;
  private final Services services;
  private final Optional<Path> file;
  private final Set<String> names;
  private final @Nullable Strongroom room;
  private @Nullable Purpose purpose;
  private @Nullable Out out;

  /// @param file empty where the run has no vault
  /// @param names that the plan gives its targets
  OpenVault(VaultUse use, Services services, Optional<Path> file, Set<String> names) {
    this.use = use;
    this.services = services;
    this.file = file;
    this.names = names;
    this.room = file.map(at -> new Strongroom(services.clock(), at.toString())).orElse(null);
  }

  Surroundings.Credentials credentials() {
    return room == null ? services.credentials() : room.credentials();
  }

  /// Asks once, before anything runs. Where nobody answers and nothing was given, the vault stays
  /// locked, and the first step that names a credential waits.
  ///
  /// @throws ProblemException when what was given does not open it
  void atOnce(Out told, Prompt prompt, Purpose stated) {
    out = told;
    purpose = new Purpose(stated.what(), stated.because(), stated.by(), use.secondPerson());
    if (file.isEmpty() || (names.isEmpty() && !use.stated())) return;
    if (!unlock(prompt)) {
      told.progress("the vault stays locked; steps that name a credential wait for it");
    }
  }

  @Override
  public Optional<Boolean> open(Prompt prompt) {
    try {
      return unlock(prompt) ? Optional.of(true) : Optional.empty();
    } catch (ProblemException e) {
      if (out != null) out.progress("  not opened: " + e.problem().text());
      return Optional.empty();
    }
  }

  private boolean unlock(Prompt prompt) {
    var why = purpose;
    if (room == null || file.isEmpty() || why == null) return false;
    var key = use.key(prompt);
    if (key.isEmpty()) return false;
    try (var given = key.get();
        var vault =
            new Vaults(Disk.local(), services.clock(), new SecureRandom())
                .open(file.get(), given)) {
      var lease = room.open(vault, why, names, use.length());
      if (out != null) {
        out.progress(
            "the vault gives this run %s for %s"
                .formatted(
                    lease.holds().isEmpty() ? "nothing it names" : String.join(", ", lease.holds()),
                    Durations.words(lease.left())));
      }
      return true;
    }
  }

  @Override
  public void close() {
    if (room != null) room.close();
  }
}
