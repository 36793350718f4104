package dev.holdfast.runbook;

import static dev.holdfast.runbook.ScriptedConnector.End.REFUSED;
import static dev.holdfast.runbook.Stage.say;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.StepStatus;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// Whatever leads to a step at the same time, it is sent once.
class OneStartTest extends OnStage {
  private static final int ROUNDS = 25;

  /// A process that takes a run up has started none of its steps yet: the word of a person and the
  /// schedule may come to the same step at the same moment.
  @Test
  void aRetryAfterAResumeSendsOnce() throws InterruptedException {
    for (var round = 0; round <= ROUNDS; round++) stage.world.then("a", REFUSED);
    stage.steps("s", "- {id: a, title: A, action: fake.keyed, with: {thing: a}}\n");
    var run = stage.quiet("s");
    for (var round = 1; round <= ROUNDS; round++) {
      var id = run.snapshot().id();
      run.close();
      run = stage.resume(id);
      run.awaitQuiet();
      assertThat(say(run, new Command.Retry("a"))).isEmpty();
      assertThat(Stage.status(run, "a")).isEqualTo(StepStatus.FAILED);
      assertThat(stage.world.attemptsOn("a")).isEqualTo(1 + round);
    }
  }

  @Test
  void aSecondIntentIsNotPutOnRecord() throws InterruptedException {
    var gate = new CountDownLatch(1);
    stage.world.holds.put("a", gate);
    stage.steps("s", "- {id: a, title: A, action: fake.keyed, with: {thing: a}}\n");
    var run = stage.start("s");
    Stage.await(() -> stage.world.performed.size() == 1);
    var ledger = ((Drive) run).ledger();
    var again = java.util.Map.<String, Object>of("step", "a", "attempt", 1);
    assertThat(ledger.recordIntent(again)).isFalse();
    gate.countDown();
    run.awaitQuiet();
    assertThat(Stage.status(run, "a")).isEqualTo(StepStatus.DONE);
    assertThat(ledger.recordIntent(again)).isFalse();
    assertThat(stage.types(run.snapshot().id())).containsOnlyOnce("step.intent");
  }
}
