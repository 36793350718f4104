package dev.holdfast.ui;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;

/// Counts the toolkit's frames and how long each took to come. On a machine that others use as well
/// the clock says little, so what the FX thread itself worked for each frame is told beside it.
final class Frames extends AnimationTimer {
  private static final long LATE = TimeUnit.MILLISECONDS.toNanos(50);
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final List<Long> gaps = new ArrayList<>();
  private final List<Long> works = new ArrayList<>();
  private final List<Long> paints = new ArrayList<>();
  private final long painter = findPainter();
  private long last;
  private long worked;
  private long painted;
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
    var work = threads.getCurrentThreadCpuTime();
    var paint = painter();
    if (last != 0) {
      gaps.add(now - last);
      works.add(work - worked);
      paints.add(paint - painted);
    }
    last = now;
    worked = work;
    painted = paint;
    count++;
  }

  /// What the thread that paints has worked so far.
  private long painter() {
    return threads.getThreadCpuTime(painter);
  }

  private static long findPainter() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("QuantumRenderer"))
        .mapToLong(Thread::threadId)
        .findFirst()
        .orElseThrow();
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
          var busy = works.stream().filter(work -> work > LATE).count();
          var most = works.stream().max(Long::compare).orElse(0L);
          works.clear();
          var longest = paints.stream().max(Long::compare).orElse(0L);
          var mean = paints.stream().mapToLong(Long::longValue).average().orElse(0);
          var heavy = paints.stream().filter(paint -> paint > LATE).count();
          paints.clear();
          return ("%d of %d frames over 50 ms, median %.1f ms, longest %.0f ms;"
                  + " %d by the FX thread's own work, most %.0f ms;"
                  + " %d by painting, most %.0f ms, mean %.1f ms")
              .formatted(
                  late,
                  sorted.size(),
                  sorted.get(sorted.size() / 2) / 1e6,
                  sorted.getLast() / 1e6,
                  busy,
                  most / 1e6,
                  heavy,
                  longest / 1e6,
                  mean / 1e6);
        });
  }
}
