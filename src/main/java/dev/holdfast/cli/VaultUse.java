package dev.holdfast.cli;

import dev.holdfast.cli.vault.Unlock;
import dev.holdfast.incident.Mode;
import dev.holdfast.incident.Person;
import dev.holdfast.kernel.Durations;
import dev.holdfast.plan.Plan;
import dev.holdfast.runbook.VaultNeeds;
import dev.holdfast.runbook.glass.KnownVault;
import dev.holdfast.vault.Lease;
import dev.holdfast.vault.Purpose;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The vault for a run: which one, what opens it, and for how long it gives out credentials.
final class VaultUse {
  /// The home's own vault.
  static final String USUAL = "vault.kdbx";

  @Mixin Unlock key = new Unlock();

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
  interface Opener {
    Attempt open(Prompt prompt);
  }

  /// What came of asking for what opens the vault.
  enum Attempt {
    OPENED,
    /// What was typed does not open it; it can be typed again.
    REFUSED,
    /// Nobody typed anything, or there is no vault.
    LEFT
  }

  /// Whether something is given that opens it.
  boolean stated() {
    return key.given() || none;
  }

  /// The vault as this run has it; nothing is opened yet.
  OpenVault forRun(Services services, Path home, Plan plan, Mode mode) {
    length();
    if (none && (key.given() || key.elsewhere())) {
      throw RunCommand.wrong("--no-vault does not go with what opens a vault");
    }
    if (mode == Mode.REHEARSAL && (key.given() || key.elsewhere())) {
      throw RunCommand.wrong("a rehearsal takes nothing from a vault");
    }
    var place = key.file(home);
    var wanted = key.given() || key.elsewhere() || KnownVault.expected(home, place);
    var used = !none && mode != Mode.REHEARSAL && wanted;
    return new OpenVault(
        this, services, home, used ? Optional.of(place) : Optional.empty(), VaultNeeds.of(plan));
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
}
