package dev.holdfast.cli.vault;

import dev.holdfast.cli.Prompt;
import dev.holdfast.cli.SecretFd;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.kernel.Secret;
import dev.holdfast.vault.VaultKey;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which vault, and the passphrase, from the terminal or a file descriptor, or the key file that
/// opens it.
final class KeyChoice {
  @Option(
      names = "--vault",
      paramLabel = "FILE",
      description = "The vault's file (else vault.kdbx in the home).")
  @Nullable Path vault;

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      description = "A key file that is there already; with a passphrase both are needed.")
  @Nullable Path keyFile;

  @Option(
      names = "--passphrase-fd",
      paramLabel = "N",
      description = "Read the passphrase from file descriptor N (else asked on the terminal).")
  @Nullable Integer descriptor;

  private boolean passphraseGiven;

  /// Whether a passphrase is part of what was given to open it.
  boolean byPassphrase() {
    return passphraseGiven;
  }

  /// Whether something was given that needs nobody.
  boolean given() {
    return descriptor != null || keyFile != null;
  }

  /// Whether another vault than the home's was named.
  boolean elsewhere() {
    return vault != null;
  }

  Path file(Path home) {
    return vault == null ? home.resolve("vault.kdbx") : vault.toAbsolutePath().normalize();
  }

  /// What is to open a new vault: typed twice, since nobody sees it. The caller closes it.
  VaultKey newKey(Prompt prompt) {
    return key(twice(prompt, "Passphrase for the new vault (not shown):", descriptor));
  }

  /// A passphrase that somebody types after all; empty where nobody does. The caller closes it.
  Optional<VaultKey> typed(Prompt prompt, String asks) {
    return prompt.secret(asks).map(typed -> key(Optional.of(typed)));
  }

  /// A passphrase that nobody sees: from its descriptor, or typed twice.
  static Optional<Secret> twice(Prompt prompt, String asks, @Nullable Integer descriptor) {
    var first = passphrase(prompt, asks, descriptor);
    if (descriptor == null && first.isPresent()) {
      try (var again = prompt.secret("The same again:").orElseGet(KeyChoice::empty)) {
        if (!same(first.get(), again)) {
          first.get().close();
          throw none("the two are not the same");
        }
      }
    }
    return first;
  }

  private VaultKey key(Optional<Secret> given) {
    passphraseGiven = given.isPresent();
    if (given.isEmpty()) {
      if (keyFile == null) throw none("none was given, and no --key-file");
      return VaultKey.of(keyFile);
    }
    try (var passphrase = given.get()) {
      return keyFile == null ? VaultKey.of(passphrase) : VaultKey.of(passphrase, keyFile);
    }
  }

  private static Optional<Secret> passphrase(Prompt prompt, String asks, @Nullable Integer number) {
    if (number == null) return prompt.there() ? prompt.secret(asks) : Optional.empty();
    var bytes = SecretFd.read(number);
    var line = SecretFd.line(bytes);
    try {
      return line.length == 0 ? Optional.empty() : Optional.of(Secret.copyOf(line));
    } finally {
      Arrays.fill(bytes, (byte) 0);
      Arrays.fill(line, (byte) 0);
    }
  }

  /// What opens one that is there. The caller closes it.
  VaultKey key(Prompt prompt) {
    return key(passphrase(prompt, "Passphrase of the vault (not shown):", descriptor));
  }

  /// Whether this descriptor is the passphrase's.
  boolean reads(Integer other) {
    return other.equals(descriptor);
  }

  static boolean same(Secret one, Secret other) {
    return one.use(a -> other.use(b -> Arrays.equals(a, b)));
  }

  static Secret empty() {
    return Secret.copyOf(new byte[0]);
  }

  static ProblemException none(String why) {
    return new ProblemException(
        Problem.of(
            "use.passphrase",
            "No passphrase: " + why,
            "nothing was opened or made",
            "type it on a terminal, or open a descriptor in the same command: --passphrase-fd 3 3<"
                + " FILE"));
  }
}
