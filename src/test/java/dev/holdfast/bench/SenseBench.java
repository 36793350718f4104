package dev.holdfast.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kernel.SystemClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A round of HTTP checks beside `curl --parallel` on the same pages. Prints, never judges time.
@Tag("bench")
class SenseBench {
  private static final long MILLIS = 20;
  @TempDir Path folder;

  @Test
  void aRoundBesideCurl() throws Exception {
    for (var count : List.of(200, 1_000)) {
      var plan = Files.createDirectories(folder.resolve("plan-" + count));
      try (var sites = new SensedSites(plan, count, 20, "30s", MILLIS)) {
        var clock = new SystemClock();
        var list = folder.resolve("curl-" + count);
        Files.writeString(
            list,
            sites.pages().stream()
                .map(page -> "url = \"%s\"\noutput = /dev/null\n".formatted(page))
                .collect(Collectors.joining()));
        var curl =
            List.of(
                "curl",
                "--silent",
                "--parallel",
                "--parallel-max",
                "300",
                "--config",
                list.toString());
        var ours = Yardstick.median(5, () -> Yardstick.timed(() -> round(sites, clock, count)));
        var theirs = Yardstick.median(5, () -> Yardstick.timed(() -> Yardstick.command(curl)));
        System.out.printf(
            "[bench] a round of %,d HTTP checks (%d ms each): %.0f ms, curl --parallel %.0f ms: %.2f x%n",
            count, MILLIS, ours, theirs, ours / theirs);
      }
    }
  }

  private static Object round(SensedSites sites, SystemClock clock, int count)
      throws InterruptedException {
    var all = sites.round(clock).round();
    assertThat(all.stream().filter(one -> one.state().equals("passing")).count()).isEqualTo(count);
    return all;
  }
}
