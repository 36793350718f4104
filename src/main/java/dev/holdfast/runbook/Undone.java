package dev.holdfast.runbook;

import dev.holdfast.incident.Fold;
import java.util.Map;

/// Puts on record that a step was put back, and what that does to a recovery that rested on it.
record Undone(Ledger ledger) {
  /// @param data of `step.undone`
  void done(Map<String, Object> data) {
    var before = ledger.read(Fold::recovered);
    ledger.record("step.undone", data);
    // The fold has taken it back already; this line says so to people.
    if (before.isPresent() && ledger.read(Fold::recovered).isEmpty()) {
      ledger.record("run.regressed", Map.of("items", data.get("step") + " was put back"));
    }
  }
}
