package dev.holdfast.runbook;

import static dev.holdfast.runbook.ScriptedConnector.End.REFUSED;
import static dev.holdfast.runbook.Stage.say;
import static dev.holdfast.runbook.Stage.status;
import static dev.holdfast.runbook.Stage.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.RunState;
import dev.holdfast.incident.StepStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Steps that are left out before their turn: by a failure that goes elsewhere, or by a person.
class LeavingOutTest extends OnStage {
  private Run run(String steps) throws InterruptedException {
    return stage.steps("s", steps).quiet("s");
  }

  private static String act(String id, String more) {
    return "- {id: %s, title: Do %s, action: fake.keyed, with: {thing: %s}%s}\n"
        .formatted(id, id, id, more.isEmpty() ? "" : ", " + more);
  }

  @Test
  void onFailureGotoLeavesOutWhatLiesBetween() throws InterruptedException {
    stage.world.then("a", REFUSED);
    var run = run(act("a", "on-failure: {goto: c}") + act("b", "") + act("c", ""));
    assertThat(status(run, "b")).isEqualTo(StepStatus.SKIPPED);
    assertThat(status(run, "c")).isEqualTo(StepStatus.DONE);
    assertThat(stage.world.effects).containsExactly("c");
    assertThat(run.snapshot().state()).isEqualTo(RunState.RECOVERED);
  }

  /// The plan took another way; whether this one is to be gone after all is for a person to say.
  @Test
  void whatWasLeftOutForAFailureSaysThatItIsDoneSince() throws InterruptedException {
    stage.world.then("a", REFUSED);
    var run = run(act("a", "on-failure: {goto: c}") + act("b", "") + act("c", ""));
    assertThat(step(run, "b").evidence()).isEqualTo("a failed: goes on at c");
    say(run, new Command.Retry("a"));
    assertThat(stage.world.effects).containsExactly("c", "a");
    assertThat(step(run, "b").evidence())
        .isEqualTo(
            "a had failed: went on at c; a is done since: retry this one if it is still to be done");
    say(run, new Command.Retry("b"));
    assertThat(stage.world.effects).endsWith("b");
  }

  /// Who leaves out a later step has not decided on what stands before it.
  @Test
  void whatIsLeftOutAheadLetsNothingPast() throws InterruptedException {
    var run =
        run(
            "- {id: q, title: Q, ask: 'Is the intruder out?'}\n"
                + "- {id: t, title: T, ask: 'Who was told?'}\n"
                + "- {id: u, title: U, ask: 'And who else?'}\n"
                + act("z", ""));
    say(run, new Command.Skip("u", "nobody else"));
    say(run, new Command.Skip("t", "told already"));
    assertThat(stage.world.effects).isEmpty();
    assertThat(status(run, "z")).isEqualTo(StepStatus.PLANNED);
    say(run, new Command.Answer("q", "yes"));
    assertThat(stage.world.effects).containsExactly("z");
    assertThat(run.snapshot().state()).isEqualTo(RunState.RECOVERED);
  }

  /// What it requires stands before it, too.
  @Test
  void whatIsLeftOutWaitsForWhatItRequires() throws InterruptedException {
    var run =
        run(
            "- {id: q, title: Q, ask: 'Is the intruder out?'}\n"
                + act("x", "after: [], requires: [q]")
                + act("z", "after: [x]"));
    say(run, new Command.Skip("x", "later"));
    assertThat(stage.world.effects).isEmpty();
    say(run, new Command.Answer("q", "yes"));
    assertThat(stage.world.effects).containsExactly("z");
  }

  /// Sent, and not seen to be there: that is for a person to say, wherever the plan goes.
  @Test
  void whatChangedSomethingIsNotLeftOutByAFailure() throws InterruptedException {
    stage.world.then("fix", REFUSED);
    var run =
        run(
            "- {id: q, title: Q, ask: Well?}\n"
                + act("fix", "on-failure: {goto: tell}")
                + act(
                    "par",
                    "after: [], verify: [{check: fake.value, with: {thing: never}, is: up, within: 1s}]")
                + "- {id: tell, title: T, ask: Told?}\n");
    assertThat(status(run, "par")).isEqualTo(StepStatus.FAILED);
    say(run, new Command.Answer("q", "fine"));
    assertThat(status(run, "fix")).isEqualTo(StepStatus.FAILED);
    assertThat(status(run, "par")).isEqualTo(StepStatus.FAILED);
    assertThat(run.snapshot().needs()).anyMatch(need -> need.step().equals("par"));
  }

