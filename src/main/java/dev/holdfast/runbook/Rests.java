package dev.holdfast.runbook;

import dev.holdfast.incident.Outline;
import dev.holdfast.incident.StepRecord;
import dev.holdfast.incident.StepStatus;
import java.util.function.Predicate;

/// Steps that rest until something is there that no step gives: the network, an open vault, a
/// value. It may come while the run is paused; they go on when the run does.
///
/// @param locked whether the vault keeps a step from going on
record Rests(Ledger ledger, RunSecrets secrets, Traffic traffic, Predicate<Outline.Node> locked) {
  boolean rests(Outline.Node node) {
    var record = record(node);
    return record.status() == StepStatus.WAITING
        && switch (record.waiting()) {
          case Traffic.NEED, VaultRecord.UNLOCK, "input" -> true;
          default -> false;
        };
  }

  /// Whether what a step rests for is there.
  boolean over(Outline.Node node) {
    if (!rests(node)) return false;
    var need = record(node).need();
    return switch (need.need()) {
      case Traffic.NEED -> !traffic.stopped();
      case VaultRecord.UNLOCK -> !locked.test(node);
      default ->
          secrets.all().containsKey(need.name())
              || ledger.read(fold -> fold.inputs().containsKey(need.name()));
    };
  }

  private StepRecord record(Outline.Node node) {
    return ledger.read(fold -> fold.step(node.name()));
  }
}
