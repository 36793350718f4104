package dev.holdfast.runbook.glass;

import dev.holdfast.connector.Destination;
import dev.holdfast.incident.Command;
import dev.holdfast.incident.Person;
import dev.holdfast.journal.Entry;
import dev.holdfast.journal.Home;
import dev.holdfast.journal.HomeEvent;
import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.EntryRef;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.runbook.Run;
import dev.holdfast.vault.Vault;
import dev.holdfast.vault.VaultFacts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where the process that holds the home puts on record what is done with its vault: on the run
/// that it is for, else on the home's own. What cannot be recorded is not done: each method throws
/// where it fails.
final class GlassLog {
  private final Home home;
  private final Clock clock;

  GlassLog(Home home, Clock clock) {
    this.home = home;
    this.clock = clock;
  }

  List<Entry> entries() {
    return home.record(clock).entries();
  }

  Instant now() {
    return clock.wall();
  }

  void note(HomeEvent event) {
    home.record(clock).note(event);
  }

  /// A secret is about to be seen, or put on the clipboard.
  void revealing(Optional<Run> run, EntryRef entry, Stated stated) {
    revealing(run, entry, "", stated);
  }

  private void revealing(Optional<Run> run, EntryRef entry, String how, Stated stated) {
    if (run.isEmpty()) {
      note(new VaultEvents.Revealed(entry, how, stated));
      return;
    }
    tell(
        run.get(),
        new Command.Revealed(entry, stated.second().orElse(""), stated.because(), how),
        stated);
  }

  /// A credential is about to be tried: where, before anything is sent.
  void testing(Optional<Run> run, EntryRef entry, Destination to, Stated stated) {
    if (to.elsewhere()) {
      revealing(run, entry, to.sent(), stated);
    } else if (run.isPresent()) {
      tell(run.get(), new Command.Note(to.begins(entry.name(), stated.because())), stated);
    } else {
      note(new VaultEvents.Tested(entry, to.address(), "begins", stated));
    }
  }

  void tested(Optional<Run> run, EntryRef entry, Destination to, String result, Stated stated) {
    if (run.isPresent()) {
      tell(run.get(), new Command.Note("Vault: %s %s".formatted(entry.name(), result)), stated);
    } else {
      note(new VaultEvents.Tested(entry, to.address(), result, stated));
    }
  }

  /// Saves, in the order that leaves no change without a record.
  void save(Vault vault, String what, String entry, Stated stated) {
    note(new VaultEvents.Changing(what, vault.file(), entry, stated));
    saved(vault.file(), vault.save());
  }

  void saved(Path file, VaultFacts facts) {
    note(new VaultEvents.Saved(file, facts));
  }

  /// The entry holds a new secret, so nothing is owed for the old one, here or in the run.
  void rotated(Optional<Run> run, EntryRef entry, Stated stated) {
    note(new VaultEvents.Rotated(entry, stated));
    run.ifPresent(one -> tell(one, new Command.Rotated(entry), stated));
  }

  static void tell(Run run, Command said, Stated stated) {
    run.submit(said, new Person(stated.by(), ""))
        .ifPresent(
            (Problem problem) -> {
              throw new ProblemException(problem);
            });
  }
}
