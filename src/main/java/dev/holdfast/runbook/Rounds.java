package dev.holdfast.runbook;

import dev.holdfast.journal.JournalFailure;
import dev.holdfast.kernel.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Looks at the clock and the disk while nothing else happens.
final class Rounds implements Runnable, AutoCloseable {
  private static final Duration EVERY = Duration.ofSeconds(5);

  private final Ledger ledger;
  private final Clock clock;
  private @Nullable Thread thread;
  private boolean over;

  Rounds(Ledger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  @Override
  public void run() {
    try {
      while (begun()) {
        // Real seconds: in a fast rehearsal the laptop's clock is no faster.
        clock.sleep(Duration.ofNanos((long) (EVERY.toNanos() * clock.speed())));
        ledger.look();
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
