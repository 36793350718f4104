package dev.holdfast.incident;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How long a step has been worked on. It stands still while the step waits for somebody's word:
/// hours at an unanswered question are no progress of what comes after the answer.
final class WorkTime {
  private Duration spent = Duration.ZERO;
  private @Nullable Instant since;

  /// Begins, or goes on after a wait.
  void go(Instant at) {
    if (since == null) since = at;
  }

  void rest(Instant at) {
    spent = at(at);
    since = null;
  }

  void reset() {
    spent = Duration.ZERO;
    since = null;
  }

  /// What was spent until a moment.
  Duration at(Instant now) {
    var from = since;
    return from == null ? spent : spent.plus(Duration.between(from, now));
  }
}
