package dev.holdfast.runbook;

import static dev.holdfast.runbook.Stage.say;
import static dev.holdfast.runbook.Stage.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.RunState;
import dev.holdfast.incident.StepStatus;
import org.junit.jupiter.api.Test;

/// Nothing starts in a paused run, whatever is said to its steps, until somebody says that it goes
/// on.
class PauseTest extends OnStage {
  @Test
  void aConfirmationDoesNotLiftIt() throws InterruptedException {
    stage.steps("s", "- {id: a, title: A, action: fake.dangerous, with: {thing: a}}\n");
    var run = stage.quiet("s");
    say(run, new Command.Pause(), Stage.BOB);
    var refused = say(run, new Command.Confirm("a", "a")).orElseThrow();
    assertThat(refused.what()).contains("is paused since").contains("by Bob");
    assertThat(stage.world.effects).isEmpty();
    assertThat(run.snapshot().state()).isEqualTo(RunState.PAUSED);
    say(run, new Command.Continue());
    assertThat(status(run, "a")).isEqualTo(StepStatus.WAITING);
    assertThat(say(run, new Command.Confirm("a", "a"))).isEmpty();
    assertThat(status(run, "a")).isEqualTo(StepStatus.DONE);
  }

  @Test
  void aValueIsTakenAndWaits() throws InterruptedException {
    stage.scenario(
        "s",
        "checklist: []\ninputs:\n- {id: v, kind: text, title: V}\n",
        "phases:\n- title: P\n  steps:\n",
        "    - {id: a, title: A, action: fake.keyed, with: {thing: '${v}'}}\n");
    var run = stage.quiet("s");
    assertThat(status(run, "a")).isEqualTo(StepStatus.WAITING);
    say(run, new Command.Pause(), Stage.BOB);
    assertThat(say(run, new Command.Input("v", "one"))).isEmpty();
    assertThat(stage.world.effects).isEmpty();
    say(run, new Command.Continue());
    assertThat(status(run, "a")).isEqualTo(StepStatus.DONE);
    assertThat(stage.world.effects).containsExactly("one");
  }

  /// A word that it goes on is on record with whose pause it lifts.
  @Test
  void whoPausedItIsOnRecord() throws InterruptedException {
    stage.steps("s", "- {id: a, title: A, ask: Well?}\n");
    var run = stage.quiet("s");
    say(run, new Command.Pause(), Stage.BOB);
    assertThat(run.snapshot().around().paused()).isNotNull();
    say(run, new Command.Continue());
    assertThat(run.snapshot().around().paused()).isNull();
    assertThat(run.snapshot().timeline().getLast().text())
        .isEqualTo("continued; was paused by Bob");
  }
}
