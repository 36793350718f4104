package dev.holdfast.cli;

import dev.holdfast.incident.Mode;
import dev.holdfast.incident.Person;
import dev.holdfast.kernel.Durations;
import dev.holdfast.kernel.Secret;
import dev.holdfast.plan.Plan;
import dev.holdfast.runbook.VaultNeeds;
import dev.holdfast.vault.Lease;
import dev.holdfast.vault.Purpose;
import dev.holdfast.vault.VaultKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The vault for a run: which one, what opens it, and for how long it gives out credentials.
final class VaultUse {
  /// The home's own vault.
  static final String USUAL = "vault.kdbx";

  @Option(
      names = "--vault",
      paramLabel = "FILE",
      description = "The vault's file (else vault.kdbx in the home, where there is one).")
  @Nullable Path file;

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      description = "The vault's key file; with a passphrase both are needed.")
  @Nullable Path keyFile;

  @Option(
      names = "--passphrase-fd",
      paramLabel = "N",
      description = "Read the vault's passphrase from file descriptor N, else from the terminal.")
  @Nullable Integer descriptor;

  @Option(
      names = "--lease",
      paramLabel = "TIME",
      description =
          "How long the run may take credentials from the vault, such as 15m (usual) or 2h.")
  @Nullable String lease;

  @Option(
      names = "--second",
      paramLabel = "NAME",
      description = "The second person who is there, for entries that need two.")
  @Nullable String second;

  @Option(
      names = "--no-vault",
      description = "Do without the vault: AWS profiles and the tools' own credentials are used.")
  boolean none;

  /// Opens the vault where a step needs it.
  interface Unlock {
    /// Asks for what opens it; empty when the person left it, or it did not open.
    Optional<Boolean> open(Prompt prompt);

    Unlock NOTHING = prompt -> Optional.empty();
  }

  /// Whether something is given that opens it.
  boolean stated() {
    return descriptor != null || keyFile != null || none;
  }

  /// The vault as this run has it; nothing is opened yet.
  OpenVault forRun(Services services, Path home, Plan plan, Mode mode) {
    var opens = descriptor != null || keyFile != null;
    if (none && (opens || file != null)) {
      throw RunCommand.wrong("--no-vault does not go with what opens a vault");
    }
    if (mode == Mode.REHEARSAL && (opens || file != null)) {
      throw RunCommand.wrong("a rehearsal takes nothing from a vault");
    }
    var place = file == null ? home.resolve(USUAL) : file.toAbsolutePath().normalize();
    var used = !none && mode != Mode.REHEARSAL && (opens || file != null || Files.exists(place));
    return new OpenVault(this, services, used ? Optional.of(place) : Optional.empty(), names(plan));
  }

  private static java.util.Set<String> names(Plan plan) {
    return VaultNeeds.of(plan);
  }

  Duration length() {
    if (lease == null) return Lease.USUAL;
    return Durations.parse(lease)
        .filter(Duration::isPositive)
        .orElseThrow(() -> RunCommand.wrong("--lease takes a time such as 15m, not " + lease));
  }

  String secondPerson() {
    return second == null ? "" : second.strip();
  }

  /// Why it is opened, as it goes on record.
  static Purpose purpose(Mode mode, String what, String because, Person person) {
    return new Purpose(mode.word() + " " + what, because, person.name(), "");
  }

  /// What opens it; empty when nothing was given. The caller closes it.
  Optional<VaultKey> key(Prompt prompt) {
    var given = passphrase(prompt);
    if (given.isEmpty()) return Optional.ofNullable(keyFile).map(VaultKey::of);
    try (var passphrase = given.get()) {
      return Optional.of(
          keyFile == null ? VaultKey.of(passphrase) : VaultKey.of(passphrase, keyFile));
    }
  }

  private Optional<Secret> passphrase(Prompt prompt) {
    var number = descriptor;
    if (number == null) {
      return prompt.there()
          ? prompt.secret("Passphrase of the vault (not shown):")
          : Optional.empty();
    }
    var bytes = SecretFd.read(number);
    var line = SecretFd.line(bytes);
    try {
      return line.length == 0 ? Optional.empty() : Optional.of(Secret.copyOf(line));
    } finally {
      Arrays.fill(bytes, (byte) 0);
      Arrays.fill(line, (byte) 0);
    }
  }
}
