package dev.holdfast.cli.vault;

import dev.holdfast.cli.GroupedCommand;
import dev.holdfast.cli.Out;
import dev.holdfast.cli.Prompt;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.vault.VaultKey;
import dev.holdfast.vault.Vaults;
import dev.holdfast.vault.quorum.Gathering;
import dev.holdfast.vault.quorum.QuorumFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Which vault, and what opens it: a passphrase, a key file, or the shares of a quorum, collected
/// one by one.
public final class Unlock {
  @Mixin final KeyChoice key = new KeyChoice();

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
    return key.given() || sharesDescriptor != null;
  }

  /// Whether another vault than the home's was named.
  public boolean elsewhere() {
    return key.elsewhere();
  }

  public Path file(Path home) {
    return key.file(home);
  }

  /// Opens the vault, in as many turns as it takes; the caller closes it.
  ///
  /// @throws ProblemException one clear sentence for whatever keeps it shut
  public Unlocked open(Vaults vaults, Path home, Prompt prompt, Out out) {
    var file = file(home);
    if (!Files.exists(file)) vaults.open(file, nothing()).close();
    var beside = ShareTalk.look(file);
    var sets = beside.sets();
    beside.damaged().forEach(problem -> out.progress(problem.text()));
    if (!byShares(sets, prompt)) {
      if (!key.given() && !sets.isEmpty()) {
        throw KeyChoice.none(
            "a quorum opens this vault, and nobody is here to ask; see --shares-fd");
      }
      try (var opens = key.key(prompt)) {
        return new Rescue(vaults, prompt, out).open(file, opens, Optional.empty());
      }
    }
    if (sets.isEmpty() && !beside.damaged().isEmpty()) {
      throw new ProblemException(beside.damaged().getFirst());
    }
    var chosen = ShareTalk.chosen(sets, Optional.ofNullable(set));
    var gathering = new Gathering(chosen, new SecureRandom());
    try {
      if (sharesDescriptor != null) ShareTalk.read(gathering, sharesDescriptor);
      else new ShareTalk(prompt, out).ask(gathering);
      var alone = alone(gathering, prompt);
      if (alone.isPresent()) {
        try (var opens = alone.get()) {
          return new Rescue(vaults, prompt, out).open(file, opens, Optional.empty());
        }
      }
      try (var opens = gathering.key()) {
        return new Rescue(vaults, prompt, out).open(file, opens, Optional.of(gathering));
      }
    } catch (RuntimeException e) {
      gathering.close();
      if (set == null) ShareTalk.others(sets, chosen, out);
      throw e;
    }
  }

  /// The shares stay beside a vault that went back to before its quorum: where nobody has one, its
  /// passphrase is asked for.
  private Optional<VaultKey> alone(Gathering gathering, Prompt prompt) {
    if (sharesDescriptor != null || set != null || gathering.have() > 0) return Optional.empty();
    return key.typed(
        prompt,
        "No share: the passphrase, if no quorum opens it any more (not shown, empty to end):");
  }

  /// For the one refusal that needs no key.
  private static VaultKey nothing() {
    try (var empty = KeyChoice.empty()) {
      return VaultKey.of(empty);
    }
  }

  private boolean byShares(List<QuorumFile> sets, Prompt prompt) {
    if (sharesDescriptor != null || set != null) return true;
    return !sets.isEmpty() && !key.given() && prompt.there();
  }

  /// One descriptor is read to its end, so it cannot hold two things.
  void apartFrom(@Nullable Integer secrets) {
    if (secrets != null && (key.reads(secrets) || secrets.equals(sharesDescriptor))) {
      throw GroupedCommand.wrong("each descriptor holds one thing: give another number");
    }
  }
}
