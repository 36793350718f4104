package dev.holdfast.runbook;

import static dev.holdfast.runbook.Stage.say;
import static dev.holdfast.runbook.Stage.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.Identity;
import dev.holdfast.connector.Probe;
import dev.holdfast.incident.Command;
import dev.holdfast.incident.Need;
import dev.holdfast.incident.RunState;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.kernel.Problem;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What keeps an undo from doing harm.
class UndoGuardTest extends OnStage {
  @BeforeEach
  void setUp() {
    stage.world.things.put("a", "old");
  }

  @Test
  void whatSomebodyChangedSinceIsNotOverwritten() throws InterruptedException {
    stage.steps("s", "- {id: a, title: A, action: fake.named, with: {thing: a}}\n");
    var run = stage.quiet("s");
    var left = stage.world.things.get("a");
    stage.world.things.put("a", "by hand");
    say(run, new Command.Undo("a"));
    assertThat(stage.world.things).containsEntry("a", "by hand");
    assertThat(status(run, "a")).isEqualTo(StepStatus.DONE);
    var why = Stage.step(run, "a").problem();
    assertThat(why).isNotNull();
    assertThat(why.what()).contains("by hand").contains(String.valueOf(left));
    stage.world.things.put("a", left);
    say(run, new Command.Undo("a"));
    assertThat(status(run, "a")).isEqualTo(StepStatus.UNDONE);
    assertThat(stage.world.things).containsEntry("a", "old");
  }

  /// A changed profile or endpoint between the step and its undo is enough to be elsewhere.
  @Test
  void nothingIsPutBackInAnotherPlace() throws InterruptedException {
    var run = done();
    stage.world.identities.put("near", Identity.Verdict.DIFFERENT);
    var left = stage.world.things.get("a");
    say(run, new Command.Undo("a"));
    assertThat(stage.world.things).containsEntry("a", left);
    assertThat(status(run, "a")).isEqualTo(StepStatus.DONE);
    assertThat(why(run).code()).isEqualTo(RightPlace.WRONG);
    assertThat(why(run).what()).contains("plan says / it is: account here / elsewhere");
    stage.world.identities.clear();
    say(run, new Command.Undo("a"));
    assertThat(stage.world.things).containsEntry("a", "old");
    assertThat(status(run, "a")).isEqualTo(StepStatus.UNDONE);
  }

  @Test
  void nothingIsPutBackWhereNobodyCanTellThePlace() throws InterruptedException {
    var run = done();
    stage.world.identities.put("near", Identity.Verdict.UNREADABLE);
    var left = stage.world.things.get("a");
    say(run, new Command.Undo("a"));
    assertThat(stage.world.things).containsEntry("a", left);
    assertThat(why(run).code()).isEqualTo("target.unread");
    assertThat(why(run).what()).contains("it does not say");
  }

  @Test
  void whatWasAcceptedUnreadForTheChangeHoldsForItsUndo() throws InterruptedException {
    stage.world.identities.put("near", Identity.Verdict.UNREADABLE);
    var run = stage.steps("s", STEP).quiet("s");
    say(run, new Command.Confirm("a", "near"), Stage.BOB);
    say(run, new Command.Undo("a"));
    assertThat(stage.world.things).containsEntry("a", "old");
  }

  @Test
  void theIntentOfAnUndoTellsWhatWasReadOfThePlace() throws InterruptedException {
    var run = done();
    stage.world.identified.clear();
    say(run, new Command.Undo("a"));
    assertThat(stage.world.identified).containsExactly("near");
    var intent =
        stage.record(run.snapshot().id()).stream()
            .filter(entry -> entry.type().equals("step.intent"))
            .toList()
            .getLast();
    assertThat(String.valueOf(intent.data().get("identity"))).contains("verdict=same");
  }

  private static final String STEP =
      "- {id: a, title: A, action: fake.named, target: near, with: {thing: a}}\n";

  private Run done() throws InterruptedException {
    var run = stage.steps("s", STEP).quiet("s");
    assertThat(status(run, "a")).isEqualTo(StepStatus.DONE);
    return run;
  }

  private static Problem why(Run run) {
    return Objects.requireNonNull(Stage.step(run, "a").problem());
  }

  /// What failed has not come true because it could not be put back.
  @Test
  void aFailedStepStaysFailedWhenItsUndoFails() throws InterruptedException {
    stage.steps(
        "s",
        """
        - {id: a, title: A, action: fake.named, with: {thing: a},
           verify: [{check: fake.value, with: {thing: other}, is: up, within: 1s}]}
        """);
    var run = stage.quiet("s");
    assertThat(status(run, "a")).isEqualTo(StepStatus.FAILED);
    stage.world.things.put("a", "by hand");
    say(run, new Command.Undo("a"));
    assertThat(status(run, "a")).isEqualTo(StepStatus.FAILED);
  }

  private Run triedTwice(String things, ScriptedConnector.End... ends) throws InterruptedException {
    stage.world.then("a", ends);
    stage.steps(
        "s",
        """
        - {id: a, title: A, action: fake.named, with: {%s},
           verify: [{check: fake.value, with: {thing: other}, is: up, within: 1s}]}
        """
            .formatted(things));
    return stage.quiet("s");
  }

