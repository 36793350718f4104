package dev.holdfast.runbook;

import dev.holdfast.kernel.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;

/// Ends a call when its time is up, in run time.
final class Deadlines {
  private final Clock clock;
  private final Executor threads;

  Deadlines(Clock clock, Executor threads) {
    this.clock = clock;
    this.threads = threads;
  }

  Instant of(StepWork.Prepared prepared) {
    var patience = Effects.patience(prepared.node().body(), prepared.spec().usual());
    return clock.now().plus(patience);
  }

  /// Cancels the pulse when the step's time is up, unless closed before.
  AutoCloseableQuietly watch(StepWork.Prepared prepared, Pulse pulse) {
    return within(Effects.patience(prepared.node().body(), prepared.spec().usual()), pulse);
  }

  /// Cancels the pulse after so long, unless closed before.
  AutoCloseableQuietly within(Duration patience, Pulse pulse) {
    var waiter = new AtomicReference<Thread>();
    var done = new java.util.concurrent.atomic.AtomicBoolean();
    threads.execute(
        () -> {
          waiter.set(Thread.currentThread());
          try {
            if (!done.get()) clock.sleep(patience);
            if (!done.get()) pulse.timeUp(patience);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    return () -> {
      done.set(true);
      var thread = waiter.get();
      if (thread != null) thread.interrupt();
    };
  }

  /// Closing never fails.
  interface AutoCloseableQuietly extends AutoCloseable {
    @Override
    void close();
  }
}
