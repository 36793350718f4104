package dev.holdfast.cli.vault;

import dev.holdfast.cli.GroupedCommand;
import dev.holdfast.cli.Out;
import dev.holdfast.cli.Prompt;
import dev.holdfast.cli.SecretFd;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.kernel.Secret;
import dev.holdfast.vault.VaultKey;
import dev.holdfast.vault.Vaults;
import dev.holdfast.vault.quorum.Gathering;
import dev.holdfast.vault.quorum.QuorumFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which vault, and what opens it: a passphrase from the terminal or a file descriptor, a key file,
/// or the shares of a quorum, collected one by one.
public final class Unlock {
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

  @Option(
      names = "--shares-fd",
      paramLabel = "N",
      description =
          "Read the shares of a quorum from file descriptor N: {\"HOLDER\": \"PASSPHRASE\"} (else asked one by one).")
  @Nullable Integer sharesDescriptor;

  @Option(
      names = "--set",
      paramLabel = "SET",
      description = "Which set of shares, for an earlier generation (else the newest).")
  @Nullable String set;

  /// Whether something was given that opens a vault without asking anybody.
  public boolean given() {
    return descriptor != null || keyFile != null || sharesDescriptor != null;
  }

  /// Whether another vault than the home's was named.
  public boolean elsewhere() {
    return vault != null;
  }

  public Path file(Path home) {
    return vault == null ? home.resolve("vault.kdbx") : vault.toAbsolutePath().normalize();
  }

  /// Opens the vault, in as many turns as it takes; the caller closes it.
  ///
  /// @throws ProblemException one clear sentence for whatever keeps it shut
  public Unlocked open(Vaults vaults, Path home, Prompt prompt, Out out) {
    var file = file(home);
    if (!Files.exists(file)) vaults.open(file, nothing()).close();
    var sets = ShareTalk.sets(file);
    if (!byShares(sets, prompt)) {
      if (!sets.isEmpty() && descriptor == null && keyFile == null) {
        throw none("a quorum opens this vault, and nobody is here to ask; see --shares-fd");
      }
      try (var key = key(passphrase(prompt, "Passphrase of the vault (not shown):"))) {
        return new Rescue(vaults, prompt, out).open(file, key, Optional.empty());
      }
    }
    var gathering =
        new Gathering(ShareTalk.chosen(sets, Optional.ofNullable(set)), new SecureRandom());
    try {
      if (sharesDescriptor != null) ShareTalk.read(gathering, sharesDescriptor);
      else new ShareTalk(prompt, out).ask(gathering);
      try (var key = gathering.key()) {
        return new Rescue(vaults, prompt, out).open(file, key, Optional.of(gathering));
      }
    } catch (RuntimeException e) {
      gathering.close();
      throw e;
    }
  }

  /// For the one refusal that needs no key.
  private static VaultKey nothing() {
    try (var empty = empty()) {
      return VaultKey.of(empty);
    }
  }

  private boolean byShares(List<QuorumFile> sets, Prompt prompt) {
    if (sharesDescriptor != null || set != null) return true;
    return !sets.isEmpty() && descriptor == null && keyFile == null && prompt.there();
  }

  /// What is to open a new vault: typed twice, since nobody sees it. The caller closes it.
  VaultKey newKey(Prompt prompt) {
    var first = passphrase(prompt, "Passphrase for the new vault (not shown):");
    if (descriptor == null && first.isPresent()) {
      try (var again = prompt.secret("The same again:").orElseGet(Unlock::empty)) {
        if (!same(first.get(), again)) {
          first.get().close();
          throw none("the two are not the same");
        }
      }
    }
    return key(first);
  }

  private VaultKey key(Optional<Secret> given) {
    if (given.isEmpty()) {
      if (keyFile == null) throw none("none was given, and no --key-file");
      return VaultKey.of(keyFile);
    }
    try (var passphrase = given.get()) {
      return keyFile == null ? VaultKey.of(passphrase) : VaultKey.of(passphrase, keyFile);
    }
  }

  private Optional<Secret> passphrase(Prompt prompt, String asks) {
    var number = descriptor;
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

  /// One descriptor is read to its end, so it cannot hold two things.
  void apartFrom(@Nullable Integer secrets) {
    if (secrets != null && (secrets.equals(descriptor) || secrets.equals(sharesDescriptor))) {
      throw GroupedCommand.wrong("each descriptor holds one thing: give another number");
    }
  }

  static boolean same(Secret one, Secret other) {
    return one.use(a -> other.use(b -> Arrays.equals(a, b)));
  }

  private static Secret empty() {
    return Secret.copyOf(new byte[0]);
  }

  private static ProblemException none(String why) {
    return new ProblemException(
        Problem.of(
            "use.passphrase",
            "No passphrase: " + why,
            "nothing was opened or made",
            "type it on a terminal, or open a descriptor in the same command: --passphrase-fd 3 3<"
                + " FILE"));
  }
}
