package dev.holdfast.runbook.glass;

import dev.holdfast.vault.VaultEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What is wrong with how an entry is looked after, in words that stand in lists.
public final class Marks {
  /// A credential that nobody tried for a quarter may have been revoked since.
  public static final Duration STALE = Duration.ofDays(90);

  private Marks() {}

  /// The words for an entry, worst first.
  ///
  /// @param owed whether it was shown and not rotated since
  public static List<String> of(VaultEntry entry, Instant now, boolean owed) {
    var care = entry.care();
    var marks = new ArrayList<String>();
    if (!entry.unclear().isEmpty()) marks.add("not-understood");
    if (care.expires().filter(end -> !end.isAfter(now)).isPresent()) marks.add("expired");
    if (care.lastTested().isEmpty()) marks.add("never-tested");
    if (care.lastTested().filter(at -> at.plus(STALE).isBefore(now)).isPresent()) {
      marks.add("stale");
    }
    if (owed) marks.add("rotation-owed");
    return List.copyOf(marks);
  }
}
