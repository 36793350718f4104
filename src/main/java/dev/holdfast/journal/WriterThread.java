package dev.holdfast.journal;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The one thread that touches a journal's files. It belongs to nobody else, so nobody interrupts
/// it; callers wait for it, and their own interrupts stay theirs.
final class WriterThread {
  /// What the thread does when it has been idle, and how long that is.
  interface Idle {
    Duration after();

    void run();
  }

  private static final Duration FOREVER = Duration.ofDays(1);

  private final LinkedBlockingQueue<Runnable> work = new LinkedBlockingQueue<>();
  private final Thread thread;
  private volatile @Nullable Idle idle;
  private boolean closed;
  private boolean ended;

  WriterThread(String name) {
    thread = Thread.ofPlatform().daemon(true).name(name).unstarted(this::loop);
    thread.start();
  }

  void whenIdle(Idle work) {
    idle = work;
  }

  /// Runs on the thread and waits for the result, however often the caller is interrupted.
  <T> T call(Callable<T> task) {
    var result = submit(task);
    try {
      return result.join();
    } catch (java.util.concurrent.CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) throw cause;
      if (e.getCause() instanceof Error cause) throw cause;
      throw e;
    }
  }

  private synchronized <T> CompletableFuture<T> submit(Callable<T> task) {
    if (closed) throw new IllegalStateException("the journal is closed");
    return enqueue(task);
  }

  private <T> CompletableFuture<T> enqueue(Callable<T> task) {
    var result = new CompletableFuture<T>();
    work.add(
        () -> {
          try {
            result.complete(task.call());
          } catch (Throwable e) {
            result.completeExceptionally(e);
          }
        });
    return result;
  }

  /// Runs the last task, then ends the thread. A second call does nothing.
  void close(Runnable last) {
    CompletableFuture<Boolean> done;
    synchronized (this) {
      if (closed) return;
      closed = true;
      done =
          enqueue(
              () -> {
                last.run();
                return true;
              });
      work.add(() -> ended = true);
    }
    done.join();
  }

  void end() {
    close(() -> {});
  }

  private void loop() {
    while (!ended) {
      try {
        var now = idle;
        var wait = now == null ? FOREVER : now.after();
        var next = work.poll(Math.max(1, wait.toMillis()), TimeUnit.MILLISECONDS);
        if (next != null) next.run();
        else if (now != null) now.run();
      } catch (InterruptedException e) {
        throw new IllegalStateException("the journal's thread is nobody's to interrupt", e);
      }
    }
  }
}