  /// What was let past it waits again, as it does after a restart.
  @Test
  void whatIsDoneAfterAllHoldsWhatWasLetPast() throws InterruptedException {
    stage.world.then("c", REFUSED);
    var run =
        run(
            "- {id: q, title: Q, ask: 'Well?'}\n"
                + "- {id: b, title: B, ask: 'Is the intruder out?'}\n"
                + "- {id: t, title: T, ask: 'Who was told?'}\n"
                + act("c", ""));
    say(run, new Command.Skip("b", "out"));
    say(run, new Command.Skip("t", "told"));
    say(run, new Command.Answer("q", "yes"));
    assertThat(status(run, "c")).isEqualTo(StepStatus.FAILED);
    say(run, new Command.Retry("b"));
    say(run, new Command.Retry("c"));
    assertThat(status(run, "b")).isEqualTo(StepStatus.WAITING);
    assertThat(stage.world.effects).isEmpty();
    say(run, new Command.Answer("b", "yes"));
    assertThat(stage.world.effects).containsExactly("c");
  }

  /// What was shown meanwhile is not sent past it.
  @Test
  void whatIsDoneAfterAllHoldsWhatIsShown() throws InterruptedException {
    var run =
        run(
            """
            - {id: b, title: B, ask: 'Is the intruder out?'}
            - {id: z, title: Z, action: fake.dangerous, with: {thing: z}}
            """);
    say(run, new Command.Skip("b", "out"));
    say(run, new Command.Retry("b"));
    assertThat(say(run, new Command.Confirm("z", "z")))
        .hasValueSatisfying(problem -> assertThat(problem.what()).contains("b comes before z"));
    assertThat(stage.world.effects).isEmpty();
    say(run, new Command.Answer("b", "yes"));
    say(run, new Command.Confirm("z", "z"));
    assertThat(stage.world.effects).containsExactly("z");
  }

  /// Its phase is not over either.
  @Test
  void whatIsDoneAfterAllHoldsTheNextPhase() throws InterruptedException {
    stage.world.then("c", REFUSED);
    var run =
        stage
            .scenario(
                "s",
                "checklist: []\nphases:\n",
                "- title: P\n  steps:\n  - {id: b, title: B, ask: 'Is the intruder out?'}\n",
                "- title: Q\n  steps:\n" + act("c", "").indent(2))
            .quiet("s");
    say(run, new Command.Skip("b", "out"));
    assertThat(status(run, "c")).isEqualTo(StepStatus.FAILED);
    say(run, new Command.Retry("b"));
    say(run, new Command.Retry("c"));
    assertThat(stage.world.effects).isEmpty();
    say(run, new Command.Answer("b", "yes"));
    assertThat(stage.world.effects).containsExactly("c");
  }

  /// A scenario that has begun ends by itself: the state that it made would stay in force.
  @Test
  void aFailureElsewhereCutsNothingThatHasBegun() throws InterruptedException {
    stage
        .scenario(
            "inner",
            "checklist: []\n",
            "phases:\n- title: P\n  steps:\n",
            act("shut", "until: reopen").indent(2),
            "  - {id: q, title: Q, ask: 'Well?'}\n",
            act("reopen", "").indent(2))
        .world
        .then("a", REFUSED);
    var run =
        run(
            "- {id: g, title: G, ask: 'Go?'}\n"
                + act("a", "on-failure: {goto: z}")
                + "- {id: x, title: X, after: [], run: inner}\n"
                + act("z", ""));
    assertThat(stage.world.effects).containsExactly("shut");
    say(run, new Command.Answer("g", "yes"));
    assertThat(status(run, "a")).isEqualTo(StepStatus.FAILED);
    assertThat(status(run, "x/q")).isEqualTo(StepStatus.WAITING);
    say(run, new Command.Answer("x/q", "yes"));
    assertThat(stage.world.effects).containsExactly("shut", "reopen", "z");
  }

  /// What was not begun is left out with all that it holds.
  @Test
  void aFailureElsewhereLeavesOutWholeScenarios() throws InterruptedException {
    stage
        .scenario(
            "inner", "checklist: []\nphases:\n- title: P\n  steps:\n", act("in", "").indent(2))
        .world
        .then("a", REFUSED);
    var run =
        run(act("a", "on-failure: {goto: z}") + "- {id: x, title: X, run: inner}\n" + act("z", ""));
    assertThat(stage.world.effects).containsExactly("z");
    assertThat(status(run, "x")).isEqualTo(StepStatus.SKIPPED);
    assertThat(run.snapshot().state()).isEqualTo(RunState.RECOVERED);
  }

  /// The items beside it do not lie between it and where the plan goes on.
  @Test
  void anItemThatFailsLeavesTheOthersTheirTurn() throws InterruptedException {
    stage.world.then("x", REFUSED);
    var run =
        run(
            "- {id: e, title: E, for-each: [x, y, w], action: fake.dangerous, with: {thing: '${item}'},"
                + " on-failure: {goto: z}}\n"
                + act("b", "")
                + act("z", ""));
    say(run, new Command.Confirm("e[x]", "x"));
    assertThat(status(run, "e[y]")).isEqualTo(StepStatus.WAITING);
    assertThat(status(run, "b")).isEqualTo(StepStatus.SKIPPED);
    say(run, new Command.Confirm("e[y]", "y"));
    say(run, new Command.Confirm("e[w]", "w"));
    assertThat(stage.world.effects).containsExactly("y", "w", "z");
  }

