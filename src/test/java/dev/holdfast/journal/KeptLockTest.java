package dev.holdfast.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kernel.SystemClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who asks for the holder of a lock must not let go of it: closing any descriptor of the file
/// gives up a POSIX lock of the process.
class KeptLockTest {
  @TempDir Path folder;

  private static long locks() throws IOException {
    var self = " " + ProcessHandle.current().pid() + " ";
    try (var lines = Files.lines(Path.of("/proc/locks"))) {
      return lines.filter(line -> line.contains(self)).count();
    }
  }

  @Test
  void askingForTheHolderKeepsTheLock() throws IOException {
    Assumptions.assumeTrue(Files.isReadable(Path.of("/proc/locks")), "no /proc/locks here");
    var before = locks();
    var real = Files.createDirectories(folder.resolve("home"));
    var alias = Files.createSymbolicLink(folder.resolve("alias"), real);
    try (var home = Home.forWriting(real, new SystemClock())) {
      var held = locks();
      assertThat(held).isGreaterThan(before);
      for (var asked : new Home[] {home, Home.forReading(real), Home.forReading(alias)}) {
        assertThat(asked.holder()).hasValueSatisfying(who -> assertThat(who.alive()).isTrue());
        assertThat(locks()).isEqualTo(held);
      }
    }
    assertThat(locks()).isEqualTo(before);
  }
}
