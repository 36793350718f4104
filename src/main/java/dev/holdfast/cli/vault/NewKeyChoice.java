package dev.holdfast.cli.vault;

import dev.holdfast.cli.GroupedCommand;
import dev.holdfast.cli.Prompt;
import dev.holdfast.vault.VaultKey;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What is to open a vault from now on: a passphrase, a key file, or both.
final class NewKeyChoice {
  @Option(
      names = "--new-passphrase-fd",
      paramLabel = "N",
      description =
          "Read the new passphrase from file descriptor N (else asked twice on the terminal).")
  @Nullable Integer descriptor;

  @Option(names = "--no-passphrase", description = "The key file alone opens it from now on.")
  boolean none;

  @Option(
      names = "--new-key-file",
      paramLabel = "FILE",
      description =
          "The key file from now on, which is there already (else that of --key-file stays).")
  @Nullable Path keyFile;

  @Option(names = "--no-key-file", description = "No key file is needed from now on.")
  boolean noKeyFile;

  /// The key file that is needed from now on.
  ///
  /// @param before the one that opens it now
  Optional<Path> after(Optional<Path> before) {
    if (noKeyFile) return Optional.empty();
    return Optional.ofNullable(keyFile).or(() -> before);
  }

  boolean passphrase() {
    return !none;
  }

  /// @throws dev.holdfast.kernel.ProblemException `use.wrong`
  void check(Optional<Path> before, Prompt prompt) {
    if (noKeyFile && keyFile != null) {
      throw GroupedCommand.wrong("--no-key-file and --new-key-file say two things; give one");
    }
    if (none && descriptor != null) {
      throw GroupedCommand.wrong("--no-passphrase and --new-passphrase-fd say two things");
    }
    if (none && after(before).isEmpty()) {
      throw GroupedCommand.wrong("nothing would open it: --no-passphrase needs a key file");
    }
    if (!none && descriptor == null && !prompt.there()) {
      throw GroupedCommand.wrong(
          "without a terminal the new passphrase comes from --new-passphrase-fd N");
    }
  }

  /// The caller closes it.
  ///
  /// @throws dev.holdfast.kernel.ProblemException `use.passphrase`, `vault.key-file`
  VaultKey key(Prompt prompt, Optional<Path> before) {
    var file = after(before);
    if (none) return VaultKey.of(file.orElseThrow());
    var typed = KeyChoice.twice(prompt, "The new passphrase (not shown):", descriptor);
    try (var passphrase = typed.orElseThrow(() -> KeyChoice.none("no new one was given"))) {
      return file.isPresent() ? VaultKey.of(passphrase, file.get()) : VaultKey.of(passphrase);
    }
  }
}
