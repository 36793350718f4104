package dev.holdfast.runbook.glass;

import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.kernel.Secret;
import dev.holdfast.vault.VaultKey;
import java.nio.file.Path;
import java.util.Optional;

/// What somebody gave to open a vault.
///
/// @param passphrase stays the caller's
/// @param keyFile a key file that is there already; with a passphrase both are needed
public record Given(Optional<Secret> passphrase, Optional<Path> keyFile, Rescue rescue) {
  /// What happens when the file is damaged and an earlier generation opens with the same key.
  public enum Rescue {
    NO,
    /// It is put back, and the damaged file kept under a dated name.
    PUT_BACK
  }

  /// @throws ProblemException `use.passphrase`, or what is wrong with the key file
  VaultKey key() {
    if (passphrase.isPresent() && keyFile.isPresent()) {
      return VaultKey.of(passphrase.get(), keyFile.get());
    }
    if (passphrase.isPresent()) return VaultKey.of(passphrase.get());
    if (keyFile.isPresent()) return VaultKey.of(keyFile.get());
    throw new ProblemException(
        Problem.of(
            "use.passphrase",
            "Neither a passphrase nor a key file was given",
            "nothing was opened or made",
            "type the passphrase"));
  }
}
