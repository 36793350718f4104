package dev.holdfast.runbook;

import static dev.holdfast.runbook.Stage.say;
import static dev.holdfast.runbook.Stage.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.Need;
import dev.holdfast.incident.RunState;
import dev.holdfast.incident.StepStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Recovered is what something says: a step that was done, or an item that was verified, and not
/// before the last step.
class FalseGreenTest extends OnStage {
  @Test
  void nothingDoneIsNotRecovered() throws InterruptedException {
    stage.world.then("a", ScriptedConnector.End.REFUSED);
    stage.steps(
        "s",
        "- {id: a, title: A, action: fake.keyed, with: {thing: a}}\n- {id: b, title: B, ask: Well?}\n");
    var run = stage.quiet("s");
    say(run, new Command.Skip("a", "no time"));
    say(run, new Command.Skip("b", "no time"));
    assertThat(run.snapshot().state()).isEqualTo(RunState.WAITING);
    var need = run.snapshot().needs().getFirst();
    assertThat(need.ask()).startsWith("Left out: no time. Nothing of this run was done");
    assertThat(need.choices()).containsExactly("retry", "stop");
    say(run, new Command.Retry("a"));
    assertThat(status(run, "a")).isEqualTo(StepStatus.DONE);
    assertThat(run.snapshot().state()).isEqualTo(RunState.RECOVERED);
  }

  @Test
  void allFailedIsNotRecovered() throws InterruptedException {
    stage.world.then("a", ScriptedConnector.End.REFUSED);
    stage.steps(
        "s", "- {id: a, title: A, action: fake.keyed, with: {thing: a}, on-failure: continue}\n");
    var run = stage.quiet("s");
    assertThat(status(run, "a")).isEqualTo(StepStatus.FAILED);
    assertThat(run.snapshot().state()).isEqualTo(RunState.WAITING);
    assertThat(run.snapshot().needs().getFirst().ask()).startsWith("Failed: ");
  }

  /// An agreement and time that has passed say nothing of how things stand.
  @Test
  void anApprovalOrAWaitAloneIsNotRecovered() throws InterruptedException {
    stage.steps(
        "s",
        """
        - {id: ok, title: May it go?, approve: {count: 1, roles: [lead]}}
        - {id: w, title: W, wait: {lasting: 1s}}
        - {id: a, title: A, action: fake.dangerous, with: {thing: a}}
        """);
    var run = stage.quiet("s");
    say(run, new Command.Approve("ok"), Stage.ANN);
    say(run, new Command.Skip("a", "not today"));
    assertThat(run.snapshot().state()).isEqualTo(RunState.WAITING);
    assertThat(run.snapshot().needs())
        .singleElement()
        .matches(need -> need.step().equals("a"))
        .matches(need -> need.ask().contains("Nothing of this run was done"));
  }

  /// The plan goes on without it; that it is well nobody has said.
  @Test
  void whatFailedAndWasGoneOnFromIsNotGreen() throws InterruptedException {
    stage.steps(
        "s",
        """
        - {id: a, title: A, action: fake.keyed, with: {thing: a}}
        - {id: w, title: W, wait: {check: fake.value, with: {thing: w}, is: up, within: 1s},
           on-failure: continue}
        - {id: z, title: Z, action: fake.keyed, with: {thing: z}}
        """);
    var run = stage.quiet("s");
    assertThat(stage.world.effects).containsExactly("a", "z");
    assertThat(run.snapshot().state()).isEqualTo(RunState.WAITING);
    assertThat(run.snapshot().needs())
        .singleElement()
        .matches(need -> need.step().equals("w"))
        .matches(need -> need.ask().contains("no item of a checklist says that it is well"));
    say(run, new Command.Skip("w", "known, and mended tomorrow"));
    assertThat(run.snapshot().state()).isEqualTo(RunState.RECOVERED);
  }

