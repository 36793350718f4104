package dev.holdfast.ui.shell;

import dev.holdfast.incident.Need;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.ui.uikit.Tone;
import dev.holdfast.ui.vault.VaultPage;
import java.util.EnumMap;
import java.util.Map;

/// How many things on each page wait for a person. Pure.
final class RailCounts {
  private RailCounts() {}

  static Map<Page, Rail.Count> of(Snapshot snapshot) {
    var counts = new EnumMap<Page, Rail.Count>(Page.class);
    var steps = snapshot.needs().stream().filter(need -> need.kind() != Need.Kind.TICK).toList();
    var doubt = steps.stream().anyMatch(need -> need.kind() == Need.Kind.RESOLVE);
    var failed = steps.stream().anyMatch(need -> need.kind() == Need.Kind.RETRY);
    counts.put(
        Page.RUNBOOK,
        new Rail.Count(steps.size(), doubt ? Tone.DOUBT : failed ? Tone.DANGER : Tone.WARNING));
    var items = ItemsWanted.of(snapshot);
    counts.put(Page.CHECKLIST, new Rail.Count(items.count(), items.worst()));
    counts.put(Page.VAULT, new Rail.Count(VaultPage.wanted(snapshot), Tone.WARNING));
    return counts;
  }
}
