package dev.holdfast.ui;

import java.util.function.LongSupplier;

/// Has the heap collected whole while nobody does anything. Java's serial collector does that only
/// when its heap is full, and lets it grow to a quarter of the laptop's memory until then; what was
/// drawn and thrown away would be held for hours.
final class Upkeep {
  /// Whoever types or points is not held up: a collection takes a tenth of a second.
  private static final int QUIET_SECONDS = 3;

  private static final int SECONDS_BETWEEN = 30;

  /// More than young objects take, which are collected by themselves.
  private static final long GROWN = 24L << 20;

  private final LongSupplier used;
  private final Runnable collect;
  private int quiet;
  private int since;
  private long settled;

  /// @param used bytes of the heap
  Upkeep(LongSupplier used, Runnable collect) {
    this.used = used;
    this.collect = collect;
  }

  static Upkeep ofThisJava() {
    var java = Runtime.getRuntime();
    return new Upkeep(() -> java.totalMemory() - java.freeMemory(), System::gc);
  }

  /// Somebody did something.
  void stirred() {
    quiet = 0;
  }

  /// Called every second.
  void second() {
    quiet++;
    since++;
    if (quiet < QUIET_SECONDS || since < SECONDS_BETWEEN) return;
    if (used.getAsLong() - settled < GROWN) return;
    collect.run();
    since = 0;
    settled = used.getAsLong();
  }
}
