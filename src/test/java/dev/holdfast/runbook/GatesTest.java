package dev.holdfast.runbook;

import static dev.holdfast.runbook.Stage.say;
import static dev.holdfast.runbook.Stage.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.Need;
import dev.holdfast.incident.RunState;
import dev.holdfast.incident.StepStatus;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What holds back what, where a step goes on beside the next ones (`gate: false`).
class GatesTest extends OnStage {
  private final CountDownLatch copied = new CountDownLatch(1);

  @BeforeEach
  void setUp() {
    stage.world.holds.put("v", copied);
  }

  @AfterEach
  void tearDown() {
    copied.countDown();
  }

  private boolean began(String thing) {
    return stage.world.attemptsOn(thing) > 0;
  }

  @Test
  void whatRequiresAListOfThingsWaitsForTheLastOfThem() throws InterruptedException {
    stage.scenario(
        "s",
        """
        checklist: []
        phases:
        - title: Keep the evidence
          steps:
          - {id: keep, title: Keep, for-each: [u, v], action: fake.keyed, with: {thing: "${item}"}, gate: false}
        - title: Clean up
          steps:
          - {id: look, title: Look, action: fake.keyed, with: {thing: look}}
          - {id: destroy, title: Destroy, requires: [keep], action: fake.keyed, with: {thing: destroy}}
        """);
    var run = stage.start("s");
    Stage.await(() -> began("v") && status(run, "look") == StepStatus.DONE);
    assertThat(status(run, "keep")).isNotEqualTo(StepStatus.DONE);
    assertThat(began("destroy")).isFalse();
    copied.countDown();
    run.awaitQuiet();
    assertThat(status(run, "keep")).isEqualTo(StepStatus.DONE);
    assertThat(status(run, "destroy")).isEqualTo(StepStatus.DONE);
  }

  @Test
  void aScenarioInsideIsDoneWhenAllOfItIsAndHoldsNothingBackTillThen() throws InterruptedException {
    stage.steps(
        "sub",
        """
        - {id: copy, title: Copy, action: fake.keyed, with: {thing: v}, gate: false}
        - {id: act, title: Act, after: [], action: fake.keyed, with: {thing: act}}
        """);
    stage.steps(
        "s",
        """
        - {id: inner, title: Inner, run: sub}
        - {id: next, title: Next, action: fake.keyed, with: {thing: next}}
        - {id: last, title: Last, requires: [inner], action: fake.keyed, with: {thing: last}, gate: false}
        """);
    var run = stage.start("s");
    Stage.await(() -> began("v") && status(run, "next") == StepStatus.DONE);
    assertThat(status(run, "inner")).isNotEqualTo(StepStatus.DONE);
    assertThat(began("last")).isFalse();
    Stage.await(() -> run.snapshot().state() == RunState.RECOVERED);
    copied.countDown();
    Stage.await(() -> status(run, "last") == StepStatus.DONE);
    assertThat(status(run, "inner")).isEqualTo(StepStatus.DONE);
  }

  /// What may begin only when all of it was done must not begin when a part was left out.
  @Test
  void whatRequiresAListOfThingsDoesNotGoWithoutOneOfThem() throws InterruptedException {
    stage.world.then("u", ScriptedConnector.End.REFUSED);
    copied.countDown();
    stage.steps(
        "s",
        """
        - {id: keep, title: Keep, for-each: [u, v], action: fake.keyed, with: {thing: "${item}"}}
        - {id: destroy, title: Destroy, requires: [keep], action: fake.keyed, with: {thing: destroy}}
        """);
    var run = stage.quiet("s");
    say(run, new Command.Skip("keep[u]", "no use"));
    assertThat(status(run, "keep")).isEqualTo(StepStatus.DONE);
    assertThat(status(run, "destroy")).isEqualTo(StepStatus.BLOCKED);
    var why = Stage.step(run, "destroy").problem();
    assertThat(why).isNotNull();
    assertThat(why.what()).contains("keep[u]").doesNotContain("keep[v]");
    assertThat(began("destroy")).isFalse();
    say(run, new Command.Retry("keep[u]"));
    assertThat(status(run, "destroy")).isEqualTo(StepStatus.DONE);
  }

