package dev.holdfast.runbook;

import static dev.holdfast.runbook.Stage.ANN;
import static dev.holdfast.runbook.Stage.say;
import static dev.holdfast.runbook.Stage.status;
import static dev.holdfast.runbook.Stage.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.Outcome;
import dev.holdfast.incident.Command;
import dev.holdfast.incident.RunState;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.journal.Home;
import dev.holdfast.kernel.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A program that outlived Holdfast is attended to again: nobody decides on it while it is at work.
@Timeout(60)
class ReattachTest {
  @TempDir Path folder;
  private Stage stage;
  private Path copy;
  private final ScriptedConnector later = new ScriptedConnector();
  private final CountDownLatch end = new CountDownLatch(1);

  @BeforeEach
  void setUp() {
    stage = new Stage(folder);
    copy = folder.resolve("copy");
    later.working.put("a", end);
  }

  @AfterEach
  void tearDown() {
    stage.close();
  }

  /// A home as it was when the one dangerous effect was under way.
  private String killed(String timeout) throws InterruptedException {
    stage.world.onPerform(_ -> copyHome());
    stage.steps(
        "s",
        "- {id: a, title: Do a, timeout: %s, action: fake.dangerous, target: near, with: {thing: a}}\n"
            .formatted(timeout));
    var first = stage.quiet("s");
    say(first, new Command.Confirm("a", "a"));
    assertThat(first.snapshot().state()).isEqualTo(RunState.RECOVERED);
    return first.snapshot().id();
  }

  private void copyHome() {
    try (var files = Files.walk(stage.homeFolder)) {
      for (var file : files.toList()) {
        var to = copy.resolve(stage.homeFolder.relativize(file).toString());
        if (Files.isDirectory(file)) Files.createDirectories(to);
        else Files.copy(file, to);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Run resume(Home home, String id) {
    return stage.incidents(home, later).resume(id, Map.of(), Map.of(), false);
  }

  @Test
  void itIsWaitedForAndItsEndIsTaken() throws InterruptedException {
    var id = killed("12h");
    try (var home = Home.forWriting(copy, stage.clock());
        var run = resume(home, id)) {
      Stage.await(() -> status(run, "a") == StepStatus.IN_FLIGHT);
      assertThat(step(run, "a").evidence()).contains("still running");
      assertThat(step(run, "a").deadline()).isNotNull();
      for (var happened : new boolean[] {false, true}) {
        var said = run.submit(new Command.Resolve("a", happened, "I say so"), ANN);
        assertThat(said.map(Problem::code)).contains("step.at-work");
      }
      assertThat(run.submit(new Command.Retry("a"), ANN)).isPresent();
      assertThat(status(run, "a")).isEqualTo(StepStatus.IN_FLIGHT);
      end.countDown();
      run.awaitQuiet();
      assertThat(status(run, "a")).isEqualTo(StepStatus.DONE);
      assertThat(step(run, "a").attempts()).isOne();
      assertThat(later.performed).isEmpty();
    }
  }

  @Test
  void whatEndsBadlyIsLeftToAPerson() throws InterruptedException {
    later.attended = new Outcome.InDoubt(Problem.of("process.exit", "exited with 3", "", ""));
    var id = killed("12h");
    try (var home = Home.forWriting(copy, stage.clock());
        var run = resume(home, id)) {
      end.countDown();
      run.awaitQuiet();
      assertThat(status(run, "a")).isEqualTo(StepStatus.IN_DOUBT);
      assertThat(step(run, "a").problem()).extracting(Problem::what).isEqualTo("exited with 3");
      assertThat(say(run, new Command.Resolve("a", false, "nothing there"))).isEmpty();
      assertThat(status(run, "a")).isEqualTo(StepStatus.FAILED);
    }
  }

  @Test
  void itsTimeGoesOn() throws InterruptedException {
    var id = killed("20m");
    try (var home = Home.forWriting(copy, stage.clock());
        var run = resume(home, id)) {
      run.awaitQuiet();
      assertThat(status(run, "a")).isEqualTo(StepStatus.IN_DOUBT);
      assertThat(step(run, "a").problem())
          .extracting(Problem::code)
          .asString()
          .startsWith("fake.ended because its time (");
    }
  }

  /// A half-done change is not ended for a time that passed while nobody watched.
  @Test
  void aTimeThatPassedMeanwhileEndsNothing() throws InterruptedException {
    var id = killed("1ms");
    try (var home = Home.forWriting(copy, stage.clock());
        var run = resume(home, id)) {
      Stage.await(() -> status(run, "a") == StepStatus.IN_FLIGHT);
      assertThat(step(run, "a").evidence()).contains("its time was up at");
      end.countDown();
      run.awaitQuiet();
      assertThat(status(run, "a")).isEqualTo(StepStatus.DONE);
    }
  }

  /// Also whoever tells the run only one thing cannot decide on it.
  @Test
  void aVisitDoesNotDecideEither() throws InterruptedException {
    var id = killed("12h");
    try (var home = Home.forWriting(copy, stage.clock());
        var run = stage.incidents(home, later).visit(id, Map.of())) {
      assertThat(run.submit(new Command.Resolve("a", false, "no"), ANN).map(Problem::code))
          .contains("step.at-work");
      end.countDown();
    }
  }
}
