package dev.holdfast.live;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Looks at the arguments and environments of all processes, again and again, for canaries.
final class ProcessWatch {
  private final List<String> forms;
  private final Set<String> seen = new TreeSet<>();
  private final AtomicInteger looks = new AtomicInteger();
  private final Thread thread;
  private volatile boolean over;

  ProcessWatch(Canaries canaries) {
    forms = canaries.forms();
    thread = Thread.ofPlatform().daemon().start(this::watch);
  }

  private void watch() {
    while (!over) {
      try (var all = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
        for (var process : all) {
          look(process.resolve("cmdline"));
          look(process.resolve("environ"));
        }
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
      looks.incrementAndGet();
      LockSupport.parkNanos(5_000_000);
    }
  }

  private void look(Path file) {
    try {
      var text = Files.readString(file, StandardCharsets.ISO_8859_1);
      for (var form : forms) {
        if (text.contains(form)) {
          synchronized (seen) {
            seen.add(file.getFileName() + ": " + form);
          }
        }
      }
    } catch (IOException gone) {
      // It ended, or belongs to somebody else.
    }
  }

  Set<String> seen() {
    synchronized (seen) {
      return Set.copyOf(seen);
    }
  }

  int looks() {
    return looks.get();
  }

  void end() throws InterruptedException {
    over = true;
    thread.join();
  }
}
