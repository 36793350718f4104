package dev.holdfast.ui.shell;

import dev.holdfast.estate.Outlook;
import dev.holdfast.estate.Proposal;
import dev.holdfast.incident.Mode;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.ui.uikit.Words;
import java.util.List;

/// Failing signs that speak for other scenarios than the one that runs.
public final class Signs {
  private Signs() {}

  public static List<Proposal> of(Outlook outlook, Snapshot run) {
    return outlook.view().proposals().stream()
        .filter(one -> !one.scenario().equals(run.scenario()))
        .toList();
  }

  /// What is said of them over every page; empty where there are none. The simulated faults of a
  /// rehearsal set off the signs of other scenarios too: there it belongs to the strip.
  public static String loud(Snapshot run, List<Proposal> proposals) {
    return proposals.isEmpty() || run.mode() == Mode.REHEARSAL
        ? ""
        : Words.of("bar.signs", proposals.getFirst().title());
  }
}
