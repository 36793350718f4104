package dev.holdfast.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the record says of the credentials that left the vault. Only [Fold] writes it.
final class CredentialRecords {
  private final Map<String, One> all = new LinkedHashMap<>();

  private static final class One {
    String vault = "";
    final List<CredentialView.Use> uses = new ArrayList<>();
    CredentialView.@Nullable Settled settled;
  }

  void apply(Event e) {
    switch (e.type()) {
      case CredentialEvents.REVEALED -> use(e, "shown", e.text("because"));
      case CredentialEvents.INJECTED -> use(e, e.text("how"), "");
      case CredentialEvents.ROTATED -> settle(e, "rotated", "");
      case CredentialEvents.SIGNED_OFF -> settle(e, "signed off", e.text("because"));
      default -> {}
    }
  }

  /// Given out again, it is owed again: what was rotated before says nothing about the new one.
  private void use(Event e, String how, String because) {
    var one = all.computeIfAbsent(e.text("entry"), _ -> new One());
    one.vault = e.text("vault");
    one.settled = null;
    one.uses.add(
        new CredentialView.Use(
            e.at(), how, e.step(), e.text("target"), e.by(), e.text("second"), because));
  }

  private void settle(Event e, String how, String because) {
    var one = all.get(e.text("entry"));
    if (one != null) one.settled = new CredentialView.Settled(e.at(), how, e.by(), because);
  }

  /// A step of the plan rotated what was used up to its start; what was used since, for instance to
  /// rotate the others, is still owed.
  void cleared(String step, Instant started, Instant at) {
    for (var one : all.values()) {
      var since = one.uses.getLast().at();
      if (one.settled == null && since.isBefore(started)) {
        one.settled = new CredentialView.Settled(at, "rotated", "", "the plan's step " + step);
      }
    }
  }

  List<CredentialView> views() {
    return all.entrySet().stream()
        .map(
            one ->
                new CredentialView(
                    one.getKey(),
                    one.getValue().vault,
                    one.getValue().uses,
                    one.getValue().settled))
        .toList();
  }
}
