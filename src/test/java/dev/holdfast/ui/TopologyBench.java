package dev.holdfast.ui;

import com.sun.management.OperatingSystemMXBean;
import dev.holdfast.bench.SensedSites;
import dev.holdfast.connector.Reading;
import dev.holdfast.estate.EstateView;
import dev.holdfast.kernel.SystemClock;
import dev.holdfast.ui.uikit.Theme;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The topology page while the estate is sensed: frames with 500 components, and what an idle
/// cockpit costs. Prints, never judges time.
@Tag("bench")
class TopologyBench {
  @TempDir Path folder;

  @Test
  void fiveHundredComponents() {
    var plan = Estates.large(500);
    var now = Story.at("14:31:44");
    var run = new FakeRun(Story.live(), (_, _) -> Optional.empty());
    run.estate = Optional.of(Estates.of(plan, now, Map.of()));
    try (var bridge = new Bridge(new FakeCockpit(_ -> run), Theme.DARK, 1280, 800)) {
      bridge.press(KeyCode.R);
      bridge.until("run", "#run #next-title");
      var frames = Fx.get(Frames::new);
      frames.take();
      for (var frame = 0; frame < 300; frame++) frames.next();
      say("nothing changes, the machine's own: " + frames.take());
      bridge.press(KeyCode.DIGIT3);
      Fx.until("nodes", () -> bridge.all("#page-topology .node").size() == 500);
      say("opening 500 components: " + frames.take());
      for (var whole : new boolean[] {false, true}) {
        if (whole) {
          bridge.press(KeyCode.F);
          for (var frame = 0; frame < 60; frame++) frames.next();
          say("fitting all into view: " + frames.take());
        }
        frames.take();
        for (var second = 1; second <= 30; second++) {
          run.estate = Optional.of(changed(Estates.of(plan, now, Map.of()), second));
          bridge.tick();
          for (var frame = 0; frame < 10; frame++) frames.next();
        }
        say(
            (whole ? "all in view" : "as opened")
                + ", 30 rounds, half the readings new: "
                + frames.take());
      }
      run.estate =
          Optional.of(
              Estates.of(plan, now, Map.of("c-129", "failing gone", "c-9", "failing gone")));
      bridge.tick();
      frames.next();
      say("two components fail: " + frames.take());
    }
  }

  /// Every second box says something new, every tenth another state.
  private static EstateView changed(EstateView view, int second) {
    var vitals = new LinkedHashMap<>(view.vitals());
    var at = 0;
    for (var entry : view.vitals().entrySet()) {
      at++;
      if ((at + second) % 2 != 0) continue;
      var state = (at + second) % 10 == 0 ? Reading.State.UNKNOWN : Reading.State.PASSING;
      var value = "200, %d ms".formatted(30 + (at * second) % 90);
      vitals.put(
          entry.getKey(),
          entry.getValue().with(new Reading(state, value, view.now(), Duration.ZERO, Map.of())));
    }
    return new EstateView(view.plan(), vitals, view.asking(), view.now());
  }

  /// Fifty components, read every 30 s over HTTP from a server in the same process; the window
  /// ticks every second. `-Dholdfast.bench.minutes` says for how long.
  @Test
  void anIdleCockpit() throws Exception {
    var minutes = Integer.getInteger("holdfast.bench.minutes", 10);
    var run = new FakeRun(Story.live(), (_, _) -> Optional.empty());
    var clock = new SystemClock();
    try (var sites = new SensedSites(folder, 50, 1, "30s", 20);
        var watch = sites.watch(clock);
        var bridge = new Bridge(new FakeCockpit(_ -> run), Theme.DARK, 1280, 800)) {
      watch.start();
      run.estate = Optional.of(view(sites, watch.vitals(), clock));
      bridge.press(KeyCode.R);
      bridge.until("run", "#run #next-title");
      bridge.press(KeyCode.DIGIT3);
      bridge.until("nodes", "#page-topology .node");
      idle(run, sites, watch, bridge, clock, 30);
      var os = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
      var cpu = os.getProcessCpuTime();
      var began = System.nanoTime();
      var heap = heap();
      for (var minute = 1; minute <= minutes; minute++) {
        var cpuBefore = os.getProcessCpuTime();
        var minuteBegan = System.nanoTime();
        idle(run, sites, watch, bridge, clock, 60);
        var now = System.nanoTime();
        var share = 100.0 * (os.getProcessCpuTime() - cpu) / (now - began);
        var own = 100.0 * (os.getProcessCpuTime() - cpuBefore) / (now - minuteBegan);
        say(
            "idle, 50 components, minute %d: %.2f %% of one core (%.2f %% since the first), heap %+.1f MiB"
                .formatted(minute, own, share, (heap() - heap) / 1048576.0));
      }
    }
  }

  private static void idle(
      FakeRun run,
      SensedSites sites,
      dev.holdfast.runbook.EstateWatch watch,
      Bridge bridge,
      SystemClock clock,
      int seconds) {
    for (var second = 0; second < seconds; second++) {
      run.estate = Optional.of(view(sites, watch.vitals(), clock));
      bridge.tick();
      LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
    }
  }

  private static EstateView view(
      SensedSites sites, Map<String, dev.holdfast.estate.Vital> vitals, SystemClock clock) {
    return new EstateView(sites.plan(), vitals, EstateView.Asking.ON, clock.now());
  }

  private static double heap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static void say(String figure) {
    System.out.println("[bench] " + figure);
  }
}
