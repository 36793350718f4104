package dev.holdfast.runbook;

import static dev.holdfast.runbook.Stage.say;
import static dev.holdfast.runbook.Stage.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.Mode;
import dev.holdfast.incident.RunState;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.runbook.ScriptedConnector.End;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A run that a failed step ended, and what people do with it then.
class FailedRunTest extends OnStage {
  @BeforeEach
  void setUp() {
    stage.world.then("w", End.REFUSED);
    stage.steps(
        "s",
        """
        - {id: w, title: W, action: fake.keyed, with: {thing: w}, on-failure: stop}
        - {id: y, title: Y, action: fake.keyed, with: {thing: y}}
        """);
  }

  private Run failed() throws InterruptedException {
    var run = stage.quiet("s");
    assertThat(run.snapshot().state()).isEqualTo(RunState.FAILED);
    assertThat(run.snapshot().clocks().over()).isNotNull();
    return run;
  }

  @Test
  void aRetryLetsItGoOn() throws InterruptedException {
    var run = failed();
    assertThat(run.snapshot().needs().getFirst().ask()).contains("lets the run go on");
    assertThat(say(run, new Command.Retry("w"))).isEmpty();
    assertThat(status(run, "w")).isEqualTo(StepStatus.DONE);
    assertThat(status(run, "y")).isEqualTo(StepStatus.DONE);
    assertThat(run.snapshot().state()).isEqualTo(RunState.RECOVERED);
  }

  @Test
  void aSkipWithAReasonLetsItGoOnAfterAResumeToo() throws InterruptedException {
    var run = failed();
    run.close();
    var again = stage.resume(run.snapshot().id());
    again.awaitQuiet();
    assertThat(again.snapshot().state()).isEqualTo(RunState.FAILED);
    assertThat(say(again, new Command.Skip("w", "done by hand"))).isEmpty();
    assertThat(status(again, "y")).isEqualTo(StepStatus.DONE);
    assertThat(again.snapshot().state()).isEqualTo(RunState.RECOVERED);
  }

  @Test
  void whatFailsAgainEndsItAgain() throws InterruptedException {
    var run = failed();
    stage.world.then("w", End.REFUSED);
    say(run, new Command.Retry("w"));
    assertThat(run.snapshot().state()).isEqualTo(RunState.FAILED);
    assertThat(stage.world.attemptsOn("y")).isZero();
    assertThat(run.snapshot().clocks().over()).isNotNull();
  }

  @Test
  void aWordOnAnotherStepDoesNotLiftIt() throws InterruptedException {
    var run = failed();
    say(run, new Command.Skip("y", "not wanted"));
    assertThat(run.snapshot().state()).isEqualTo(RunState.FAILED);
  }

  @Test
  void aRealOneIsClosedWithAReasonOnly() throws InterruptedException {
    var run = failed();
    assertThat(say(run, new Command.Close(" ")).orElseThrow().next()).contains("--because");
    assertThat(say(run, new Command.Close("taken over by the vendor"))).isEmpty();
    var practised = stage.start("s", Mode.REHEARSAL, Map.of());
    practised.awaitQuiet();
    assertThat(say(practised, new Command.Close(""))).isEmpty();
  }

  @Test
  void aStoppedRealOneIsClosedWithAReasonOnlyAndItsClockStandsStill() throws InterruptedException {
    var run = failed();
    say(run, new Command.Retry("w"));
    stage.steps("t", "- {id: a, title: A, ask: Well?}\n");
    var stopped = stage.quiet("t");
    say(stopped, new Command.Stop());
    assertThat(say(stopped, new Command.Close("")).orElseThrow().next()).contains("--because");
    var elapsed = stopped.snapshot().clocks().elapsed();
    assertThat(say(stopped, new Command.Close("a false alarm"))).isEmpty();
    var id = stopped.snapshot().id();
    stopped.close();
    assertThat(stage.incidents().show(id).clocks().elapsed()).isEqualTo(elapsed);
  }

  @Test
  void impactBeganBeforeTheDeclarationOrWithIt() throws InterruptedException {
    var run = failed();
    say(run, new Command.Retry("w"));
    var clocks = run.snapshot().clocks();
    var late = new Command.Began(clocks.declared().plusMillis(1));
    assertThat(say(run, late).orElseThrow().what()).contains("after the declaration");
    assertThat(run.snapshot().clocks().began()).isEqualTo(clocks.began());
    assertThat(say(run, new Command.Began(clocks.declared()))).isEmpty();
    assertThat(say(run, new Command.Began(clocks.declared().minus(Duration.ofHours(1))))).isEmpty();
    assertThat(run.snapshot().clocks().elapsed()).isGreaterThan(Duration.ofHours(1));
  }

  /// A dangerous step that waited beside it starts by nobody's word before the run goes on.
  @Test
  void aConfirmationStartsNothingInIt() throws InterruptedException {
    stage.steps(
        "s",
        """
        - {id: d, title: D, action: fake.dangerous, with: {thing: d}, gate: false}
        - {id: w, title: W, after: [], action: fake.keyed, with: {thing: w}, on-failure: stop}
        """);
    var run = failed();
    assertThat(status(run, "d")).isEqualTo(StepStatus.WAITING);
    assertThat(say(run, new Command.Confirm("d", "d"))).isPresent();
    assertThat(stage.world.attemptsOn("d")).isZero();
    say(run, new Command.Retry("w"));
    assertThat(say(run, new Command.Confirm("d", "d"))).isEmpty();
    assertThat(status(run, "d")).isEqualTo(StepStatus.DONE);
  }
}
