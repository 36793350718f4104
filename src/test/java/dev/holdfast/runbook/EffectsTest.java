package dev.holdfast.runbook;

import static dev.holdfast.runbook.ScriptedConnector.End.BREAK;
import static dev.holdfast.runbook.ScriptedConnector.End.DOUBT_DONE;
import static dev.holdfast.runbook.ScriptedConnector.End.DOUBT_LATE;
import static dev.holdfast.runbook.ScriptedConnector.End.DOUBT_NOT;
import static dev.holdfast.runbook.ScriptedConnector.End.HANG;
import static dev.holdfast.runbook.ScriptedConnector.End.REFUSED;
import static dev.holdfast.runbook.ScriptedConnector.End.TOO_FAST;
import static dev.holdfast.runbook.Stage.say;
import static dev.holdfast.runbook.Stage.status;
import static dev.holdfast.runbook.Stage.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.Identity;
import dev.holdfast.connector.Probe;
import dev.holdfast.incident.Command;
import dev.holdfast.incident.RunState;
import dev.holdfast.incident.StepStatus;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the engine does around one effect: intent first, nothing twice, nothing guessed.
class EffectsTest extends OnStage {
  private Run run(String steps) throws InterruptedException {
    return stage.steps("s", steps).quiet("s");
  }

  private static String does(String id, String action) {
    return "- {id: %s, title: Do %s, action: fake.%s, target: near, with: {thing: %s}}\n"
        .formatted(id, id, action, id);
  }

  @Test
  void intentIsOnDiskBeforeTheEffect() throws InterruptedException {
    var seen = new AtomicReference<List<String>>(List.of());
    stage.world.onPerform(call -> seen.set(stage.types(call.incident())));
    var run = run(does("a", "keyed"));
    assertThat(seen.get()).endsWith("step.intent");
    assertThat(run.snapshot().state()).isEqualTo(RunState.RECOVERED);
    assertThat(stage.world.effectsOn("a")).isOne();
  }

  @Test
  void whatNobodyHadToSeeFirstIsToldWithTheIntent() throws InterruptedException {
    var run = run(does("a", "keyed"));
    assertThat(stage.types(run.snapshot().id()))
        .containsOnlyOnce("step.intent")
        .doesNotContain("step.identity", "step.previewed");
    var facts = Stage.step(run, "a").facts();
    assertThat(facts.identityVerdict()).isEqualTo("same");
    assertThat(facts.identity()).isNotEmpty();
    assertThat(facts.does()).isNotEmpty();
    assertThat(facts.touches()).isNotEmpty();
    assertThat(run.snapshot().timeline())
        .anySatisfy(
            line ->
                assertThat(line.text()).contains(facts.does(), "the right place: same", "intent"));
  }

  @Test
  void whatAPersonConfirmsIsToldBefore() throws InterruptedException {
    var run = run(does("a", "dangerous"));
    assertThat(stage.types(run.snapshot().id()))
        .containsSubsequence("step.identity", "step.previewed", "step.needs")
        .doesNotContain("step.intent");
  }

  @Test
  void theKeyOfAnAttemptIsTheOneOnRecord() throws InterruptedException {
    var run = run(does("a", "keyed"));
    var call = stage.world.performed.getFirst();
    assertThat(call.key()).isEqualTo(Keys.of(run.snapshot().id(), "a", 1)).hasSizeLessThan(65);
    assertThat(
            stage.record(run.snapshot().id()).stream()
                .filter(entry -> entry.type().equals("step.intent"))
                .map(entry -> String.valueOf(entry.data().get("key"))))
        .containsExactly(call.key());
  }

  @Test
  void dangerNeedsTheExactName() throws InterruptedException {
    var run = run(does("prod-db", "dangerous"));
    assertThat(status(run, "prod-db")).isEqualTo(StepStatus.WAITING);
    for (var typed : List.of("", "prod", "PROD-DB", "prod-db-2", "yes")) {
      assertThat(say(run, new Command.Confirm("prod-db", typed))).as(typed).isPresent();
    }
    assertThat(stage.world.performed).isEmpty();
    assertThat(say(run, new Command.Confirm("prod-db", "prod-db"))).isEmpty();
    assertThat(status(run, "prod-db")).isEqualTo(StepStatus.DONE);
    assertThat(stage.world.effectsOn("prod-db")).isOne();
  }

