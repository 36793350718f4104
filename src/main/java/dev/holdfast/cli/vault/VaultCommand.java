package dev.holdfast.cli.vault;

import dev.holdfast.cli.GroupedCommand;
import dev.holdfast.cli.Services;
import dev.holdfast.incident.Mode;
import dev.holdfast.journal.Disk;
import dev.holdfast.journal.Home;
import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.kernel.Redactor;
import dev.holdfast.runbook.glass.Stated;
import dev.holdfast.vault.Purpose;
import dev.holdfast.vault.Vault;
import dev.holdfast.vault.VaultEntry;
import dev.holdfast.vault.VaultProblems;
import dev.holdfast.vault.Vaults;
import java.nio.file.Path;
import java.security.SecureRandom;

/// What the commands around the vault share: the file and what opens it, and the records.
abstract class VaultCommand extends GroupedCommand {
  VaultCommand(Services services) {
    super(services);
  }

  final Path file() {
    return keys().file(place());
  }

  final Vaults vaults() {
    return new Vaults(Disk.local(), services().clock(), new SecureRandom());
  }

  /// Which vault it is.
  abstract KeyChoice keys();

  final Home takenHome() {
    return taken();
  }

  /// What is seen or used of a vault is real, whatever it is said to be for.
  ///
  /// @throws ProblemException `incident.unknown`, `vault.rehearsal`
  final void knownIncident(String id) {
    needIncident(id);
    var mode = services().incidents(Home.forReading(place())).story(id).fold().mode();
    if (mode != Mode.REHEARSAL) return;
    throw new ProblemException(
        Problem.of(
            "vault.rehearsal",
            "%s is a rehearsal, and its record has a time of its own".formatted(id),
            "a secret that is seen or changed is a real one; nothing was shown or changed",
            "leave --incident out: it goes on the home's record"));
  }

  final Path where() {
    return place();
  }

  final Clock clock() {
    return services().clock();
  }

  final Telling telling() {
    return this::tell;
  }

  static VaultEntry need(Vault vault, String name) {
    return vault
        .entry(name)
        .orElseThrow(() -> new ProblemException(VaultProblems.noSuch(name, vault.alike(name))));
  }

  /// Knows all secrets of an entry, so that none of them gets into what is said about it. The
  /// process's own: standard output and standard error say none of them from then on.
  final Redactor redactor(Vault vault, VaultEntry entry) {
    return knowing(services().redactors().get(), vault, entry);
  }

  static Redactor knowing(Redactor redactor, Vault vault, VaultEntry entry) {
    for (var part : entry.secrets()) {
      try (var secret = vault.secret(entry.name(), part)) {
        redactor.learn(entry.name() + "." + part, secret);
      }
    }
    return redactor;
  }

  /// Why the vault is open, for the home's record: which command, for which incident, by whom.
  static Purpose purpose(String what, Stated stated) {
    var why = stated.because().isEmpty() ? what : stated.because();
    var second = stated.second().orElse("");
    var whole = "vault " + what + stated.incident().map(" for incident "::concat).orElse("");
    return new Purpose(whole, why, stated.by(), second);
  }
}
