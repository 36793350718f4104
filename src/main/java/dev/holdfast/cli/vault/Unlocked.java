package dev.holdfast.cli.vault;

import dev.holdfast.vault.Vault;
import dev.holdfast.vault.quorum.Gathering;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A vault that was just opened, and what the conversation found out.
///
/// @param shares those of the quorum that opened it; empty when a passphrase or a file did
/// @param aside where a damaged file is now that an earlier generation replaced
public record Unlocked(Vault vault, Optional<Gathering> shares, Optional<Path> aside)
    implements AutoCloseable {
  /// Who proved to be there; nobody when a passphrase opened it.
  public List<String> holders() {
    return shares.map(Gathering::holders).orElse(List.of());
  }

  @Override
  public void close() {
    vault.close();
    shares.ifPresent(Gathering::close);
  }
}