  /// A condition was not there: that says nothing of how the estate is.
  @Test
  void nothingDoneBecauseOfConditionsIsNotRecovered() throws InterruptedException {
    stage.world.things.put("a", "good");
    stage.steps(
        "s",
        "- {id: a, title: A, action: fake.keyed, with: {thing: a}, when: {check: fake.value, target: near, with: {thing: a}, is: bad}}\n");
    var run = stage.quiet("s");
    assertThat(status(run, "a")).isEqualTo(StepStatus.SKIPPED);
    assertThat(run.snapshot().state()).isEqualTo(RunState.WAITING);
    assertThat(run.snapshot().needs().getFirst().ask())
        .contains("Nothing of this run was done")
        .contains("stop the run and close it with a reason");
  }

  /// What goes through a list with nothing in it does nothing.
  @Test
  void anEmptyListIsNothingDone() throws InterruptedException {
    stage.scenario(
        "s",
        "checklist: []\ninputs:\n- {id: none, kind: list, title: None, default: []}\n",
        "phases:\n- title: P\n  steps:\n",
        "  - {id: a, title: A, for-each: '${none}', action: fake.keyed, with: {thing: '${item}'}}\n",
        "  - {id: ok, title: Go, approve: {count: 1, roles: [lead]}}\n");
    var run = stage.quiet("s");
    say(run, new Command.Approve("ok"), Stage.ANN);
    assertThat(run.snapshot().state()).isEqualTo(RunState.WAITING);
    assertThat(run.snapshot().needs())
        .singleElement()
        .matches(need -> need.step().equals("a"))
        .matches(need -> need.ask().startsWith("There was nothing in its list."))
        .matches(need -> need.choices().equals(List.of("retry", "stop")));
    say(run, new Command.Input("none", "x, y"));
    assertThat(say(run, new Command.Retry("a"))).isEmpty();
    assertThat(stage.world.effects).containsExactlyInAnyOrder("x", "y");
    assertThat(run.snapshot().state()).isEqualTo(RunState.RECOVERED);
  }

  /// The branch that was taken only agrees to something.
  @Test
  void aDecisionForAnAgreementAloneIsNothingDone() throws InterruptedException {
    var run =
        stage
            .steps(
                "s", "- {id: d, title: D, decide: {branches: {give-up: word, restore: inner}}}\n")
            .scenario(
                "word",
                "checklist: []\n",
                "phases:\n- title: P\n  steps:\n",
                "  - {id: ok, title: Go, approve: {count: 1, roles: [lead]}}\n")
            .scenario(
                "inner",
                "checklist: []\n",
                "phases:\n- title: P\n  steps:\n",
                "  - {id: a, title: A, action: fake.keyed, with: {thing: a}}\n")
            .quiet("s");
    say(run, new Command.Decide("d", "give-up"));
    say(run, new Command.Approve("d/ok"), Stage.ANN);
    assertThat(run.snapshot().state()).isEqualTo(RunState.WAITING);
    assertThat(run.snapshot().needs())
        .singleElement()
        .matches(need -> need.step().equals("d"))
        .matches(need -> need.choices().equals(List.of("stop")));
  }

  private Run deciding() throws InterruptedException {
    return stage
        .steps(
            "s",
            """
            - {id: d, title: D, decide: {question: Which?, branches: {none: end, more: inner}}}
            - {id: ok, title: Go, approve: {count: 1, roles: [lead]}}
            """)
        .scenario(
            "inner",
            "checklist: []\n",
            "phases:\n- title: P\n  steps:\n",
            "  - {id: a, title: A, action: fake.keyed, with: {thing: a}}\n")
        .quiet("s");
  }

  /// The work stands in a branch that nobody took.
  @Test
  void aDecisionThatIsLeftOutIsNothingDone() throws InterruptedException {
    var run = deciding();
    say(run, new Command.Skip("d", "later"));
    say(run, new Command.Approve("ok"), Stage.ANN);
    assertThat(run.snapshot().state()).isEqualTo(RunState.WAITING);
    assertThat(run.snapshot().needs())
        .singleElement()
        .matches(need -> need.step().equals("d"))
        .matches(need -> need.choices().equals(List.of("retry", "stop")));
    say(run, new Command.Retry("d"));
    say(run, new Command.Decide("d", "more"));
    assertThat(stage.world.effects).containsExactly("a");
    assertThat(run.snapshot().state()).isEqualTo(RunState.RECOVERED);
  }

