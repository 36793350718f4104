package dev.holdfast.runbook;

import static dev.holdfast.runbook.Stage.say;
import static dev.holdfast.runbook.Stage.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.RunState;
import dev.holdfast.incident.StepStatus;
import org.junit.jupiter.api.Test;

/// A step that is done again within one that was over.
class TakenUpTest extends OnStage {
  private static final String EACH =
      """
      - {id: each, title: E, for-each: [a, c], action: fake.dangerous, with: {thing: '${item}'}}
      - {id: z, title: Z, ask: 'Well?'}
      - {id: last, title: L, action: fake.named, with: {thing: last}, requires: [each]}
      """;

  private Run run(String steps) throws InterruptedException {
    return stage.steps("s", steps).quiet("s");
  }

  private static void taken(Run run, Command command) throws InterruptedException {
    assertThat(say(run, command)).as(command.toString()).isEmpty();
  }

  /// What holds it is not over before it is settled, and neither is the recovery.
  @Test
  void itHoldsTheRecovery() throws InterruptedException {
    var run = run(EACH);
    taken(run, new Command.Confirm("each[a]", "a"));
    taken(run, new Command.Skip("each[c]", "wrong laptop"));
    assertThat(status(run, "each")).isEqualTo(StepStatus.DONE);
    taken(run, new Command.Retry("each[c]"));
    taken(run, new Command.Answer("z", "well"));
    taken(run, new Command.Skip("last", "not now"));
    assertThat(status(run, "each")).isEqualTo(StepStatus.IN_FLIGHT);
    assertThat(run.snapshot().state()).isNotEqualTo(RunState.RECOVERED);
    taken(run, new Command.Confirm("each[c]", "c"));
    assertThat(status(run, "each")).isEqualTo(StepStatus.DONE);
    assertThat(run.snapshot().state()).isEqualTo(RunState.RECOVERED);
  }

  /// All of it was left out; one of it is done after all, and what requires the whole goes on.
  @Test
  void whatWasLeftOutAsAWholeComesBack() throws InterruptedException {
    var run = run(EACH);
    taken(run, new Command.Skip("each[a]", "wrong laptop"));
    taken(run, new Command.Skip("each[c]", "wrong laptop"));
    assertThat(status(run, "each")).isEqualTo(StepStatus.SKIPPED);
    assertThat(say(run, new Command.Retry("each")).orElseThrow().next())
        .isEqualTo("retry what is to be done of each[a], each[c]");
    taken(run, new Command.Retry("each[a]"));
    assertThat(status(run, "each[a]")).isEqualTo(StepStatus.WAITING);
    taken(run, new Command.Confirm("each[a]", "a"));
    taken(run, new Command.Retry("each[c]"));
    taken(run, new Command.Confirm("each[c]", "c"));
    taken(run, new Command.Answer("z", "well"));
    assertThat(stage.world.effects).containsExactly("a", "c", "last");
    assertThat(run.snapshot().state()).isEqualTo(RunState.RECOVERED);
  }

  /// What was left out before it was opened comes back by its own name.
  @Test
  void aStepOfOneThatNeverBeganDoesNotComeBackAlone() throws InterruptedException {
    stage.scenario(
        "inner",
        "phases:\n- title: P\n  steps:\n",
        "    - {id: q, title: Q, ask: 'Now?'}\n",
        "    - {id: b, title: B, action: fake.named, with: {thing: b}}\n");
    var run = run("- {id: z, title: Z, ask: 'Well?'}\n- {id: in, title: I, run: inner}\n");
    taken(run, new Command.Skip("in", "not now"));
    taken(run, new Command.Skip("in/q", "neither"));
    assertThat(say(run, new Command.Retry("in/q")).orElseThrow().next()).isEqualTo("retry in");
    assertThat(stage.world.effects).isEmpty();
  }
}