  /// What a condition finds not to be needed does not lack.
  @Test
  void whatWasNotNeededDoesNotLack() throws InterruptedException {
    copied.countDown();
    stage.steps(
        "sub",
        """
        - {id: some, title: Some, when: {check: fake.value, with: {thing: x}, is: there}, action: fake.keyed, with: {thing: x}}
        - {id: act, title: Act, action: fake.keyed, with: {thing: act}}
        """);
    stage.steps(
        "s",
        """
        - {id: inner, title: Inner, run: sub}
        - {id: last, title: Last, requires: [inner], action: fake.keyed, with: {thing: last}}
        """);
    var run = stage.quiet("s");
    assertThat(status(run, "inner/some")).isEqualTo(StepStatus.SKIPPED);
    assertThat(status(run, "last")).isEqualTo(StepStatus.DONE);
  }

  @Test
  void aTemporaryStateWhoseEndWasSkippedIsStillInForce() throws InterruptedException {
    copied.countDown();
    stage.world.then("lift", ScriptedConnector.End.REFUSED);
    stage.steps(
        "s",
        """
        - {id: lock, title: Lock, until: lift, action: fake.keyed, with: {thing: lock}}
        - {id: lift, title: Lift, action: fake.keyed, with: {thing: lift}}
        """);
    var run = stage.quiet("s");
    say(run, new Command.Skip("lift", "forgot"));
    assertThat(run.snapshot().owed())
        .containsExactly("lock is still in force: lift lifts it and is skipped");
    say(run, new Command.Retry("lift"));
    assertThat(status(run, "lift")).isEqualTo(StepStatus.DONE);
    assertThat(run.snapshot().owed()).isEmpty();
  }

  /// A change that came true too late for its check, and was skipped for that, stands as well.
  @Test
  void aTemporaryStateThatWasNotVerifiedIsInForceToo() throws InterruptedException {
    copied.countDown();
    stage.world.then("lift", ScriptedConnector.End.REFUSED);
    stage.steps(
        "s",
        """
        - {id: lock, title: Lock, until: lift, action: fake.keyed, with: {thing: lock},
           verify: [{check: fake.value, with: {thing: late}, is: up, within: 1s}]}
        - {id: lift, title: Lift, action: fake.keyed, with: {thing: lift}}
        """);
    var run = stage.quiet("s");
    say(run, new Command.Skip("lock", "good enough"));
    say(run, new Command.Skip("lift", "forgot"));
    assertThat(run.snapshot().owed()).singleElement().asString().startsWith("lock is still in");
  }

  /// Lifted, put back, and brought about again: what lifted the first one lifts not this one.
  @Test
  void aTemporaryStateThatIsBroughtAboutAgainIsInForceAgain() throws InterruptedException {
    copied.countDown();
    stage.world.things.put("lock", "old");
    stage.steps(
        "s",
        """
        - {id: lock, title: Lock, until: lift, action: fake.named, with: {thing: lock}}
        - {id: lift, title: Lift, action: fake.keyed, with: {thing: lift}}
        """);
    var run = stage.quiet("s");
    assertThat(run.snapshot().owed()).isEmpty();
    say(run, new Command.Undo("lock"));
    say(run, new Command.Retry("lock"));
    assertThat(status(run, "lock")).isEqualTo(StepStatus.DONE);
    assertThat(run.snapshot().owed()).singleElement().asString().startsWith("lock is still in");
  }

