package dev.holdfast.cli.vault;

import dev.holdfast.cli.GroupedCommand;
import dev.holdfast.cli.Out;
import dev.holdfast.connector.Destination;
import dev.holdfast.incident.Command;
import dev.holdfast.incident.Person;
import dev.holdfast.journal.Entry;
import dev.holdfast.journal.Home;
import dev.holdfast.journal.HomeEvent;
import dev.holdfast.journal.HomeRecord;
import dev.holdfast.journal.JournalReader;
import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.EntryRef;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.runbook.glass.Stated;
import dev.holdfast.runbook.glass.VaultEvents;
import dev.holdfast.runbook.glass.VaultPast;
import dev.holdfast.vault.Purpose;
import dev.holdfast.vault.Vault;
import dev.holdfast.vault.VaultAge;
import dev.holdfast.vault.VaultFacts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where it goes on record what is done with a vault: the home's own record, and that of the
/// incident that it is for. While a run holds the home, only the incident's, through the process
/// that drives it. What cannot be recorded is not done: each method throws where it fails.
final class Records implements AutoCloseable {
  private final Optional<Home> home;
  private final Optional<Problem> held;
  private final Optional<String> incident;
  private final GroupedCommand.Telling telling;
  private final Clock clock;
  private final Path place;
  private final boolean must;

  private Records(
      Optional<Home> home,
      Optional<Problem> held,
      Optional<String> incident,
      VaultCommand command,
      boolean must) {
    this.home = home;
    this.held = held;
    this.incident = incident;
    this.telling = command.telling();
    this.clock = command.clock();
    this.place = command.where();
    this.must = must;
  }

  /// The records for something that must be on one.
  ///
  /// @throws ProblemException as [Home#forWriting]; a home that another process holds is only good
  ///   enough with an incident
  static Records need(VaultCommand command, Optional<String> incident) {
    try {
      return new Records(
          Optional.of(command.takenHome()), Optional.empty(), incident, command, true);
    } catch (ProblemException e) {
      if (!e.problem().code().equals("home.in-use") || incident.isEmpty()) throw e;
      return new Records(Optional.empty(), Optional.of(e.problem()), incident, command, true);
    }
  }

  /// The records for something that may be done for an incident.
  ///
  /// @throws ProblemException `vault.home-in-use`, else as [#need]
  static Records forUse(VaultCommand command, Stated stated) {
    try {
      return need(command, stated.incident());
    } catch (ProblemException e) {
      if (!e.problem().code().equals("home.in-use")) throw e;
      throw new ProblemException(
          Problem.of(
              "vault.home-in-use",
              e.problem().what(),
              "nothing is shown, sent or changed that is not on record",
              "name the incident that it is for with --incident ID, or end that process"),
          e);
    }
  }

  /// Before anybody types anything: whether the records are there to be had.
  ///
  /// @throws ProblemException `incident.unknown`, else as [#forUse]
  static void check(VaultCommand command, Stated stated) {
    stated.incident().ifPresent(command::knownIncident);
    forUse(command, stated).close();
  }

  /// For what shows no secret: where the home's record cannot be had, that is told and no reason to
  /// stop.
  static Records ifPossible(VaultCommand command) {
    try {
      var home = command.takenHome();
      try {
        home.record(command.clock()).entries();
        return new Records(Optional.of(home), Optional.empty(), Optional.empty(), command, false);
      } catch (ProblemException e) {
        home.close();
        throw e;
      }
    } catch (ProblemException e) {
      if (!e.problem().code().startsWith("home")) throw e;
      return new Records(
          Optional.empty(), Optional.of(e.problem()), Optional.empty(), command, false);
    }
  }

  private Optional<HomeRecord> own() {
    return home.map(found -> found.record(clock));
  }

  /// What the home's record holds, as far as it can be read.
  List<Entry> entries() {
    var own = own();
    return own.isPresent() ? own.get().entries() : read(place);
  }

  /// As [#entries], of a home that nobody has to hold.
  static List<Entry> read(Path place) {
    var folder = place.resolve("journal");
    if (!Files.isDirectory(folder)) return List.of();
    try {
      return JournalReader.read(folder).entries();
    } catch (ProblemException e) {
      return List.of();
    }
  }

