package dev.holdfast.runbook;

import dev.holdfast.incident.Snapshot;
import dev.holdfast.journal.Entry;
import dev.holdfast.kernel.Problem;
import java.util.Optional;

/// Told what the home's own record keeps of a run: that it began, and how it was let go.
public interface Chronicle {
  /// For runs that belong to no home.
  Chronicle NONE =
      new Chronicle() {
        @Override
        public Optional<Problem> began() {
          return Optional.empty();
        }

        @Override
        public void left(Snapshot last, Entry head, long signed) {}
      };

  /// The run's own record is there; nothing is on it yet. A problem is told on it: a recovery does
  /// not wait for the home's own record.
  Optional<Problem> began();

  /// The run's own record is closed.
  ///
  /// @param head the last event on it
  /// @param signed how many events a signature covers
  void left(Snapshot last, Entry head, long signed);
}
