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
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The installed program beside an empty window of the same runtime and start-up cache, and beside
/// KeePassXC, all under the same X server. Prints, never judges.
@Tag("installed")
class InstalledBench {
  private static final int TIMES = 6;
  private static final String HOUR = "region-failure";

  /// Colours where the scenarios stand: some 400, without them a few.
  private static final int SCENARIOS = 150;

  /// Colours on the whole screen once nothing is missing: some 730, in the first frame 480.
  private static final int WHOLE = 650;

  @TempDir private Path folder;

  @Test
  void firstWindowAndMemory() throws Exception {
    var installed = Installed.nowhere(folder);
    installed.install(Installed.deb());
    var own = new ArrayList<Double>();
    var whole = new ArrayList<Double>();
    var empty = new ArrayList<Double>();
    var other = new ArrayList<Double>();
    var memory = 0L;
    var keepass = Peer.program("keepassxc", "install the package keepassxc");
    var nothing = emptyWindow(installed);
    // in turns, so that what else the machine does falls on all three
    for (var time = 0; time < TIMES; time++) {
      var program = List.of(installed.program().toString());
      var ours = window(installed, program, screen -> screen.scenarioColours() >= SCENARIOS);
      own.add(ours.millis());
      whole.add(window(installed, program, screen -> screen.colours() >= WHOLE).millis());
      memory = Math.max(memory, ours.kilobytes());
      empty.add(window(installed, nothing, screen -> screen.colours() >= 4).millis());
      other.add(
          window(installed, List.of(keepass.toString()), screen -> screen.colours() >= 10)
              .millis());
    }
    System.out.printf(
        "[bench] installed, the very first start, which makes the home: %.0f ms%n",
        own.removeFirst());
    System.out.printf(
        "[bench] installed, scenarios on the screen: %.0f ms; %.2f x an empty window (%.0f ms), %.2f x KeePassXC (%.0f ms)%n",
        median(own),
        median(own) / median(empty),
        median(empty),
        median(own) / median(other),
        median(other));
    System.out.printf(
        "[bench] installed, the whole page: %.0f ms; %.2f x an empty window%n",
        median(whole), median(whole) / median(empty));
    System.out.printf("[bench] installed, resident after start: %,d MB%n", memory / 1024);
    System.out.printf("[bench] size of the .deb: %.1f MB%n", Files.size(Installed.deb()) / 1e6);
    assertThat(own).hasSize(TIMES - 1);
  }

  /// An hour of recovery in a minute, from the command line: what it holds in the middle, and what
  /// it holds at the end.
  @Test
  void memoryOfAnHourAtSpeed() throws Exception {
    var installed = Installed.nowhere(folder);
    installed.install(Installed.deb());
    var plan = installed.root().resolve("opt/holdfast/runbooks/contractorlens").toString();
    var run =
        installed.start(Map.of(), "run", plan, HOUR, "--rehearse", "--speed", "60", "--unattended");
    var seen = new ArrayList<Long>();
    while (run.isAlive()) {
      seen.add(resident(run));
      LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
    }
    assertThat(run.waitFor()).isZero();
    var whole = seen.stream().filter(kilobytes -> kilobytes > 0).toList();
    System.out.printf(
        "[bench] rehearsal of %s at speed 60, %d s: resident %,d MB in the middle, %,d MB at the end, %,d MB at most%n",
        HOUR,
        seen.size() / 2,
        whole.get(whole.size() / 2) / 1024,
        whole.getLast() / 1024,
        whole.stream().mapToLong(Long::longValue).max().orElse(0) / 1024);
  }

  /// How long until something stood on the screen, and how much memory it took then.
  private record Shown(double millis, long kilobytes) {}

  private Shown window(Installed installed, List<String> command, Predicate<VirtualScreen> shown)
      throws IOException, InterruptedException {
    var pixels = Files.createTempDirectory(folder, "screen");
    try (var screen = VirtualScreen.open(pixels, 1366, 768)) {
      var builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.redirectOutput(folder.resolve("said.txt").toFile());
      builder.environment().clear();
      builder.environment().putAll(installed.environment());
      builder.environment().put("DISPLAY", screen.display());
      // as the launcher has it; without it the empty window takes longer, too
      builder.environment().put("GDK_GL", "disable");
      var began = System.nanoTime();
      var process = builder.start();
      try {
        Peer.await("a window", Duration.ofMinutes(2), () -> shown.test(screen));
        var took = (System.nanoTime() - began) / 1e6;
        return new Shown(took, resident(process));
      } finally {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
      }
    }
  }

  /// With the cache of the program, which is taken only where what follows on the class path lies
  /// in its folder; Java ends if it is not.
  private static List<String> emptyWindow(Installed installed) throws IOException {
    var app = installed.root().resolve("opt/holdfast/lib/app");
    var name = EmptyWindow.class.getName();
    var classes = app.resolve("empty");
    var at = classes.resolve(name.replace('.', '/') + ".class");
    Files.createDirectories(at.getParent());
    Files.copy(Path.of("target/test-classes").resolve(classes.relativize(at)), at);
    return List.of(
        installed.root().resolve("opt/holdfast/lib/runtime/bin/java").toString(),
        "-XX:AOTCache=" + app.resolve("holdfast.aot"),
        "-XX:AOTMode=on",
        "@" + app.resolve("holdfast.options"),
        "-cp",
        app.resolve("holdfast.jar") + ":" + classes,
        name);
  }

  static long resident(Process process) throws IOException {
    try (var lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .map(line -> line.replaceAll("\\D", ""))
          .mapToLong(Long::parseLong)
          .findFirst()
          .orElse(0);
    }
  }

  private static double median(List<Double> all) {
    return all.stream().sorted().toList().get(all.size() / 2);
  }
}
