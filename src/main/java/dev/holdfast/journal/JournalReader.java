package dev.holdfast.journal;

import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;

/// Reads a journal without a lock and without changing anything, also beside its writer.
public final class JournalReader {
  private JournalReader() {}

  /// Reads what verifies and lists what does not.
  ///
  /// @throws ProblemException `journal.missing` or `journal.unreadable` when there is nothing to
  ///   read
  public static Reading read(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new ProblemException(
          Problem.of(
              "journal.missing",
              "There is no journal in " + folder,
              "Nothing is known of an incident without its record",
              "check the path; `holdfast incidents` lists what is there"));
    }
    try {
      var entries = new ArrayList<Entry>();
      var survey = Survey.withEntries(Disk.local(), folder, entries::add);
      return new Reading(
          survey.genesis().map(Genesis::fields).orElse(Map.of()),
          Collections.unmodifiableList(entries),
          survey.damage(),
          survey.head(),
          survey.signedTo());
    } catch (IOException e) {
      throw new ProblemException(
          Problem.of(
              "journal.unreadable",
              "The journal in " + folder + " cannot be read: " + e.getMessage(),
              "nothing was changed",
              "check the disk and the permissions of the folder"),
          e);
    }
  }
}
