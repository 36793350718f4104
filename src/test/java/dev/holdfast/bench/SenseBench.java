package dev.holdfast.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kernel.SystemClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A round of HTTP checks beside `curl --parallel` on the same pages. Prints, never judges time.
@Tag("bench")
class SenseBench {
  private static final long MILLIS = 20;
  private static final int TIMES = 9;

  @TempDir Path folder;

  /// Both sides share connections within the round: curl keeps its own, the checks those of one
  /// second. What neither shares is told beside it, with `Connection: close` for curl; the checks
  /// cannot be told so. The first round is in cold code, as a command line's only one is.
  @Test
  void aRoundBesideCurl() throws Exception {
    for (var count : List.of(200, 1_000)) {
      var plan = Files.createDirectories(folder.resolve("plan-" + count));
      try (var sites = new SensedSites(plan, count, 20, "30s", MILLIS)) {
        var clock = new SystemClock();
        var kept = curl(sites, count, "");
        var closed = curl(sites, count, "header = \"Connection: close\"\n");
        var first = Yardstick.timed(() -> round(sites, clock, count));
        for (var time = 0; time < 5; time++) round(sites, clock, count);
        var connections = sites.connections();
        round(sites, clock, count);
        var opened = sites.connections() - connections;
        var ours = new ArrayList<Double>();
        var theirs = new ArrayList<Double>();
        var others = new ArrayList<Double>();
        // in turns, so that what else the machine does falls on all
        for (var time = 0; time < TIMES; time++) {
          ours.add(Yardstick.timed(() -> round(sites, clock, count)));
          theirs.add(Yardstick.timed(() -> Yardstick.command(kept)));
          others.add(Yardstick.timed(() -> Yardstick.command(closed)));
        }
        System.out.printf(
            "[bench] a round of %,d HTTP checks (%d ms each): %.0f ms over %d connections (the first %.0f ms),"
                + " curl --parallel %.0f ms: %.2f x; without kept connections curl %.0f ms: %.2f x%n",
            count,
            MILLIS,
            median(ours),
            opened,
            first,
            median(theirs),
            median(ours) / median(theirs),
            median(others),
            median(ours) / median(others));
      }
    }
  }

  private List<String> curl(SensedSites sites, int count, String how) throws IOException {
    var list = folder.resolve("curl-" + count + "-" + how.length());
    Files.writeString(
        list,
        sites.pages().stream()
            .map(page -> "url = \"%s\"\noutput = /dev/null\n".formatted(page))
            .collect(Collectors.joining("", how, "")));
    return List.of(
        "curl", "--silent", "--parallel", "--parallel-max", "300", "--config", list.toString());
  }

  private static double median(List<Double> all) {
    return all.stream().sorted().toList().get(all.size() / 2);
  }

  private static Object round(SensedSites sites, SystemClock clock, int count)
      throws InterruptedException {
    var all = sites.round(clock).round();
    assertThat(all).hasSize(count);
    assertThat(all.stream().filter(one -> !one.state().equals("passing"))).isEmpty();
    return all;
  }
}