  @Test
  void aDecisionForNothingIsNothingDone() throws InterruptedException {
    var run = deciding();
    say(run, new Command.Decide("d", "none"));
    say(run, new Command.Approve("ok"), Stage.ANN);
    assertThat(run.snapshot().state()).isEqualTo(RunState.WAITING);
    assertThat(run.snapshot().needs())
        .singleElement()
        .matches(
            need ->
                need.ask().startsWith("Done, and it led to nothing that was done: decided: none."))
        .matches(need -> need.choices().equals(List.of("stop")));
  }

  /// What still goes on beside them, and holds nothing back, is not called left out.
  @Test
  void whatStillWaitsIsNotCalledLeftOut() throws InterruptedException {
    stage.steps(
        "s",
        """
        - {id: a, title: A, gate: false, ask: Well?}
        - {id: ok, title: Go, after: [], approve: {count: 1, roles: [lead]}}
        """);
    var run = stage.quiet("s");
    say(run, new Command.Approve("ok"), Stage.ANN);
    assertThat(run.snapshot().state()).isEqualTo(RunState.WAITING);
    assertThat(run.snapshot().needs())
        .singleElement()
        .matches(need -> need.kind() == Need.Kind.ANSWER);
    say(run, new Command.Answer("a", "yes"));
    assertThat(run.snapshot().state()).isEqualTo(RunState.RECOVERED);
  }

  /// The steps in what was left out as a whole cannot be done by themselves: it is asked for that.
  @Test
  void whatWasLeftOutAsAWholeIsDoneAfterAllAsAWhole() throws InterruptedException {
    stage
        .scenario(
            "s",
            "checklist: []\n",
            "phases:\n- title: P\n  steps:\n",
            "  - {id: hold, title: H, approve: {count: 1, roles: [lead]}}\n",
            "  - {id: sub, title: S, run: inner}\n")
        .scenario(
            "inner",
            "checklist: []\n",
            "phases:\n- title: P\n  steps:\n",
            "  - {id: a, title: A, action: fake.keyed, with: {thing: a}}\n",
            "  - {id: b, title: B, action: fake.keyed, with: {thing: b}}\n");
    var run = stage.quiet("s");
    say(run, new Command.Skip("sub", "not today"));
    say(run, new Command.Approve("hold"), Stage.ANN);
    assertThat(run.snapshot().state()).isEqualTo(RunState.WAITING);
    assertThat(run.snapshot().needs())
        .singleElement()
        .matches(need -> need.step().equals("sub"))
        .matches(need -> need.ask().startsWith("Left out: not today. Nothing"));
    assertThat(say(run, new Command.Retry("sub"))).isEmpty();
    assertThat(stage.world.effects).containsExactly("a", "b");
    assertThat(run.snapshot().state()).isEqualTo(RunState.RECOVERED);
  }

  /// What was verified was the estate before it.
  @Test
  void aStepThatIsTriedAgainTakesTheRecoveryBack() throws InterruptedException {
    stage.world.then("a", ScriptedConnector.End.REFUSED);
    stage.file(
        "checklist.yaml",
        """
        checklist:
          - id: g
            title: G
            items:
              - {id: well, title: Well, ask: Is it well?}
        """);
    stage.scenario(
        "s",
        "checklist: [well]\n",
        "phases:\n- title: P\n  steps:\n",
        "    - {id: a, title: A, action: fake.keyed, with: {thing: a}, on-failure: continue}\n",
        "    - {id: b, title: B, action: fake.keyed, with: {thing: b}}\n");
    var run = stage.quiet("s");
    say(run, new Command.Tick("well", "200 in 0.3 s"));
    assertThat(run.snapshot().state()).isEqualTo(RunState.RECOVERED);
    stage.world.then("a", ScriptedConnector.End.REFUSED);
    say(run, new Command.Retry("a"));
    assertThat(status(run, "a")).isEqualTo(StepStatus.FAILED);
    assertThat(run.snapshot().state()).isEqualTo(RunState.WAITING);
    assertThat(run.snapshot().timeline())
        .anyMatch(line -> line.text().equals("the recovery clock runs again: a goes on again"));
    say(run, new Command.Tick("well", "200 in 0.4 s"));
    assertThat(run.snapshot().state()).isEqualTo(RunState.RECOVERED);
  }
}
