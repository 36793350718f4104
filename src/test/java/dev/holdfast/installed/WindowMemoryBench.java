package dev.holdfast.installed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.peers.Peer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the installed window holds while somebody works in it: an hour of a rehearsal at ten times
/// its speed, with all pages turned through. Prints, never judges the figures.
@Tag("installed")
class WindowMemoryBench {
  private static final int SCENARIOS = 560;
  private static final Duration HOUR_AT_SPEED = Duration.ofMinutes(6);
  private static final List<String> PAGES = List.of("3", "4", "5", "6", "7", "8", "2");

  @TempDir private Path folder;

  @Test
  void anHourOfARehearsalInTheWindow() throws Exception {
    var installed = Installed.nowhere(folder);
    installed.install(Installed.deb());
    var keys = Peer.program("xdotool", "install the package xdotool");
    try (var screen = VirtualScreen.open(Files.createTempDirectory(folder, "screen"), 1366, 768)) {
      var display = Map.of("DISPLAY", screen.display());
      var process = installed.start(display);
      try {
        Peer.await("scenarios", Duration.ofMinutes(2), () -> screen.colours() >= SCENARIOS);
        rest(10);
        var start = InstalledBench.resident(process);
        press(keys, display, "mousemove", "600", "400", "click", "1");
        press(keys, display, "key", "r");
        rest(5);
        assertThat(installed.holdfast("incidents").said()).contains("rehearsal");
        var seen = new ArrayList<Long>();
        var until = System.nanoTime() + HOUR_AT_SPEED.toNanos();
        for (var page = 0; System.nanoTime() < until; page++) {
          press(keys, display, "key", PAGES.get(page % PAGES.size()));
          rest(6);
          seen.add(InstalledBench.resident(process));
        }
        System.out.printf(
            "[bench] window, resident: %,d MB after start; an hour's rehearsal at speed 10: %,d MB in the middle, %,d MB at the end, %,d MB at most%n",
            start / 1024,
            seen.get(seen.size() / 2) / 1024,
            seen.getLast() / 1024,
            seen.stream().mapToLong(Long::longValue).max().orElse(0) / 1024);
        assertThat(process.isAlive()).isTrue();
      } finally {
        process.destroyForcibly().waitFor();
      }
    }
  }

  private static void press(Path keys, Map<String, String> display, String... what)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(keys.toString()));
    command.addAll(List.of(what));
    assertThat(Installed.run(display, command).code()).isZero();
  }

  private static void rest(int seconds) {
    LockSupport.parkNanos(Duration.ofSeconds(seconds).toNanos());
  }
}
