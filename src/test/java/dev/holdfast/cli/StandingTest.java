package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.runbook.Run;
import dev.holdfast.runbook.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whether anybody is at a run, as `show` and `incidents` tell it. A copy of a home that is in use
/// is what a killed process leaves behind.
class StandingTest {
  @TempDir Path folder;
  private Stage stage;
  private Terminal terminal;
  private final ExecutorService threads = Executors.newSingleThreadExecutor();

  @BeforeEach
  void setUp() {
    stage = new Stage(folder);
    terminal = new Terminal(stage, folder.resolve("home"));
    stage.steps(
        "s",
        """
        - {id: scale-up, title: Scale up, action: fake.keyed, with: {thing: a}, timeout: 100h}
        - {id: q, title: Q, ask: Well?}
        """);
  }

  @AfterEach
  void tearDown() {
    threads.shutdownNow();
    terminal.close();
    stage.close();
  }

  /// Scale-up is in flight and stays so.
  private Run hanging() {
    stage.world.holds.put("a", new CountDownLatch(1));
    var run = stage.start("s");
    Stage.await(() -> stage.world.performed.size() == 1);
    return run;
  }

  private String killed() throws IOException {
    var copy = folder.resolve("killed");
    var home = folder.resolve("home");
    try (var files = Files.walk(home)) {
      for (var file : files.toList()) Files.copy(file, copy.resolve(home.relativize(file)));
    }
    return copy.toString();
  }

  @Test
  void aRunKilledWhilePausedIsInterrupted() throws IOException, InterruptedException {
    var run = hanging();
    var id = run.snapshot().id();
    assertThat(run.submit(new Command.Pause(), Stage.ANN)).isEmpty();
    assertThat(terminal.at("show", id).out()).doesNotContain("INTERRUPTED", "Nobody drives");
    assertThat(terminal.at("show", id, "--json").json()).containsEntry("driven", true);
    var home = killed();
    var said = terminal.type("show", id, "--home", home);
    assertThat(said.out())
        .startsWith("INTERRUPTED: no Holdfast drives it. Go on with: holdfast resume " + id)
        .contains("paused");
    var json = terminal.type("show", id, "--home", home, "--json").json();
    assertThat(json).containsEntry("driven", false).containsEntry("interrupted", true);
    assertThat(terminal.type("incidents", "--home", home, "--json").list("incidents").getFirst())
        .containsEntry("driven", false)
        .containsEntry("interrupted", true);
    assertThat(terminal.type("note", id, "looking into it", "--home", home).code()).isZero();
    assertThat(terminal.type("show", id, "--home", home).out())
        .as("a remark takes nothing up")
        .startsWith("INTERRUPTED");
  }

  @Test
  void aRunThatEndedInOrderIsOnlyNotDriven() {
    var id = terminal.at("run", stage.plan.toString(), "s", "--live", "--json").text("incident");
    var said = terminal.at("show", id);
    assertThat(said.out())
        .startsWith("Nobody drives it now. Go on with: holdfast resume " + id)
        .doesNotContain("INTERRUPTED");
    assertThat(terminal.at("show", id, "--json").json())
        .containsEntry("driven", false)
        .containsEntry("interrupted", false);
    assertThat(terminal.at("incidents").out()).contains("nobody drives it now");
    assertThat(terminal.at("resume", id, "--answer", "q=yes").code()).isZero();
    assertThat(terminal.at("show", id).out()).doesNotContain("Nobody drives", "INTERRUPTED");
  }

  @Test
  void whatIsInFlightSaysWhatItWaitsForAndUntilWhen() {
    var run = hanging();
    var step = Stage.step(run, "scale-up");
    var deadline = String.valueOf(step.deadline()).substring(11, 19);
    var since = String.valueOf(step.started()).substring(11, 19);
    assertThat(terminal.at("show", run.snapshot().id()).out())
        .contains(
            "waits for the answer to: Changes a, since %s; time is up at %s"
                .formatted(since, deadline));
  }

  @Test
  void aWaitTellsItsTitleAsATitleAndUntilWhenItHasToHold() {
    stage.world.things.put("b", "up");
    stage.steps(
        "t",
        """
        - {id: w, title: See that it is late, wait: {lasting: 100h}}
        - {id: h, title: Hold, after: [], wait: {check: fake.value, with: {thing: b}, is: up, holds: 100h}}
        """);
    var run = stage.start("t");
    Stage.await(() -> Stage.step(run, "h").facts().waits().stream().anyMatch(w -> held(w.state())));
    Stage.await(() -> Stage.status(run, "w") == StepStatus.IN_FLIGHT);
    assertThat(terminal.at("show", run.snapshot().id()).out())
        .contains("waits for the end of 'See that it is late', since", "; has to hold until ")
        .doesNotContain("time is up");
  }

  private static boolean held(String state) {
    return state.equals("holding");
  }

  @Test
  void pauseAndStopNameWhatIsInFlight() {
    var run = hanging();
    var id = run.snapshot().id();
    run.submit(new Command.Pause(), Stage.ANN);
    var answers = new Answers(id, null);
    var paused = new SayCommands.Pause(services()).after(run.snapshot(), answers);
    assertThat(String.join("\n", paused))
        .contains("in flight, and goes on: scale-up", "holdfast resume " + id);
    run.submit(new Command.Stop(), Stage.ANN);
    Stage.await(() -> Stage.status(run, "scale-up") != StepStatus.IN_FLIGHT);
    var stopped = new SayCommands.Stop(services()).after(run.snapshot(), answers);
    assertThat(String.join("\n", stopped)).contains("cannot be resumed", "scale-up");
  }

  private Services services() {
    return stage.services(threads);
  }

  @Test
  void afterAStopNothingWaits() {
    var id = terminal.at("run", stage.plan.toString(), "s", "--live", "--json").text("incident");
    assertThat(terminal.at("show", id).out()).contains("waiting   q");
    var said = terminal.at("stop", id);
    assertThat(said.out()).contains("not done  q").doesNotContain("waiting");
    assertThat(said.err()).contains("stopped for good", "nothing was in flight");
  }
}
