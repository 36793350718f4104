package dev.holdfast.journal;

import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// Verifies a home (its own journal and every incident), an incident's folder, or a bundle's copy
/// of one. In a home only the journals are the record; keys, vault and settings are others' matter.
public final class JournalVerifier {
  private final List<Damage> damage = new ArrayList<>();
  private final List<Damage> notes = new ArrayList<>();
  private final TreeSet<String> authors = new TreeSet<>();
  private long events;
  private final KnownIncidents known = new KnownIncidents();
  private long signedTo;

  private JournalVerifier() {}

  /// Verifies what is at a path.
  ///
  /// @throws ProblemException when there is no journal at all or the disk cannot be read
  public static Report verify(Path path) {
    var verifier = new JournalVerifier();
    try {
      if (isJournal(path)) verifier.journal(path);
      else verifier.home(path);
    } catch (IOException e) {
      throw new ProblemException(
          Problem.of(
              "journal.unreadable",
              path + " cannot be read: " + JournalFolder.reason(e),
              "nothing was verified",
              "check the disk and the permissions"),
          e);
    }
    return new Report(
        verifier.damage.isEmpty(),
        verifier.events,
        List.copyOf(verifier.authors),
        verifier.damage,
        verifier.notes,
        verifier.signedTo,
        verifier.events - verifier.signedTo);
  }

  private void journal(Path folder) throws IOException {
    add("", Survey.quick(Disk.local(), folder));
  }

  /// The home's own record first: what is added to an incident meanwhile contradicts nothing.
  private void home(Path home) throws IOException {
    var own = home.resolve("journal");
    var incidents = Disk.local().list(home.resolve("incidents"));
    if (Files.isDirectory(own)) {
      add("journal/", Survey.withEntries(Disk.local(), own, known::take));
      incidents = Disk.local().list(home.resolve("incidents"));
    } else if (incidents.isEmpty() && !Files.exists(home.resolve("home.json"))) {
      throw new ProblemException(
          Problem.of(
              "journal.missing",
              "There is no journal at " + home,
              "Nothing was verified",
              "name a home, the folder of an incident, or an unpacked bundle"));
    }
    var there = new TreeSet<String>();
    for (var folder : incidents) {
      there.add(String.valueOf(folder.getFileName()));
      incident(folder, String.valueOf(folder.getFileName()));
    }
    for (var id : known.missing(there)) {
      damage.add(new Damage("incidents/" + id, 0, "missing"));
    }
  }

  private void incident(Path folder, String id) throws IOException {
    var name = "incidents/" + id;
    if (!Files.isDirectory(folder)) {
      damage.add(new Damage(name, 0, "unknown file"));
      return;
    }
    var survey = Survey.heads(Disk.local(), folder, known.events(id));
    add(name + "/", survey);
    for (var kind : known.contradictions(id, survey)) damage.add(new Damage(name, 0, kind));
  }

  private static boolean isJournal(Path path) throws IOException {
    if (Files.exists(path.resolve(Layout.GENESIS))) return true;
    for (var inside : Disk.local().list(path)) {
      if (Layout.CHAIN.matcher(inside.getFileName().toString()).matches()) return true;
    }
    return false;
  }

  private void add(String prefix, Survey survey) {
    events += survey.seq();
    signedTo += Math.min(survey.seq(), survey.signedTo());
    survey.genesis().ifPresent(genesis -> authors.add(genesis.authorId()));
    for (var found : survey.damage()) damage.add(found.under(prefix));
    for (var found : survey.notes()) notes.add(found.under(prefix));
  }
}
