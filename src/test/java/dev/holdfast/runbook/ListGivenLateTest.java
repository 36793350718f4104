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

  /// For each Region that runs a scenario for each group.
  private Run within(String groups, String... steps) throws InterruptedException {
    return stage
        .scenario(
            "s",
            "checklist: []\ninputs:\n",
            "- {id: regions, kind: list, title: R, default: [r1, r2]}\n",
            "- {id: groups, kind: list, title: G, default: %s}\n".formatted(groups),
            "phases:\n- title: P\n  steps:\n",
            "  - {id: o, title: O, for-each: '${regions}', run: inner, inputs: {where: '${item}'}}\n")
        .scenario(
            "inner",
            "checklist: []\ninputs:\n- {id: where, kind: text, title: W}\n",
            "- {id: groups, kind: list, title: G}\n",
            "phases:\n- title: P\n  steps:\n",
            String.join("", steps))
        .quiet("s");
  }

  /// What the list within left out stays so, whatever the one around it says.
  @Test
  void whatAListWithinLeftOutIsNotDoneAtTheNextStart() throws InterruptedException {
    var run =
        within(
            "[g1, g2]",
            "  - {id: e, title: E, for-each: '${groups}', action: fake.dangerous, with: {thing: '${item}'}}\n",
            "  - {id: q, title: Q, ask: 'Well?'}\n");
    say(run, new Command.Input("groups", "g1"));
    assertThat(status(run, "o[r1]/e[g2]")).isEqualTo(StepStatus.SKIPPED);
    say(run, new Command.Confirm("o[r1]/e[g1]", "g1"));
    run.close();
    var again = stage.resume(run.snapshot().id());
    again.awaitQuiet();
    assertThat(status(again, "o[r1]/e[g2]")).isEqualTo(StepStatus.SKIPPED);
    say(again, new Command.Input("regions", "r1"));
    assertThat(status(again, "o[r2]")).isEqualTo(StepStatus.SKIPPED);
    say(again, new Command.Input("regions", "r1,r2"));
    assertThat(status(again, "o[r2]/e[g1]")).as("in it again").isEqualTo(StepStatus.WAITING);
    assertThat(status(again, "o[r2]/e[g2]")).as("not in it").isEqualTo(StepStatus.SKIPPED);
    assertThat(again.snapshot().timeline())
        .noneMatch(line -> line.type().equals("step.retried") && line.step().endsWith("[g2]"));
  }

  /// What was taken out of the list around it gets nothing new, though it was done.
  @Test
  void whatIsNoLongerInTheListAroundItTakesNothingNew() throws InterruptedException {
    var run =
        within(
            "[g1]",
            "  - {id: e, title: E, for-each: '${groups}', action: fake.keyed, with: {thing: '${where}-${item}'}}\n");
    say(run, new Command.Input("regions", "r1"));
    say(run, new Command.Input("groups", "g1,g2"));
    assertThat(stage.world.effects).containsExactlyInAnyOrder("r1-g1", "r2-g1", "r1-g2");
    assertThat(run.snapshot().state()).isEqualTo(RunState.RECOVERED);
  }

  /// Whoever does it all the same has the last word, also at the next start.
  @Test
  void whatAPersonDoesAllTheSameIsNotLeftOutAgain() throws InterruptedException {
    var run =
        stage
            .scenario(
                "s",
                "checklist: []\ninputs:\n- {id: all, kind: list, title: A, default: [x, y]}\n",
                "phases:\n- title: P\n  steps:\n",
                "  - {id: e, title: E, for-each: '${all}', action: fake.dangerous, with: {thing: '${item}'}}\n")
            .quiet("s");
    say(run, new Command.Input("all", "x"));
    say(run, new Command.Retry("e[y]"));
    assertThat(status(run, "e[y]")).isEqualTo(StepStatus.WAITING);
    run.close();
    var again = stage.resume(run.snapshot().id());
    again.awaitQuiet();
    assertThat(status(again, "e[y]")).isEqualTo(StepStatus.WAITING);
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
