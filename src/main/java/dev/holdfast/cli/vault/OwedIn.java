package dev.holdfast.cli.vault;

import dev.holdfast.incident.CredentialEvents;
import dev.holdfast.incident.CredentialView;
import dev.holdfast.incident.RotationDebt;
import dev.holdfast.journal.Entry;
import dev.holdfast.kernel.EntryRef;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.runbook.Incidents;
import dev.holdfast.runbook.Settlement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Which incidents still owe a rotation of an entry: one new secret settles it in all of them.
record OwedIn(Incidents incidents) {
  /// Why a rotation settles nothing there; empty when it does.
  Optional<Problem> wrong(String id, EntryRef entry) {
    return Settlement.wrong(entry, RotationDebt.entries(credentials(id).toList()));
  }

  /// Those that are not closed and owe it, as far as their records can be read.
  List<String> ids(EntryRef entry) {
    return incidents.list().stream()
        .filter(one -> !one.state().equals("closed") && !one.state().equals("damaged"))
        .map(Incidents.Summary::id)
        .filter(id -> lastUse(id, entry).isPresent())
        .toList();
  }

  /// Whether the entry got another secret since an incident gave it out, and the incident was not
  /// told.
  boolean rotatedSince(String id, EntryRef entry, List<Entry> record) {
    var used = lastUse(id, entry);
    return used.isPresent()
        && record.stream()
            .filter(one -> one.type().equals(CredentialEvents.ROTATED))
            .filter(one -> CredentialEvents.entry(one.data()).same(entry))
            .anyMatch(one -> one.wall().isAfter(used.get()));
  }

  /// When an incident that owes it gave it out last.
  Optional<Instant> lastUse(EntryRef entry) {
    return ids(entry).stream().flatMap(id -> lastUse(id, entry).stream()).max(Instant::compareTo);
  }

  private Optional<Instant> lastUse(String id, EntryRef entry) {
    return credentials(id)
        .filter(one -> one.owed() && one.what().same(entry))
        .map(one -> one.uses().getLast().at())
        .max(Instant::compareTo);
  }

  private Stream<CredentialView> credentials(String id) {
    try {
      return incidents.story(id).fold().credentials().stream();
    } catch (ProblemException e) {
      return Stream.of();
    }
  }
}