  /// A question whose answer is that it is not so has failed like any other step.
  @Test
  void aQuestionThatFailsLeadsWhereThePlanSays() throws InterruptedException {
    var run =
        run(
            "- {id: q, title: Q, ask: 'Well?', on-failure: {goto: z}}\n"
                + act("b", "")
                + act("z", ""));
    say(run, new Command.Answer("q", "not-seen: 500"));
    assertThat(status(run, "b")).isEqualTo(StepStatus.SKIPPED);
    assertThat(stage.world.effects).containsExactly("z");
  }

  @Test
  void aQuestionThatFailsEndsTheRunWhereThePlanSays() throws InterruptedException {
    var run = run("- {id: q, title: Q, ask: 'Well?', on-failure: stop}\n" + act("b", ""));
    say(run, new Command.Answer("q", "not-seen: 500"));
    assertThat(run.snapshot().state()).isEqualTo(RunState.FAILED);
  }

  /// Nobody can approve in a scenario that was left out.
  @Test
  void anApprovalWithinWhatIsLeftOutHoldsNothing() throws InterruptedException {
    stage.scenario(
        "inner",
        "checklist: []\nphases:\n- title: P\n  steps:\n",
        "  - {id: ok, title: Ok, approve: {count: 1, roles: [lead]}}\n",
        act("in", "").indent(2));
    var run =
        run(
            "- {id: q, title: Q, ask: 'Well?'}\n"
                + "- {id: r, title: R, run: inner}\n"
                + "- {id: w, title: W, run: inner, when: {check: fake.value, with: {thing: no}, is: up}}\n"
                + act("z", ""));
    say(run, new Command.Skip("r", "not today"));
    say(run, new Command.Answer("q", "yes"));
    assertThat(stage.world.effects).containsExactly("z");
    assertThat(status(run, "w")).isEqualTo(StepStatus.SKIPPED);
    assertThat(run.snapshot().state()).isEqualTo(RunState.RECOVERED);
  }

  /// Done after all, it is asked for as before.
  @Test
  void anApprovalWithinWhatIsDoneAfterAllHolds() throws InterruptedException {
    stage.world.then("z", REFUSED);
    stage.scenario(
        "inner",
        "checklist: []\nphases:\n- title: P\n  steps:\n",
        "  - {id: ok, title: Ok, approve: {count: 1, roles: [lead]}}\n");
    var run =
        run(
            "- {id: q, title: Q, ask: 'Well?'}\n"
                + "- {id: r, title: R, run: inner}\n"
                + act("z", ""));
    say(run, new Command.Skip("r", "not today"));
    say(run, new Command.Answer("q", "yes"));
    say(run, new Command.Retry("r"));
    say(run, new Command.Retry("z"));
    assertThat(stage.world.effects).isEmpty();
    say(run, new Command.Approve("r/ok"));
    assertThat(stage.world.effects).containsExactly("z");
  }

  /// Made to be temporary: whoever closes it so says why.
  @Test
  void whatIsStillInForceIsNotClosedWithoutAReason() throws InterruptedException {
    stage.world.then("a", REFUSED);
    var run =
        run(
            act("shut", "until: reopen")
                + act("a", "on-failure: {goto: z}")
                + act("reopen", "")
                + act("z", ""));
    assertThat(run.snapshot().state()).isEqualTo(RunState.RECOVERED);
    assertThat(say(run, new Command.Close("")))
        .hasValueSatisfying(problem -> assertThat(problem.what()).contains("in force", "shut"));
    assertThat(say(run, new Command.Close("the site stays shut until Monday"))).isEmpty();
  }

  /// Also after a restart.
  @Test
  void whatWasLeftOutAheadLetsNothingPastLater() throws InterruptedException {
    var run =
        run(
            "- {id: q, title: Q, ask: 'Is the intruder out?'}\n"
                + "- {id: t, title: T, ask: 'Who was told?'}\n"
                + act("z", ""));
    say(run, new Command.Skip("t", "told already"));
    run.close();
    var again = stage.resume(run.snapshot().id());
    again.awaitQuiet();
    assertThat(stage.world.effects).isEmpty();
    say(again, new Command.Answer("q", "yes"));
    assertThat(stage.world.effects).containsExactly("z");
  }

  /// Each starts when the one before it is over, and left out is over: the last one goes first.
  @Test
  void nothingBetweenStartsWhileItIsLeftOut() throws InterruptedException {
    stage.world.then("a", REFUSED);
    var between = List.of("b", "c", "d", "e", "f");
    var steps = new StringBuilder(act("a", "on-failure: {goto: z}"));
    for (var step : between) steps.append(act(step, ""));
    var run = run(steps + act("z", ""));
    assertThat(stage.world.effects).containsExactly("z");
    assertThat(
            run.snapshot().timeline().stream()
                .filter(line -> line.type().equals("step.skipped"))
                .map(line -> line.step()))
        .containsExactlyElementsOf(between.reversed());
    assertThat(run.snapshot().state()).isEqualTo(RunState.RECOVERED);
  }
}
