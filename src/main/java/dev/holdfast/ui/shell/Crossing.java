package dev.holdfast.ui.shell;

import dev.holdfast.incident.Snapshot;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// The one door to the FX thread. Of the snapshots only the latest is kept, and at most one
/// hand-over is queued; work that may block goes to the other executor and its result comes back
/// through here.
public final class Crossing {
  private final Executor work;
  private final Consumer<Throwable> uncaught;
  private final AtomicReference<@Nullable Snapshot> latest = new AtomicReference<>();
  private volatile Consumer<Snapshot> show = _ -> {};

  private final AtomicBoolean busy = new AtomicBoolean();

  public Crossing(Executor work, Consumer<Throwable> uncaught) {
    this.work = work;
    this.uncaught = uncaught;
  }

  /// Where snapshots go from now on; what is still queued for the one before is dropped.
  public void to(Consumer<Snapshot> screen) {
    latest.set(null);
    show = screen;
  }

  /// Hands a snapshot over; called on any thread.
  public void offer(Snapshot snapshot) {
    if (latest.getAndSet(snapshot) == null) Platform.runLater(this::drain);
  }

  private void drain() {
    var snapshot = latest.getAndSet(null);
    if (snapshot != null) show.accept(snapshot);
  }

  /// Calls it on the FX thread again and again, until what is returned is called. No animation does
  /// that: while one is running, JavaFX draws sixty pulses a second, whatever it does in them.
  public Runnable every(Duration period, Runnable act) {
    var over = new AtomicBoolean();
    var queued = new AtomicBoolean();
    work.execute(
        () -> {
          while (!over.get() && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(period.toNanos());
            if (over.get() || !queued.compareAndSet(false, true)) continue;
            Platform.runLater(
                () -> {
                  queued.set(false);
                  if (!over.get()) act.run();
                });
          }
        });
    return () -> over.set(true);
  }

  /// As [#call], and nothing while one is under way: a key pressed twice opens one run.
  public <T> void alone(Callable<T> job, Consumer<T> done, Consumer<Throwable> failed) {
    if (!busy.compareAndSet(false, true)) return;
    call(
        () -> {
          try {
            return job.call();
          } catch (InterruptedException | Error e) {
            busy.set(false);
            throw e;
          }
        },
        result -> {
          busy.set(false);
          done.accept(result);
        },
        thrown -> {
          busy.set(false);
          failed.accept(thrown);
        });
  }

  /// Does work that may block elsewhere and brings the result back.
  public <T> void call(Callable<T> job, Consumer<T> done, Consumer<Throwable> failed) {
    Runnable task =
        () -> {
          try {
            var result = job.call();
            Platform.runLater(() -> done.accept(result));
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          } catch (Exception e) {
            Platform.runLater(() -> failed.accept(e));
          } catch (Error e) {
            Platform.runLater(() -> uncaught.accept(e));
          }
        };
    try {
      work.execute(task);
    } catch (RejectedExecutionException e) {
      // The window is closing: nobody waits for the result any more.
    }
  }
}