  @Test
  void whatChangedSinceTheConfirmationIsAskedAgain() throws InterruptedException {
    var run = run(does("a", "dangerous"));
    stage.world.things.put("a", "somebody was here");
    assertThat(say(run, new Command.Confirm("a", "a"))).isEmpty();
    assertThat(stage.world.performed).isEmpty();
    assertThat(status(run, "a")).isEqualTo(StepStatus.WAITING);
    assertThat(run.snapshot().needs().getFirst().ask()).contains("changed since you looked");
    say(run, new Command.Confirm("a", "a", run.snapshot().needs().getFirst().shown()));
    assertThat(stage.world.effectsOn("a")).isOne();
  }

  @Test
  void aRetriedDangerousStepIsConfirmedAgain() throws InterruptedException {
    stage.world.then("a", REFUSED);
    var run = run(does("a", "dangerous"));
    say(run, new Command.Confirm("a", "a"));
    assertThat(status(run, "a")).isEqualTo(StepStatus.FAILED);
    say(run, new Command.Retry("a"));
    assertThat(status(run, "a")).isEqualTo(StepStatus.WAITING);
    assertThat(stage.world.attemptsOn("a")).isOne();
  }

  @Test
  void theWrongPlaceRefuses() throws InterruptedException {
    stage.world.identities.put("near", Identity.Verdict.DIFFERENT);
    var run = run(does("a", "keyed"));
    assertThat(status(run, "a")).isEqualTo(StepStatus.FAILED);
    assertThat(step(run, "a").problem()).isNotNull();
    assertThat(step(run, "a").evidence()).contains("not what the plan says");
    assertThat(stage.world.performed).isEmpty();
    stage.world.identities.put("near", Identity.Verdict.SAME);
    say(run, new Command.Retry("a"));
    assertThat(status(run, "a")).isEqualTo(StepStatus.DONE);
  }

  @Test
  void anUnreadablePlaceNeedsAPerson() throws InterruptedException {
    stage.world.identities.put("near", Identity.Verdict.UNREADABLE);
    var run = run(does("a", "keyed") + does("b", "keyed"));
    assertThat(stage.world.performed).isEmpty();
    assertThat(say(run, new Command.AcceptTarget("near", " "))).isPresent();
    assertThat(stage.world.performed).isEmpty();
    assertThat(say(run, new Command.AcceptTarget("near", "I saw its console"))).isEmpty();
    assertThat(stage.world.effects).containsExactly("a", "b");
  }

