package dev.holdfast.runbook;

import dev.holdfast.recovery.AgeCurve;
import dev.holdfast.recovery.Proof;
import dev.holdfast.recovery.RecoveryView;
import java.util.List;
import java.util.Map;

/// What is remembered of a plan's recovery points from before: restores that were proven, and how
/// old the newest point of each store was. Every call may read files.
public interface PointMemory {
  PointMemory NONE =
      new PointMemory() {
        @Override
        public List<Proof> proofs() {
          return List.of();
        }

        @Override
        public Map<String, List<AgeCurve.Seen>> ages() {
          return Map.of();
        }

        @Override
        public void keep(RecoveryView view) {}
      };

  /// In no particular order.
  List<Proof> proofs();

  /// By store, oldest first.
  Map<String, List<AgeCurve.Seen>> ages();

  /// Remembers how old the points are now; most of what is offered is not needed.
  void keep(RecoveryView view);
}
