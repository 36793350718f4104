package dev.holdfast.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConcurrencyTest {
  @TempDir Path temp;

  @Test
  void manyVirtualThreadsShareOneChain() throws InterruptedException {
    var folder = temp.resolve("i");
    try (var journal = JournalFolder.create(folder, Map.of(), Samples.KEY, Samples.clock())) {
      var threads = new ArrayList<Thread>();
      for (int t = 0; t < 50; t++) {
        int thread = t;
        threads.add(
            Thread.ofVirtual()
                .start(
                    () ->
                        IntStream.range(0, 10)
                            .forEach(i -> journal.append("e", Map.of("t", thread, "i", i)))));
      }
      for (var thread : threads) thread.join();
      assertThat(journal.entries()).hasSize(500);
    }
    var reading = JournalReader.read(folder);
    assertThat(reading.damage()).isEmpty();
    assertThat(reading.entries().stream().map(Entry::data).distinct()).hasSize(500);
  }

  @Test
  void aStormOfInterruptsLosesNothingAndClosesNothing() throws InterruptedException {
    var folder = temp.resolve("i");
    try (var journal = JournalFolder.create(folder, Map.of(), Samples.KEY, Samples.clock())) {
      var done = new AtomicBoolean();
      var writers = new ArrayList<Thread>();
      for (int t = 0; t < 4; t++) {
        var kind = t % 2 == 0 ? Thread.ofVirtual() : Thread.ofPlatform();
        writers.add(
            kind.start(
                () -> {
                  for (int i = 0; i < 50; i++) journal.append("e", Map.of("i", i));
                  journal.blob(new byte[] {1});
                }));
      }
      var storm =
          Thread.ofPlatform()
              .start(
                  () -> {
                    while (!done.get()) writers.forEach(Thread::interrupt);
                  });
      for (var writer : writers) writer.join();
      done.set(true);
      storm.join();
      assertThat(journal.entries()).hasSize(201);
      Thread.currentThread().interrupt();
      journal.append("e", Map.of());
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(JournalVerifier.verify(folder).damage()).isEmpty();
  }

  @Test
  void openingWhileInterruptedWorks() {
    var folder = temp.resolve("i");
    Thread.currentThread().interrupt();
    JournalFolder.create(folder, Map.of(), Samples.KEY, Samples.clock()).close();
    JournalFolder.open(folder, Samples.KEY, Samples.clock()).close();
    assertThat(JournalReader.read(folder).damage()).isEmpty();
    assertThat(Thread.interrupted()).isTrue();
  }
}