  @Test
  void aReadIsRepeatedAtMostThreeTimes() throws InterruptedException {
    stage.world.then("a", DOUBT_NOT, DOUBT_NOT, DOUBT_NOT, DOUBT_NOT);
    var run = run(does("a", "read"));
    assertThat(stage.world.attemptsOn("a")).isEqualTo(3);
    assertThat(status(run, "a")).isEqualTo(StepStatus.FAILED);
    assertThat(run.snapshot().state()).as("nothing was done").isEqualTo(RunState.WAITING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"keyed", "named", "convergent"})
  void whatAProbeSawHappenIsNotSentAgain(String action) throws InterruptedException {
    stage.world.then("a", DOUBT_DONE);
    var run = run(does("a", action));
    assertThat(status(run, "a")).isEqualTo(StepStatus.DONE);
    assertThat(stage.world.attemptsOn("a")).isOne();
    assertThat(stage.world.probed).containsExactly("a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"keyed", "named", "convergent"})
  void whatAProbeSawNotHappenIsSentAgainWithTheSameKey(String action) throws InterruptedException {
    stage.world.then("a", DOUBT_NOT);
    var run = run(does("a", action));
    assertThat(status(run, "a")).isEqualTo(StepStatus.DONE);
    assertThat(stage.world.performed).hasSize(2);
    assertThat(stage.world.performed.get(0).key()).isEqualTo(stage.world.performed.get(1).key());
    assertThat(stage.world.effectsOn("a")).isOne();
  }

  @ParameterizedTest
  @ValueSource(strings = {"keyed", "named", "convergent"})
  void whatCannotBeToldApartWaits(String action) throws InterruptedException {
    stage.world.then("a", DOUBT_NOT);
    stage.world.probes.put("a", Probe.Verdict.UNKNOWN);
    var run = run(does("a", action) + does("b", "keyed"));
    assertThat(status(run, "a")).isEqualTo(StepStatus.IN_DOUBT);
    assertThat(run.snapshot().state()).isEqualTo(RunState.IN_DOUBT);
    assertThat(stage.world.attemptsOn("a")).isOne();
    assertThat(stage.world.attemptsOn("b")).isZero();
  }

  @Test
  void itIsSentAgainAtMostTwiceByItself() throws InterruptedException {
    stage.world.then("a", DOUBT_NOT, DOUBT_NOT, DOUBT_NOT, DOUBT_NOT);
    var run = run(does("a", "keyed"));
    assertThat(stage.world.attemptsOn("a")).isEqualTo(3);
    assertThat(status(run, "a")).isEqualTo(StepStatus.IN_DOUBT);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void dangerInDoubtIsNeverSettledByItself(boolean happened) throws InterruptedException {
    stage.world.then("a", happened ? DOUBT_DONE : DOUBT_NOT);
    var run = run(does("a", "dangerous") + does("b", "keyed"));
    say(run, new Command.Confirm("a", "a"));
    assertThat(status(run, "a")).isEqualTo(StepStatus.IN_DOUBT);
    assertThat(step(run, "a").facts().seen()).isNotEmpty();
    assertThat(stage.world.attemptsOn("a")).isOne();
    assertThat(say(run, new Command.Resolve("a", happened, " "))).isPresent();
    assertThat(say(run, new Command.Resolve("a", happened, "I looked"))).isEmpty();
    assertThat(status(run, "a")).isEqualTo(happened ? StepStatus.DONE : StepStatus.FAILED);
    assertThat(stage.world.attemptsOn("a")).isOne();
    assertThat(stage.world.attemptsOn("b")).isEqualTo(happened ? 1 : 0);
  }

  @Test
  void whatCameTooFastIsSentAgainBecauseNothingHappened() throws InterruptedException {
    stage.world.then("a", TOO_FAST, TOO_FAST);
    var run = run(does("a", "convergent"));
    assertThat(status(run, "a")).isEqualTo(StepStatus.DONE);
    assertThat(step(run, "a").attempts()).isEqualTo(3);
    assertThat(stage.world.effectsOn("a")).isOne();
  }

  @Test
  void whatComesTooFastForEverFailsInTheEnd() throws InterruptedException {
    stage.world.then("a", TOO_FAST, TOO_FAST, TOO_FAST, TOO_FAST, TOO_FAST);
    var run = run(does("a", "keyed"));
    assertThat(status(run, "a")).isEqualTo(StepStatus.FAILED);
    assertThat(stage.world.attemptsOn("a")).isEqualTo(4);
  }

  @Test
  void aDangerousChangeIsNotSentAgainByItselfHoweverItWasRefused() throws InterruptedException {
    stage.world.then("a", TOO_FAST);
    var run = run(does("a", "dangerous"));
    say(run, new Command.Confirm("a", "a"));
    assertThat(status(run, "a")).isEqualTo(StepStatus.FAILED);
    assertThat(stage.world.attemptsOn("a")).isOne();
  }

  /// A request may lie in a buffer while the first look is taken.
  @Test
  void anAbsenceIsBelievedOnlyWhenNothingCanArriveAnyMore() throws InterruptedException {
    stage.world.then("a", DOUBT_LATE);
    var run = run(does("a", "dangerous"));
    say(run, new Command.Confirm("a", "a"));
    assertThat(status(run, "a")).isEqualTo(StepStatus.IN_DOUBT);
    assertThat(verdicts(run)).containsExactly("unknown", "happened");
    assertThat(step(run, "a").facts().seen()).containsExactly("its key was found");
  }

  @Test
  void whatNeverArrivedIsSaidToBeAbsentInTheEnd() throws InterruptedException {
    stage.world.then("a", DOUBT_NOT);
    var run = run(does("a", "dangerous"));
    say(run, new Command.Confirm("a", "a"));
    assertThat(verdicts(run)).containsExactly("unknown", "did not happen");
    assertThat(stage.world.attemptsOn("a")).isOne();
  }

  private List<String> verdicts(Run run) {
    return stage.record(run.snapshot().id()).stream()
        .filter(entry -> entry.type().equals("step.probed"))
        .map(entry -> String.valueOf(entry.data().get("verdict")))
        .toList();
  }

  @Test
  void inDoubtCanBeNeitherRetriedNorSkippedNorClosed() throws InterruptedException {
    stage.world.then("a", DOUBT_NOT);
    stage.world.probes.put("a", Probe.Verdict.UNKNOWN);
    var run = run(does("a", "keyed"));
    assertThat(say(run, new Command.Retry("a"))).isPresent();
    assertThat(say(run, new Command.Skip("a", "no time"))).isPresent();
    assertThat(say(run, new Command.Close("enough"))).isPresent();
    assertThat(status(run, "a")).isEqualTo(StepStatus.IN_DOUBT);
  }

  @Test
  void aLookIsPutOnRecordAndSendsNothing() throws InterruptedException {
    stage.world.then("a", DOUBT_NOT);
    stage.world.probes.put("a", Probe.Verdict.UNKNOWN);
    var run = run(does("a", "keyed"));
    say(run, new Command.Look("a"));
    assertThat(stage.world.probed).hasSize(2);
    assertThat(stage.world.attemptsOn("a")).isOne();
  }

  @Test
  void aConnectorThatBreaksLeavesDoubt() throws InterruptedException {
    stage.world.then("a", BREAK);
    stage.world.probes.put("a", Probe.Verdict.UNKNOWN);
    var run = run(does("a", "convergent"));
    assertThat(status(run, "a")).isEqualTo(StepStatus.IN_DOUBT);
  }

  @Test
  void timeIsUpMeansDoubt() throws InterruptedException {
    stage.world.then("a", HANG);
    stage.world.probes.put("a", Probe.Verdict.UNKNOWN);
    var run = run("- {id: a, title: A, action: fake.keyed, with: {thing: a}, timeout: 30s}\n");
    assertThat(status(run, "a")).isEqualTo(StepStatus.IN_DOUBT);
    assertThat(stage.world.probed).containsExactly("a");
  }

  @Test
  void refusedIsTriedAgainAsOftenAsThePlanSays() throws InterruptedException {
    stage.world.then("a", REFUSED, REFUSED, REFUSED, REFUSED);
    var run =
        run(
            "- {id: a, title: A, action: fake.keyed, with: {thing: a},"
                + " retry: {times: 2, pause: 1s}}\n");
    assertThat(stage.world.attemptsOn("a")).isEqualTo(3);
    assertThat(stage.world.performed.stream().map(call -> call.key()).distinct()).hasSize(3);
    assertThat(status(run, "a")).isEqualTo(StepStatus.FAILED);
    assertThat(run.snapshot().state()).isEqualTo(RunState.WAITING);
  }

  @Test
  void undoPutsBackExactlyWhatWasThere() throws InterruptedException {
    stage.world.things.put("a", "old");
    var run = run(does("a", "named"));
    assertThat(stage.world.things).containsEntry("a", "changed");
    assertThat(say(run, new Command.Undo("a"))).isEmpty();
    Stage.await(() -> status(run, "a") == StepStatus.UNDONE);
    assertThat(stage.world.things).containsEntry("a", "old");
    assertThat(stage.types(run.snapshot().id()))
        .containsSubsequence("step.done", "step.undo-asked", "step.intent", "step.undone");
  }

  @Test
  void anUndoInDoubtIsResolvedByAPerson() throws InterruptedException {
    stage.world.things.put("a", "old");
    var run = run(does("a", "named"));
    stage.world.then("a", DOUBT_DONE);
    say(run, new Command.Undo("a"));
    Stage.await(() -> status(run, "a") == StepStatus.IN_DOUBT);
    assertThat(say(run, new Command.Resolve("a", true, "it is old again"))).isEmpty();
    assertThat(status(run, "a")).isEqualTo(StepStatus.UNDONE);
  }
}