  /// The second attempt was shown what the first one had left: its way back leads nowhere.
  @Test
  void undoGoesBackToBeforeTheFirstAttempt() throws InterruptedException {
    var run = triedTwice("thing: a, to: new");
    say(run, new Command.Retry("a"));
    assertThat(status(run, "a")).isEqualTo(StepStatus.FAILED);
    assertThat(stage.world.things).containsEntry("a", "new");
    say(run, new Command.Undo("a"));
    assertThat(status(run, "a")).isEqualTo(StepStatus.UNDONE);
    assertThat(stage.world.things).containsEntry("a", "old");
    say(run, new Command.Undo("a"));
    assertThat(stage.world.things).as("once").containsEntry("a", "old");
  }

  /// What may have been done by half is put back too.
  @Test
  void undoGoesBackToBeforeAnAttemptInDoubt() throws InterruptedException {
    var run = triedTwice("thing: a, to: new", ScriptedConnector.End.DOUBT_DONE);
    stage.world.gives = false;
    if (status(run, "a") == StepStatus.IN_DOUBT) {
      say(run, new Command.Resolve("a", false, "half of it"));
    }
    say(run, new Command.Retry("a"));
    assertThat(status(run, "a")).isEqualTo(StepStatus.FAILED);
    say(run, new Command.Undo("a"));
    assertThat(stage.world.things).containsEntry("a", "old");
  }

  /// An undo that broke off half way left what nobody was shown: another one must be able to end
  /// it.
  @Test
  void anUndoThatBrokeOffCanBeDoneAgain() throws InterruptedException {
    stage.world.then("a", ScriptedConnector.End.DONE, ScriptedConnector.End.DOUBT_NOT);
    stage.world.probes.put("a", Probe.Verdict.UNKNOWN);
    stage.steps("s", "- {id: a, title: A, action: fake.named, with: {thing: a, to: new}}\n");
    var run = stage.quiet("s");
    say(run, new Command.Undo("a"));
    assertThat(status(run, "a")).isEqualTo(StepStatus.IN_DOUBT);
    stage.world.things.put("a", "half");
    say(run, new Command.Resolve("a", false, "half of it"));
    assertThat(status(run, "a")).as("not done any more").isEqualTo(StepStatus.FAILED);
    assertThat(run.snapshot().clocks().recovered()).isFalse();
    say(run, new Command.Undo("a"));
    assertThat(status(run, "a")).isEqualTo(StepStatus.UNDONE);
    assertThat(stage.world.things).containsEntry("a", "old");
  }

  /// What the step left is seen: it is done as it was.
  @Test
  void anUndoThatDidNotHappenLeavesTheStepDone() throws InterruptedException {
    stage.world.then("a", ScriptedConnector.End.DONE, ScriptedConnector.End.DOUBT_NOT);
    stage.world.probes.put("a", Probe.Verdict.UNKNOWN);
    stage.steps("s", "- {id: a, title: A, action: fake.named, with: {thing: a, to: new}}\n");
    var run = stage.quiet("s");
    say(run, new Command.Undo("a"));
    assertThat(status(run, "a")).isEqualTo(StepStatus.IN_DOUBT);
    say(run, new Command.Resolve("a", false, "nothing of it"));
    assertThat(status(run, "a")).isEqualTo(StepStatus.DONE);
    assertThat(run.snapshot().state()).isEqualTo(RunState.RECOVERED);
  }

  /// The newest attempt is put back, the one before is not: what was verified is not there any
  /// more.
  @Test
  void whatWasPutBackInPartIsNotDone() throws InterruptedException {
    stage.scenario(
        "s",
        "checklist: []\ninputs:\n- {id: v, kind: text, title: V, default: one}\n",
        """
        phases:
        - title: P
          steps:
            - {id: a, title: A, action: fake.named, with: {thing: a, to: "${v}"},
               verify: [{check: fake.value, with: {thing: other}, is: up, within: 1s}]}
        """);
    var run = stage.quiet("s");
    assertThat(status(run, "a")).isEqualTo(StepStatus.FAILED);
    stage.world.things.put("other", "up");
    say(run, new Command.Input("v", "two"));
    say(run, new Command.Retry("a"));
    assertThat(status(run, "a")).isEqualTo(StepStatus.DONE);
    stage.world.then("a", ScriptedConnector.End.DONE, ScriptedConnector.End.REFUSED);
    say(run, new Command.Undo("a"));
    assertThat(status(run, "a")).isEqualTo(StepStatus.FAILED);
    assertThat(stage.world.things).containsEntry("a", "one");
    assertThat(run.snapshot().clocks().recovered()).isFalse();
    assertThat(run.snapshot().needs().getFirst().choices()).contains("undo", "retry");
    say(run, new Command.Undo("a"));
    assertThat(status(run, "a")).isEqualTo(StepStatus.UNDONE);
    assertThat(stage.world.things).containsEntry("a", "old");
  }

