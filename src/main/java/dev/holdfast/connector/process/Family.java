package dev.holdfast.connector.process;

import dev.holdfast.kernel.Exempt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// A child with everything it started: the members of the session that it leads.
@Exempt(
    from = "timeComesFromTheClock",
    reason =
        "Bounds the end of real processes; run time, which may run faster, must not cut it short")
record Family(long session) {
  /// Asks all to end, and ends those that have not after the grace.
  ///
  /// @return whether none is left
  boolean end(Duration grace) {
    signal("TERM");
    if (gone(grace)) return true;
    for (int round = 0; round < 5; round++) {
      signal("KILL");
      if (gone(Duration.ofSeconds(1))) return true;
    }
    return false;
  }

  List<ProcessStat> members() {
    return ProcessStat.inSession(session);
  }

  private boolean gone(Duration within) {
    var deadline = System.nanoTime() + within.toNanos();
    while (!members().isEmpty()) {
      if (System.nanoTime() - deadline > 0) return false;
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      // an interrupt would make parking return at once; it is already being obeyed
      var _ = Thread.interrupted();
    }
    return true;
  }

  private void signal(String signal) {
    members().stream().map(ProcessStat::group).distinct().forEach(group -> kill(signal, group));
  }

  private static void kill(String signal, long group) {
    try {
      new ProcessBuilder(
              "/bin/sh", "-c", "kill -s \"$1\" -- \"-$2\"", "sh", signal, Long.toString(group))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .onExit()
          .join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
