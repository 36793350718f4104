package dev.holdfast.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.journal.Home;
import dev.holdfast.kernel.SystemClock;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who answers for a home.
class DoorbellTest {
  @TempDir Path folder;

  @Test
  void onlyAWindowComesToTheFront() {
    var clock = new SystemClock();
    var came = new AtomicInteger();
    try (var home = Home.forWriting(folder, clock);
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        var doorbell = Doorbell.open(home, threads)) {
      assertThat(Doorbell.ring(Home.forReading(folder))).as("a run at a terminal").isFalse();
      doorbell.front(came::incrementAndGet);
      assertThat(Doorbell.ring(Home.forReading(folder))).isTrue();
      assertThat(came).hasValue(1);
    }
  }
}