  /// Between two attempts somebody else was at it: what they did is not overwritten unseen.
  @Test
  void whatSomebodyChangedBetweenTwoAttemptsIsNotOverwritten() throws InterruptedException {
    var run = triedTwice("thing: a, to: new");
    stage.world.things.put("a", "by hand");
    say(run, new Command.Retry("a"));
    assertThat(stage.world.things).containsEntry("a", "new");
    say(run, new Command.Undo("a"));
    assertThat(status(run, "a")).isEqualTo(StepStatus.FAILED);
    assertThat(stage.world.things).containsEntry("a", "by hand");
  }

  /// Nothing senses whether the recovery holds: the steps are all that says so.
  @Test
  void aRecoveryThatRestsOnStepsAloneIsTakenBackWithThem() throws InterruptedException {
    stage.steps(
        "s",
        """
        - {id: a, title: A, action: fake.named, with: {thing: a}}
        - {id: b, title: B, action: fake.named, with: {thing: b}}
        """);
    var run = stage.quiet("s");
    assertThat(run.snapshot().state()).isEqualTo(RunState.RECOVERED);
    say(run, new Command.Undo("a"));
    var snapshot = run.snapshot();
    assertThat(snapshot.state()).isEqualTo(RunState.WAITING);
    assertThat(snapshot.clocks().recovered()).isFalse();
    assertThat(snapshot.expected()).as("it may be done again").containsKey("a");
    assertThat(snapshot.needs())
        .singleElement()
        .matches(need -> need.kind() == Need.Kind.RETRY && need.step().equals("a"))
        .matches(need -> need.choices().equals(List.of("retry", "skip", "stop")));
    assertThat(stage.types(snapshot.id())).containsSubsequence("step.undone", "run.regressed");
    say(run, new Command.Retry("a"));
    assertThat(status(run, "a")).isEqualTo(StepStatus.DONE);
    assertThat(run.snapshot().state()).isEqualTo(RunState.RECOVERED);
    assertThat(stage.world.attemptsOn("a")).as("done, put back, done").isEqualTo(3);
    say(run, new Command.Undo("a"));
    say(run, new Command.Skip("a", "it must stay as it was"));
    assertThat(run.snapshot().state()).isEqualTo(RunState.RECOVERED);
  }

  /// The same where nobody drives the run, and for who reads the record later.
  @Test
  void aRecoveryIsTakenBackAlsoByAVisit() throws InterruptedException {
    stage.steps("s", "- {id: a, title: A, action: fake.named, with: {thing: a}}\n");
    var run = stage.quiet("s");
    var id = run.snapshot().id();
    run.close();
    try (var visit = stage.incidents().visit(id, java.util.Map.of())) {
      say(visit, new Command.Undo("a"));
    }
    assertThat(stage.incidents().show(id).state()).isEqualTo(RunState.WAITING);
  }

  /// Where an item is sensed it says whether the recovery holds; an undo is no word on that.
  @Test
  void aSensedItemStandsInForAStepThatWasPutBack() throws InterruptedException {
    stage.world.things.put("up", "up");
    stage.more(
        """
        checklist:
          - id: g
            title: G
            items:
              - {id: is-up, title: It is up, check: fake.value, with: {thing: up}, is: up}
        """);
    stage.scenario(
        "s",
        """
        phases:
        - title: Only
          steps:
            - {id: a, title: A, action: fake.named, with: {thing: a}}
        """);
    var run = stage.quiet("s");
    assertThat(run.snapshot().state()).isEqualTo(RunState.RECOVERED);
    say(run, new Command.Undo("a"));
    assertThat(status(run, "a")).isEqualTo(StepStatus.UNDONE);
    assertThat(run.snapshot().state()).isEqualTo(RunState.RECOVERED);
    assertThat(run.snapshot().needs()).isEmpty();
  }

  /// What comes after it waits for the undo, and goes on when that comes to nothing.
  @Test
  void whatIsTriedAgainDuringAnUndoThatIsRefusedGoesOnAfterIt() throws InterruptedException {
    var steps = new StringBuilder();
    for (var i = 0; i < 20; i++) {
      stage.world.then("a" + i, ScriptedConnector.End.DONE, ScriptedConnector.End.REFUSED);
      steps.append(
          """
          - {id: a%1$d, title: A, after: [], action: fake.named, with: {thing: a%1$d, to: new}}
          - {id: b%1$d, title: B, after: [a%1$d], ask: Well?}
          """
              .formatted(i));
    }
    stage.steps("s", steps.toString());
    var run = stage.quiet("s");
    for (var i = 0; i < 20; i++) say(run, new Command.Skip("b" + i, "later"));
    for (var i = 0; i < 20; i++) {
      assertThat(run.submit(new Command.Undo("a" + i), Stage.ANN)).isEmpty();
      assertThat(run.submit(new Command.Retry("b" + i), Stage.ANN)).isEmpty();
    }
    run.awaitQuiet();
    for (var i = 0; i < 20; i++) assertThat(status(run, "b" + i)).isEqualTo(StepStatus.WAITING);
  }
}
