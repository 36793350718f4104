package dev.holdfast.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;

/// Counts the toolkit's frames and how long each took to come.
final class Frames extends AnimationTimer {
  private static final long LATE = TimeUnit.MILLISECONDS.toNanos(50);
  private final List<Long> gaps = new ArrayList<>();
  private long last;
  private volatile long count;

  Frames() {
    start();
  }

  @Override
  @SuppressWarnings({
    "NonAtomicOperationOnVolatileField",
    "NonAtomicVolatileUpdate"
  }) // only the FX thread writes it
  public void handle(long unused) {
    var now = System.nanoTime();
    if (last != 0) gaps.add(now - last);
    last = now;
    count++;
  }

  void next() {
    var seen = count;
    Fx.until("a frame", () -> count > seen);
  }

  String take() {
    return Fx.get(
        () -> {
          var sorted = gaps.stream().sorted().toList();
          gaps.clear();
          if (sorted.isEmpty()) return "no frame";
          var late = sorted.stream().filter(gap -> gap > LATE).count();
          return "%d of %d frames over 50 ms, median %.1f ms, longest %.0f ms"
              .formatted(
                  late, sorted.size(), sorted.get(sorted.size() / 2) / 1e6, sorted.getLast() / 1e6);
        });
  }
}
