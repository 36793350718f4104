package dev.holdfast.incident;

import dev.holdfast.kernel.EntryRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the record says of the credentials that left the vault. Only [Fold] writes it.
final class CredentialRecords {
  private final List<One> all = new ArrayList<>();

  private static final class One {
    EntryRef entry;
    final List<CredentialView.Use> uses = new ArrayList<>();
    CredentialView.@Nullable Settled settled;

    One(EntryRef entry) {
      this.entry = entry;
    }
  }

  void apply(Event e) {
    switch (e.type()) {
      case CredentialEvents.REVEALED ->
          use(e, e.text("how").isEmpty() ? "shown" : e.text("how"), e.text("because"));
      case CredentialEvents.INJECTED -> use(e, e.text("how"), "");
      case CredentialEvents.ROTATED -> rotated(e);
      case CredentialEvents.SIGNED_OFF -> signedOff(e);
      default -> {}
    }
  }

  /// Given out again, it is owed again: what was rotated before says nothing about the new one.
  private void use(Event e, String how, String because) {
    var entry = CredentialEvents.entry(e.data());
    var one =
        all.stream()
            .filter(known -> known.entry.same(entry))
            .findFirst()
            .orElseGet(() -> add(entry));
    one.entry = entry;
    one.settled = null;
    one.uses.add(
        new CredentialView.Use(
            e.at(), how, e.step(), e.text("target"), e.by(), e.text("second"), because));
  }

  private One add(EntryRef entry) {
    var one = new One(entry);
    all.add(one);
    return one;
  }

  /// Settles that entry of that vault only: another of the same name is another credential.
  private void rotated(Event e) {
    var entry = CredentialEvents.entry(e.data());
    for (var one : all) {
      if (one.entry.same(entry)) {
        one.settled = new CredentialView.Settled(e.at(), "rotated", e.by(), "");
      }
    }
  }

  /// A person's word on what has the name: in the vault that they meant, else in whichever.
  private void signedOff(Event e) {
    var vault = e.text("vault");
    for (var one : all) {
      if (one.settled != null || !one.entry.name().equals(e.text("entry"))) continue;
      if (!vault.isEmpty() && !one.entry.vault().equals(vault)) continue;
      one.settled = new CredentialView.Settled(e.at(), "signed off", e.by(), e.text("because"));
    }
  }

  /// A step of the plan rotated what was used up to its start; what was used since, for instance to
  /// rotate the others, is still owed.
  void cleared(String step, Instant started, Instant at) {
    for (var one : all) {
      var since = one.uses.getLast().at();
      if (one.settled == null && since.isBefore(started)) {
        one.settled = new CredentialView.Settled(at, "rotated", "", "the plan's step " + step);
      }
    }
  }

  List<CredentialView> views() {
    return all.stream().map(one -> new CredentialView(one.entry, one.uses, one.settled)).toList();
  }
}
