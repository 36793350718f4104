package dev.holdfast.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.ui.uikit.Theme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The window beside an empty one, and a long runbook under scrolling. Prints, never judges time.
@Tag("bench")
class WindowBench {
  private static final int STEPS = 1_000;
  private static final int TIMES = 7;

  @Test
  void firstWindowBesideAnEmptyOne() throws Exception {
    var empty = new ArrayList<Double>();
    var ours = new ArrayList<Double>();
    // in turns, so that what else the machine does falls on both
    for (var time = 0; time < TIMES; time++) {
      empty.add(child("empty"));
      ours.add(child("holdfast"));
    }
    say(
        "first window: %.0f ms, an empty JavaFX window %.0f ms: %.2f x (median of %d, own JVMs)",
        median(ours), median(empty), median(ours) / median(empty), TIMES);
  }

  private static double median(List<Double> all) {
    return all.stream().sorted().toList().get(all.size() / 2);
  }

  private static double child(String which) throws IOException, InterruptedException {
    var began = System.nanoTime();
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dglass.platform=Headless",
                "-Dprism.order=sw",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                FirstWindow.class.getName(),
                which)
            .redirectErrorStream(true)
            .start();
    try (var said = process.inputReader()) {
      for (var line = said.readLine(); line != null; line = said.readLine()) {
        if (!line.equals(FirstWindow.SHOWN)) continue;
        var took = (System.nanoTime() - began) / 1e6;
        process.waitFor();
        return took;
      }
    }
    throw new IOException("the child ended without a window: " + process.waitFor());
  }

  @Test
  void aLongRunbook() {
    var story = Story.many(STEPS);
    var fake = new FakeCockpit(_ -> new FakeRun(story, (_, _) -> Optional.empty()));
    try (var bridge = new Bridge(fake, Theme.DARK, 1280, 800)) {
      var frames = Fx.get(Frames::new);
      var began = System.nanoTime();
      bridge.press(KeyCode.R);
      bridge.until("run", "#run #next-title");
      bridge.until("steps", "#steps");
      say(
          "opening %,d steps: %.0f ms; %s",
          STEPS, (System.nanoTime() - began) / 1e6, frames.take());
      var list = (ListView<?>) bridge.find("#steps").orElseThrow();
      assertThat(Fx.get(() -> list.getItems().size())).isGreaterThanOrEqualTo(STEPS);
      frames.take();
      for (var at = 0; at < STEPS; at += 5) {
        var row = at;
        Fx.run(() -> list.scrollTo(row));
        frames.next();
      }
      say("scrolling through %,d steps: %s", STEPS, frames.take());
      for (var time = 0; time < 200; time++) {
        bridge.press(KeyCode.DOWN);
        frames.next();
      }
      say("200 times the next step: %s", frames.take());
    }
  }

  @SuppressWarnings("AnnotateFormatMethod") // the annotation is not on the class path
  private static void say(String figure, Object... values) {
    System.out.println("[bench] " + figure.formatted(values));
  }
}
