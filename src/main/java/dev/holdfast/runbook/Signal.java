package dev.holdfast.runbook;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/// Wakes the dispatcher, and tells waiters when nothing goes on without a person.
final class Signal {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private long count;
  private boolean quiet;

  void wake() {
    lock.lock();
    try {
      count++;
      quiet = false;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  long count() {
    lock.lock();
    try {
      return count;
    } finally {
      lock.unlock();
    }
  }

  /// Asks, outside the lock, and believes a yes only if nothing happened since the count was read:
  /// what came after the last look at the needs has not been offered to anyone yet.
  void quiet(long seen, BooleanSupplier looks) {
    var yes = looks.getAsBoolean();
    lock.lock();
    try {
      quiet = yes && count == seen;
      if (quiet) changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void await(long seen) throws InterruptedException {
    lock.lock();
    try {
      while (count == seen) changed.await();
    } finally {
      lock.unlock();
    }
  }

  void awaitQuiet() throws InterruptedException {
    lock.lock();
    try {
      while (!quiet) changed.await();
    } finally {
      lock.unlock();
    }
  }
}
