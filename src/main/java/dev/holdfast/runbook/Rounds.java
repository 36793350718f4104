package dev.holdfast.runbook;

import dev.holdfast.journal.JournalFailure;
import dev.holdfast.kernel.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Looks again and again while nothing else happens.
final class Rounds implements Runnable, AutoCloseable {
  private final Clock clock;
  private final Duration every;
  private final Runnable look;
  private @Nullable Thread thread;
  private boolean over;

  /// @param every in run time
  Rounds(Clock clock, Duration every, Runnable look) {
    this.clock = clock;
    this.every = every;
    this.look = look;
  }

  /// In real time: in a fast rehearsal the laptop's clock is no faster.
  static Duration real(Duration every, Clock clock) {
    return Duration.ofNanos((long) (every.toNanos() * clock.speed()));
  }

  @Override
  public void run() {
    try {
      while (begun()) {
        clock.sleep(every);
        look.run();
      }
    } catch (InterruptedException | JournalFailure e) {
      // Let go, or the record is gone; the ledger remembers the trouble and shows it.
    } finally {
      ended();
    }
  }

  private synchronized boolean begun() {
    thread = Thread.currentThread();
    return !over;
  }

  private synchronized void ended() {
    thread = null;
  }

  @Override
  public synchronized void close() {
    over = true;
    if (thread != null) thread.interrupt();
  }
}
