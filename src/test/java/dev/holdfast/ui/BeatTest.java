package dev.holdfast.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.ui.shell.Crossing;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The second of the window: on the FX thread, never queued twice, over when it is stopped.
@Timeout(30)
class BeatTest {
  @Test
  void itBeatsUntilItIsStoppedAndDoesNotPileUp() throws InterruptedException {
    Fx.start();
    var beats = new AtomicInteger();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var crossing = new Crossing(threads, thrown -> {});
      var held = new CountDownLatch(1);
      var stop =
          crossing.every(
              Duration.ofMillis(5),
              () -> {
                assertThat(Platform.isFxApplicationThread()).isTrue();
                beats.incrementAndGet();
              });
      Fx.until("it beats", () -> beats.get() >= 3);
      var before = new AtomicInteger();
      Platform.runLater(
          () -> {
            before.set(beats.get());
            try {
              // The FX thread is busy for the time of many beats.
              var _ = held.await(300, java.util.concurrent.TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          });
      Fx.run(() -> {}); // what piled up meanwhile stands behind it
      Fx.run(() -> assertThat(beats.get() - before.get()).isLessThanOrEqualTo(5));
      stop.run();
      var last = Fx.get(beats::get);
      assertThat(last).isEqualTo(Fx.get(beats::get));
    }
  }
}
