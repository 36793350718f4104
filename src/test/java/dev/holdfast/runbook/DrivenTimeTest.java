package dev.holdfast.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.Mode;
import dev.holdfast.journal.Home;
import dev.holdfast.kernel.SystemClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A rehearsal whose time passes faster, seen by another process than the one that drives it.
class DrivenTimeTest {
  @TempDir Path folder;

  @Test
  void itsTimeIsTheRuns() throws InterruptedException {
    try (var stage = new Stage(folder, new SystemClock())) {
      stage.steps("s", "- {id: q, title: Q, ask: Well?}\n");
      itsTimeIsTheRuns(stage);
    }
  }

  private static void itsTimeIsTheRuns(Stage stage) throws InterruptedException {
    var start =
        new Start(
            stage.plan,
            "s",
            Mode.REHEARSAL,
            null,
            3600,
            false,
            Map.of(),
            Map.of(),
            Map.of(),
            Stage.ANN);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        var home = Home.forWriting(stage.homeFolder, stage.clock());
        var bell = Doorbell.open(home, threads);
        var run = stage.incidents(home, stage.world).start(start)) {
      bell.add(run.awaitQuiet().id(), run);
      Stage.await(() -> run.snapshot().clocks().elapsed().compareTo(Duration.ofHours(2)) > 0);
      var before = run.snapshot();
      var shown =
          stage
              .incidents(Home.forReading(stage.homeFolder), stage.world)
              .look(before.id())
              .snapshot();
      var after = run.snapshot();
      assertThat(shown.clocks().elapsed())
          .isBetween(
              before.clocks().elapsed().minusMinutes(30), after.clocks().elapsed().plusMinutes(30));
    }
  }
}
