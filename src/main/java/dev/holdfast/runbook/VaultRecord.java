package dev.holdfast.runbook;

import dev.holdfast.connector.CredentialUse;
import dev.holdfast.connector.Surroundings;
import dev.holdfast.connector.VaultOpening;
import dev.holdfast.incident.CredentialEvents;
import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.EntryRef;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a run puts on record about the vault: that it was opened, and each credential before it is
/// given out.
record VaultRecord(Ledger ledger) implements Surroundings.Audit {
  /// The word for a need of an open vault.
  static final String UNLOCK = "unlock";

  @Override
  public void giving(EntryRef entry, CredentialUse use, String by) {
    ledger.record(
        CredentialEvents.INJECTED,
        CredentialEvents.injected(entry, use.step(), use.target(), use.how(), use.at(), by));
  }

  /// Puts on record who opened the vault.
  ///
  /// @return false when it is not open
  static boolean opened(Ledger ledger, Surroundings.Credentials credentials, Clock clock) {
    var opening = credentials.opening();
    opening.ifPresent(one -> ledger.record(CredentialEvents.OPENED, data(one, clock)));
    return opening.isPresent();
  }

  private static Map<String, Object> data(VaultOpening one, Clock clock) {
    var data = new LinkedHashMap<>(one.vault());
    data.put("by", one.by());
    if (!one.second().isEmpty()) data.put("second", one.second());
    data.put("because", one.because());
    data.put("until", clock.now().plus(one.lease()).toString());
    return data;
  }

  static Map<String, Object> need(String step, String ask) {
    var data = Facts.with(step, "need", UNLOCK);
    data.put("name", "");
    data.put("ask", ask);
    return data;
  }
}
