package dev.holdfast.runbook;

import static dev.holdfast.runbook.Stage.say;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.Mode;
import dev.holdfast.journal.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What runs left in the clear goes at the next start of Holdfast, whichever run that is for.
class SweepTest {
  @TempDir Path folder;
  private Stage stage;

  @BeforeEach
  void setUp() {
    stage = new Stage(folder);
    stage.steps("s", "- {id: q, title: Q, ask: 'Well?'}\n");
    stage.steps("other", "- {id: q, title: Q, ask: 'Well?'}\n");
  }

  @AfterEach
  void tearDown() {
    stage.close();
  }

  @Test
  void everyRunFolderIsSweptOnceAtAStart() throws InterruptedException {
    var first = stage.quiet("s").snapshot().id();
    stage.close();
    stage = new Stage(folder);
    try (var home = Home.forWriting(stage.homeFolder, stage.clock())) {
      var incidents = stage.incidents(home, stage.world);
      var start =
          new Start(
              stage.plan,
              "other",
              Mode.LIVE,
              null,
              1,
              false,
              Map.of(),
              Map.of(),
              Map.of(),
              Stage.ANN);
      try (var other = incidents.start(start)) {
        assertThat(stage.world.swept).containsOnlyOnce(first);
        try (var again = incidents.resume(first, Map.of(), Map.of(), false)) {
          assertThat(stage.world.swept).doesNotContain(other.snapshot().id());
          assertThat(again.snapshot().id()).isEqualTo(first);
          assertThat(stage.world.swept).containsOnlyOnce(first);
        }
      }
    }
  }

  @Test
  void aClosedRunForgetsWhatItLeft() throws InterruptedException {
    try (var run = stage.quiet("s")) {
      say(run, new Command.Answer("q", "yes it is"));
      run.awaitQuiet();
    }
    assertThat(stage.world.forgotten).isEmpty();
    try (var run = stage.resume(stage.incidents().list().getFirst().id())) {
      assertThat(say(run, new Command.Close("over"))).isEmpty();
    }
    assertThat(stage.world.forgotten).hasSize(1);
  }

  /// A test of a credential that was killed left its password file.
  @Test
  void whatATestLeftGoesAtTheNextStart() throws Exception {
    var left = stage.homeFolder.resolve(Home.RUNS).resolve(Home.TESTS + "1/psql");
    Files.createDirectories(left);
    Files.writeString(left.resolve("pgpass"), "canary");
    stage.quiet("s");
    assertThat(left.getParent()).doesNotExist();
  }
}