  /// Says that a vault is open, and points out a file that is older than what this home last saw.
  void opened(Unlocked unlocked, Purpose why, Out out) {
    var vault = unlocked.vault();
    pointOut(vault.file(), vault.facts(), entries(), clock.wall(), out);
    held.ifPresent(problem -> unrecorded(problem, out));
    try {
      own().ifPresent(record -> note(record, unlocked, why));
    } catch (ProblemException e) {
      if (must) throw e;
      unrecorded(e.problem(), out);
    }
  }

  private static void unrecorded(Problem problem, Out out) {
    out.progress("Not on the home's record that the vault is opened: " + problem.what());
  }

  private static void note(HomeRecord record, Unlocked unlocked, Purpose why) {
    var vault = unlocked.vault();
    unlocked.aside().ifPresent(aside -> record.note(new VaultEvents.Restored(vault.file(), aside)));
    record.note(
        new VaultEvents.Opened(vault.file(), vault.facts(), unlocked.holders(), Optional.of(why)));
  }

  /// Says so when a file is older than what the home last saw.
  static void pointOut(Path file, VaultFacts facts, List<Entry> record, Instant now, Out out) {
    if (VaultPast.of(record, facts.vault()).age(facts, now) != VaultAge.OLDER) return;
    out.progress(
        "%s is OLDER than the vault that this home last saw: someone put an earlier file back."
            .formatted(file));
    out.progress("  Credentials that were rotated since then are the old ones in it.");
  }

  /// A secret of an entry is about to be seen.
  void revealing(EntryRef entry, Stated stated) {
    revealing(entry, "", stated);
  }

  private void revealing(EntryRef entry, String how, Stated stated) {
    if (incident.isPresent()) {
      tell(new Command.Revealed(entry, stated.second().orElse(""), stated.because(), how), stated);
      return;
    }
    note(new VaultEvents.Revealed(entry, how, stated));
  }

  /// A credential is about to be tried: where, before anything is sent.
  void testing(EntryRef entry, Destination to, Stated stated) {
    if (to.elsewhere()) {
      revealing(entry, to.sent(), stated);
      return;
    }
    if (incident.isPresent()) {
      tell(new Command.Note(to.begins(entry.name(), stated.because())), stated);
      return;
    }
    note(new VaultEvents.Tested(entry, to.address(), "begins", stated));
  }

  /// How a test went.
  void tested(EntryRef entry, Destination to, String result, Stated stated) {
    if (incident.isPresent()) {
      tell(new Command.Note("Vault: %s %s".formatted(entry.name(), result)), stated);
      return;
    }
    note(new VaultEvents.Tested(entry, to.address(), result, stated));
  }

  /// Change and intent in the order that leaves no change without a record.
  void save(Vault vault, VaultEvents.Changing intent) {
    changing(intent);
    var facts = vault.save();
    if (home.isPresent()) saved(vault.file(), facts);
    else
      // The next opening puts the newer state on the home's record; this one says who made it.
      tell(
          new Command.Note(
              "Vault: saved as generation %d, SHA-256 %s"
                  .formatted(facts.generation(), facts.sha256())),
          intent.stated());
  }

  void changing(VaultEvents.Changing intent) {
    if (home.isPresent()) note(intent);
    else tell(new Command.Note("Vault: " + intent.words()), intent.stated());
  }

  void saved(Path file, VaultFacts facts) {
    // While a run holds the home, the next opening records the newer state.
    if (home.isPresent()) note(new VaultEvents.Saved(file, facts));
  }

  /// The entry holds a new secret, so nothing is owed for the old one.
  void rotated(EntryRef entry, Stated stated) {
    if (home.isPresent()) note(new VaultEvents.Rotated(entry, stated));
    if (incident.isPresent()) tell(new Command.Rotated(entry), stated);
  }

  /// The same in another incident that gave it out. While a run holds the home, only the one that
  /// it drives can be told.
  ///
  /// @throws ProblemException when it cannot go on its record
  void rotatedIn(String id, EntryRef entry, Stated stated) {
    telling.tell(home, id, new Command.Rotated(entry), new Person(stated.by(), ""));
  }

  /// An earlier generation is in the vault's place. While a run holds the home, the intent on the
  /// incident's record says it.
  void restored(VaultEvents.Restored restored) {
    if (home.isPresent()) note(restored);
  }

  void note(HomeEvent event) {
    own().orElseThrow(() -> new ProblemException(held.orElseThrow())).note(event);
  }

  private void tell(Command said, Stated stated) {
    telling.tell(home, incident.orElseThrow(), said, new Person(stated.by(), ""));
  }

  @Override
  public void close() {
    home.ifPresent(Home::close);
  }
}
