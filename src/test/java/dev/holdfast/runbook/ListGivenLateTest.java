package dev.holdfast.runbook;

import static dev.holdfast.runbook.Stage.say;
import static dev.holdfast.runbook.Stage.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.RunState;
import dev.holdfast.incident.StepStatus;
import org.junit.jupiter.api.Test;

/// A list that is given when the steps that go through it are over.
class ListGivenLateTest extends OnStage {
  private Run run(String list, String more) throws InterruptedException {
    return stage
        .scenario(
            "s",
            "checklist: []\ninputs:\n- {id: all, kind: list, title: All, default: %s}\n"
                .formatted(list),
            "phases:\n- title: P\n  steps:\n",
            "  - {id: a, title: A, action: fake.keyed, with: {thing: a}}\n",
            "  - {id: each, title: E, for-each: '${all}', action: fake.keyed, with: {thing: '${item}'}}\n",
            more)
        .quiet("s");
  }

  @Test
  void whatIsInAnEmptyListAfterAllIsDone() throws InterruptedException {
    var run = run("[]", "  - {id: q, title: Q, ask: 'Well?'}\n");
    assertThat(status(run, "each")).isEqualTo(StepStatus.DONE);
    say(run, new Command.Input("all", "x"));
    assertThat(stage.world.effects).containsExactly("a", "x");
    assertThat(status(run, "each")).isEqualTo(StepStatus.DONE);
  }

  /// A moment earlier, while one item was open, it would have had its turn.
  @Test
  void whatIsNewInItHasItsTurnAndNothingIsDoneTwice() throws InterruptedException {
    var run = run("[x, y]", "");
    assertThat(run.snapshot().state()).isEqualTo(RunState.RECOVERED);
    say(run, new Command.Input("all", "y, z"));
    assertThat(stage.world.effects).containsExactlyInAnyOrder("a", "x", "y", "z").endsWith("z");
    assertThat(status(run, "each[x]")).isEqualTo(StepStatus.DONE);
    assertThat(run.snapshot().state()).isEqualTo(RunState.RECOVERED);
  }

  /// The mistyped one could only be skipped, and that was the whole list.
  @Test
  void aListOfWhichNothingWasDoneGoesOn() throws InterruptedException {
    stage.world.then("x", ScriptedConnector.End.REFUSED);
    var run = run("[x]", "  - {id: q, title: Q, ask: 'Well?'}\n");
    say(run, new Command.Skip("each[x]", "mistyped"));
    assertThat(status(run, "each")).isEqualTo(StepStatus.SKIPPED);
    say(run, new Command.Input("all", "z"));
    assertThat(stage.world.effects).containsExactly("a", "z");
    assertThat(status(run, "each")).isEqualTo(StepStatus.DONE);
    assertThat(status(run, "each[x]")).isEqualTo(StepStatus.SKIPPED);
  }

  @Test
  void whatAPersonLeftOutStaysLeftOut() throws InterruptedException {
    stage.world.then("a", ScriptedConnector.End.REFUSED);
    var run = run("[x]", "  - {id: q, title: Q, ask: 'Well?'}\n");
    say(run, new Command.Skip("each", "not tonight"));
    assertThat(status(run, "each")).isEqualTo(StepStatus.SKIPPED);
    say(run, new Command.Input("all", "z"));
    say(run, new Command.Retry("a"));
    assertThat(stage.world.effects).containsExactly("a");
    assertThat(status(run, "each")).isEqualTo(StepStatus.SKIPPED);
  }
}
