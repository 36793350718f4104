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
  private final TreeSet<String> authors = new TreeSet<>();
  private long events;
  private long signedTo;

  private JournalVerifier() {}

  /// Verifies what is at a path.
  ///
  /// @throws ProblemException when there is no journal at all or the disk cannot be read
  public static Report verify(Path path) {
    var verifier = new JournalVerifier();
    try {
      for (var folder : folders(path)) verifier.add(path, folder);
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
        verifier.signedTo,
        verifier.events - verifier.signedTo);
  }

  /// The journals at a path: the folder itself, or those of a home.
  private static List<Path> folders(Path path) throws IOException {
    if (isJournal(path)) return List.of(path);
    var folders = new ArrayList<Path>();
    if (Files.isDirectory(path.resolve("journal"))) folders.add(path.resolve("journal"));
    folders.addAll(Disk.local().list(path.resolve("incidents")));
    if (folders.isEmpty() && !Files.exists(path.resolve("home.json"))) {
      throw new ProblemException(
          Problem.of(
              "journal.missing",
              "There is no journal at " + path,
              "",
              "name a home, the folder of an incident, or an unpacked bundle"));
    }
    return folders;
  }

  private static boolean isJournal(Path path) throws IOException {
    if (Files.exists(path.resolve(Layout.GENESIS))) return true;
    for (var inside : Disk.local().list(path)) {
      if (Layout.CHAIN.matcher(inside.getFileName().toString()).matches()) return true;
    }
    return false;
  }

  private void add(Path root, Path folder) throws IOException {
    var prefix = root.equals(folder) ? "" : new Layout(root).name(folder) + "/";
    if (!Files.isDirectory(folder)) {
      damage.add(new Damage(new Layout(root).name(folder), 0, "unknown file"));
      return;
    }
    var survey = Survey.quick(Disk.local(), folder);
    events += survey.seq();
    signedTo += Math.min(survey.seq(), survey.signedTo());
    survey.genesis().ifPresent(genesis -> authors.add(genesis.authorId()));
    for (var found : survey.damage()) {
      damage.add(new Damage(prefix + found.file(), found.offset(), found.kind()));
    }
  }
}
