package dev.holdfast.runbook;

import dev.holdfast.incident.Snapshot;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Tells listeners the newest snapshot: at most one is being made, and one more is owed. Between
/// two it rests for as long as a screen shows one picture, so that a long runbook with short steps
/// is not kept busy with showing what nobody can see.
final class Listeners {
  private static final long REST_MILLIS = 16;

  private final List<Consumer<Snapshot>> all = new CopyOnWriteArrayList<>();
  private final Supplier<Snapshot> snapshots;
  private final Executor threads;
  private final Executor rest;
  private final AtomicBoolean owed = new AtomicBoolean();
  private final AtomicBoolean telling = new AtomicBoolean();

  Listeners(Supplier<Snapshot> snapshots, Executor threads) {
    this.snapshots = snapshots;
    this.threads = threads;
    this.rest = CompletableFuture.delayedExecutor(REST_MILLIS, TimeUnit.MILLISECONDS, threads);
  }

  AutoCloseable add(Consumer<Snapshot> listener) {
    all.add(listener);
    changed();
    return () -> all.remove(listener);
  }

  void changed() {
    if (all.isEmpty()) return;
    owed.set(true);
    if (telling.compareAndSet(false, true)) threads.execute(this::tell);
  }

  private void tell() {
    try {
      if (owed.getAndSet(false) && !all.isEmpty()) {
        var snapshot = snapshots.get();
        all.forEach(listener -> listener.accept(snapshot));
      }
    } finally {
      rest.execute(this::rested);
    }
  }

  private void rested() {
    if (owed.get()) {
      tell();
      return;
    }
    telling.set(false);
    if (owed.get()) changed();
  }

  void close() {
    all.clear();
  }
}
