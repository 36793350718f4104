package dev.holdfast.runbook;

import dev.holdfast.incident.Snapshot;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Tells listeners the newest snapshot: at most one is being made, and one more is owed.
final class Listeners {
  private final List<Consumer<Snapshot>> all = new CopyOnWriteArrayList<>();
  private final Supplier<Snapshot> snapshots;
  private final Executor threads;
  private final AtomicBoolean owed = new AtomicBoolean();
  private final AtomicBoolean telling = new AtomicBoolean();

  Listeners(Supplier<Snapshot> snapshots, Executor threads) {
    this.snapshots = snapshots;
    this.threads = threads;
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
      while (owed.getAndSet(false)) {
        var snapshot = snapshots.get();
        all.forEach(listener -> listener.accept(snapshot));
      }
    } finally {
      telling.set(false);
      if (owed.get()) changed();
    }
  }

  void close() {
    all.clear();
  }
}