  /// What holds them requires it: they are freed as it would be itself.
  @Test
  void whatIsBlockedWithinIsFreedWithWhatHoldsIt() throws InterruptedException {
    stage.steps("inner", "- {id: m, title: M, action: fake.dangerous, with: {thing: m}}\n");
    stage.steps(
        "s",
        """
        - {id: g, title: G, action: fake.keyed, with: {thing: g}}
        - {id: i, title: I, for-each: [x], requires: [g], action: fake.dangerous, with: {thing: "${item}"}}
        - {id: r, title: R, after: [], requires: [g], run: inner}
        """);
    var run = stage.quiet("s");
    say(run, new Command.Undo("g"));
    say(run, new Command.Confirm("i[x]", "x"));
    say(run, new Command.Confirm("r/m", "m"));
    assertThat(status(run, "i[x]")).isEqualTo(StepStatus.BLOCKED);
    assertThat(status(run, "r/m")).isEqualTo(StepStatus.BLOCKED);
    stage.world.things.remove("g");
    say(run, new Command.Retry("g"));
    assertThat(status(run, "g")).isEqualTo(StepStatus.DONE);
    assertThat(status(run, "i[x]")).isEqualTo(StepStatus.WAITING);
    assertThat(status(run, "r/m")).isEqualTo(StepStatus.WAITING);
  }

  /// A limit that the plan states counts, whatever it is of.
  @Test
  void aWaitForACheckEndsWithTheStepsTime() throws InterruptedException {
    stage.steps(
        "s",
        "- {id: w, title: W, wait: {check: fake.value, with: {thing: no}, is: up, within: 2h}, timeout: 1m}\n");
    var step = Stage.step(stage.quiet("s"), "w");
    assertThat(step.status()).isEqualTo(StepStatus.FAILED);
    assertThat(Duration.between(step.started(), step.ended())).isLessThan(Duration.ofHours(1));
  }

  /// What is answered may free it: nobody is led to leave it out first.
  @Test
  void whatIsBlockedStandsBelowWhatWaits() throws InterruptedException {
    stage.steps(
        "s",
        """
        - {id: first, title: First, ask: 'Well?'}
        - {id: last, title: Last, after: [first], requires: [first], ask: 'And?'}
        - {id: q, title: Q, after: [], ask: 'Approved?'}
        """);
    var run = stage.quiet("s");
    say(run, new Command.Skip("first", "no use"));
    assertThat(status(run, "last")).isEqualTo(StepStatus.BLOCKED);
    assertThat(run.snapshot().needs()).extracting(Need::step).containsExactly("q", "last");
  }

  /// While a step waits for its confirmation, what it requires may be put back.
  @Test
  void whatWasPutBackMeanwhileHoldsBackWhatRequiresIt() throws InterruptedException {
    copied.countDown();
    stage.world.things.put("put", "old");
    stage.steps(
        "s",
        """
        - {id: put, title: Put, action: fake.named, with: {thing: put}}
        - {id: danger, title: Danger, requires: [put], action: fake.dangerous, with: {thing: danger}}
        """);
    var run = stage.quiet("s");
    assertThat(status(run, "danger")).isEqualTo(StepStatus.WAITING);
    say(run, new Command.Undo("put"));
    say(run, new Command.Confirm("danger", "danger"));
    assertThat(began("danger")).isFalse();
    assertThat(status(run, "danger")).isEqualTo(StepStatus.BLOCKED);
    say(run, new Command.Retry("put"));
    assertThat(status(run, "danger")).isEqualTo(StepStatus.WAITING);
    say(run, new Command.Confirm("danger", "danger"));
    assertThat(status(run, "danger")).isEqualTo(StepStatus.DONE);
  }

  /// A step over an empty list does nothing and is done: nobody may give one by mistake.
  @Test
  void anEmptyListIsNoList() throws InterruptedException {
    stage.scenario(
        "s",
        """
        checklist: []
        inputs:
          - {id: groups, kind: list, title: Groups}
        phases:
        - title: Isolate
          steps:
          - {id: cut, title: Cut, for-each: "${groups}", action: fake.keyed, with: {thing: "${item}"}}
        """);
    var run = stage.quiet("s");
    for (var empty : List.of(",", " , ", ""))
      assertThat(Stage.say(run, new Command.Input("groups", empty))).isPresent();
    assertThat(status(run, "cut")).isEqualTo(StepStatus.WAITING);
    copied.countDown();
    assertThat(Stage.say(run, new Command.Input("groups", "u,v"))).isEmpty();
    assertThat(status(run, "cut")).isEqualTo(StepStatus.DONE);
  }
}
