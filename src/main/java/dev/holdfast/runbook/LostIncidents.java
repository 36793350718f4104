package dev.holdfast.runbook;

import dev.holdfast.journal.Entry;
import dev.holdfast.journal.Home;
import dev.holdfast.journal.HomeEvents;
import dev.holdfast.journal.JournalReader;
import dev.holdfast.kernel.ProblemException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Incidents that the home's own record knows and whose folders are gone: a list of what is there
/// must not look like all there was.
public final class LostIncidents {
  private static final Set<String> TYPES =
      Set.of(HomeEvents.BEGAN, HomeEvents.LEFT, HomeEvents.ENDED);

  private LostIncidents() {}

  /// Their names; none where the record cannot be read, which `journal verify` tells.
  public static List<String> of(Home home) {
    var lost = new TreeSet<String>();
    try {
      for (Entry entry : JournalReader.read(home.journalFolder()).entries()) {
        if (TYPES.contains(entry.type()) && entry.data().get("incident") instanceof String id) {
          lost.add(id);
        }
      }
    } catch (ProblemException e) {
      return List.of();
    }
    home.incidents().forEach(lost::remove);
    return List.copyOf(lost);
  }
}
