package dev.holdfast.runbook;

import static dev.holdfast.runbook.ScriptedConnector.End.REFUSED;
import static dev.holdfast.runbook.Stage.ANN;
import static dev.holdfast.runbook.Stage.BOB;
import static dev.holdfast.runbook.Stage.say;
import static dev.holdfast.runbook.Stage.status;
import static dev.holdfast.runbook.Stage.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.Mode;
import dev.holdfast.incident.Need;
import dev.holdfast.incident.Person;
import dev.holdfast.incident.RunState;
import dev.holdfast.incident.StepStatus;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// What a plan can say about a step, and what people can say to it.
class StepsTest extends OnStage {
  private Run run(String steps) throws InterruptedException {
    return stage.steps("s", steps).quiet("s");
  }

  private static String act(String id, String more) {
    return "- {id: %s, title: Do %s, action: fake.keyed, with: {thing: %s}%s}\n"
        .formatted(id, id, id, more.isEmpty() ? "" : ", " + more);
  }

  @Test
  void aSkipNeedsAReason() throws InterruptedException {
    stage.world.then("a", REFUSED);
    var run = run(act("a", "") + act("b", ""));
    assertThat(say(run, new Command.Skip("a", "  "))).isPresent();
    assertThat(status(run, "a")).isEqualTo(StepStatus.FAILED);
    assertThat(say(run, new Command.Skip("a", "done by hand"))).isEmpty();
    assertThat(status(run, "a")).isEqualTo(StepStatus.SKIPPED);
    assertThat(status(run, "b")).isEqualTo(StepStatus.DONE);
    assertThat(run.snapshot().timeline())
        .anyMatch(line -> line.text().contains("done by hand") && line.by().equals("Ann"));
  }

  @Test
  void aFailedChangeStopsWhatComesAfterIt() throws InterruptedException {
    stage.world.then("a", REFUSED);
    var run = run(act("a", "") + act("b", ""));
    assertThat(status(run, "b")).isEqualTo(StepStatus.PLANNED);
    assertThat(run.snapshot().state()).isEqualTo(RunState.WAITING);
    say(run, new Command.Retry("a"));
    assertThat(step(run, "a").attempts()).isEqualTo(2);
    assertThat(run.snapshot().state()).isEqualTo(RunState.RECOVERED);
  }

  @Test
  void onFailureStopEndsTheRun() throws InterruptedException {
    stage.world.then("a", REFUSED);
    var run = run(act("a", "on-failure: stop") + act("b", ""));
    assertThat(run.snapshot().state()).isEqualTo(RunState.FAILED);
    assertThat(stage.world.attemptsOn("b")).isZero();
  }

  @Test
  void onFailureContinueGoesOn() throws InterruptedException {
    stage.world.then("a", REFUSED);
    var run = run(act("a", "on-failure: continue") + act("b", ""));
    assertThat(status(run, "a")).isEqualTo(StepStatus.FAILED);
    assertThat(status(run, "b")).isEqualTo(StepStatus.DONE);
    assertThat(run.snapshot().state())
        .as("nothing says that it is well")
        .isEqualTo(RunState.WAITING);
    say(run, new Command.Skip("a", "known"));
    assertThat(run.snapshot().state()).isEqualTo(RunState.RECOVERED);
  }

  @Test
  void whatARequirementLacksBlocks() throws InterruptedException {
    stage.world.then("a", REFUSED);
    var run = run(act("a", "") + act("b", "requires: [a]"));
    say(run, new Command.Skip("a", "no"));
    assertThat(status(run, "b")).isEqualTo(StepStatus.BLOCKED);
    assertThat(stage.world.attemptsOn("b")).isZero();
    assertThat(run.snapshot().needs().getFirst().choices())
        .contains("skip")
        .doesNotContain("retry");
    say(run, new Command.Retry("a"));
    assertThat(status(run, "a")).isEqualTo(StepStatus.DONE);
    assertThat(status(run, "b")).isEqualTo(StepStatus.DONE);
  }

  @Test
  void whenSkipsUnlessItPasses() throws InterruptedException {
    stage.world.things.put("sick", "yes");
    var run =
        run(
            act("a", "when: {check: fake.value, with: {thing: sick}, is: 'yes'}")
                + act("b", "when: {check: fake.value, with: {thing: sick}, is: 'no'}"));
    assertThat(status(run, "a")).isEqualTo(StepStatus.DONE);
    assertThat(status(run, "b")).isEqualTo(StepStatus.SKIPPED);
    assertThat(step(run, "b").evidence()).contains("seen: yes");
  }

  @Test
  void twoDifferentPeopleOfTheRolesApprove() throws InterruptedException {
    var run =
        run("- {id: ok, title: OK, approve: {count: 2, roles: [lead, backend], distinct: true}}\n");
    assertThat(say(run, new Command.Approve("ok"), new Person("Eve", "guest"))).isPresent();
    assertThat(say(run, new Command.Approve("ok"), ANN)).isEmpty();
    assertThat(run.snapshot().needs().getFirst().ask()).endsWith("Approved so far by Ann (lead)");
    assertThat(say(run, new Command.Approve("ok"), new Person("ann", "backend"))).isPresent();
    assertThat(status(run, "ok")).isEqualTo(StepStatus.WAITING);
    assertThat(say(run, new Command.Approve("ok"), BOB)).isEmpty();
    assertThat(status(run, "ok")).isEqualTo(StepStatus.DONE);
    assertThat(step(run, "ok").evidence()).contains("Ann (lead, stated)", "Bob (backend, stated)");
  }

  @Test
  void anAnswerIsAnOutput() throws InterruptedException {
    var run =
        run(
            """
            - {id: q, title: Q, ask: 'Which value?'}
            - {id: a, title: A, action: fake.keyed, with: {thing: a, to: '${q.answer}'}}
            """);
    assertThat(say(run, new Command.Answer("q", " "))).isPresent();
    say(run, new Command.Answer("q", "blue"));
    assertThat(stage.world.things).containsEntry("a", "blue");
  }

  @Test
  void aMissingInputWaitsAtTheStepThatUsesIt() throws InterruptedException {
    stage.scenario(
        "s",
        "checklist: []\ninputs:\n- {id: where, kind: text, title: Where to}\n",
        "phases:\n- title: P\n  steps:\n",
        act("a", "").indent(4),
        "    - {id: b, title: B, action: fake.keyed, with: {thing: b, to: '${where}'}}\n");
    var run = stage.quiet("s");
    assertThat(status(run, "a")).isEqualTo(StepStatus.DONE);
    assertThat(status(run, "b")).isEqualTo(StepStatus.WAITING);
    assertThat(run.snapshot().needs().getFirst().kind()).isEqualTo(Need.Kind.INPUT);
    assertThat(run.snapshot().needs().getFirst().step()).isEqualTo("where");
    assertThat(say(run, new Command.Input("nowhere", "x"))).isPresent();
    say(run, new Command.Input("where", "there"));
    assertThat(stage.world.things).containsEntry("b", "there");
    assertThat(run.snapshot().state()).isEqualTo(RunState.RECOVERED);
  }

  private static final String DRILLED =
      """
      - {id: look, title: L, action: fake.read, with: {thing: look}}
      - {id: plain, title: P, action: fake.keyed, target: near, with: {thing: plain}}
      - {id: runs, title: R, action: fake.keyed, target: near, with: {thing: runs}, drill: run}
      - {id: left, title: L, action: fake.read, with: {thing: left}, drill: skip}
      - {id: said, title: S, ask: Well?, drill: skip}
      - {id: moved, title: M, action: fake.keyed, target: near, with: {thing: moved}, drill: {redirect: far}}
      - {id: real, title: R, action: fake.keyed, with: {thing: real}, drill: run, only: incident}
      - {id: practice, title: R, action: fake.keyed, with: {thing: practice}, drill: run, only: drill}
      - {id: needs, title: N, action: fake.keyed, with: {thing: needs, to: "${plain.value}"}}
      """;

  @Test
  void aDrillChangesOnlyWhatThePlanAllows() throws InterruptedException {
    var run = stage.steps("s", DRILLED).start("s", Mode.DRILL, Map.of());
    run.awaitQuiet();
    assertThat(status(run, "look")).isEqualTo(StepStatus.DONE);
    for (var skipped : new String[] {"plain", "left", "said", "real", "needs"}) {
      assertThat(status(run, skipped)).as(skipped).isEqualTo(StepStatus.SKIPPED);
    }
    assertThat(stage.world.effects).containsExactly("runs", "moved", "practice");
    var moved =
        stage.world.performed.stream()
            .filter(call -> call.step().equals("moved"))
            .findFirst()
            .orElseThrow();
    assertThat(moved.place().orElseThrow().id()).isEqualTo("far");
    assertThat(run.snapshot().state()).isEqualTo(RunState.RECOVERED);
  }

  @Test
  void anIncidentDoesAllButWhatIsOnlyForDrills() throws InterruptedException {
    var run = run(DRILLED);
    say(run, new Command.Answer("said", "yes"));
    assertThat(stage.world.effects).containsExactly("plain", "runs", "moved", "real", "needs");
    assertThat(status(run, "practice")).isEqualTo(StepStatus.SKIPPED);
    assertThat(stage.world.performed)
        .noneMatch(call -> call.place().stream().anyMatch(p -> p.id().equals("far")));
  }

  @Test
  void doneMeansSeen() throws InterruptedException {
    var run = run(act("a", "verify: [{check: fake.value, with: {thing: b}, is: up, within: 1m}]"));
    assertThat(status(run, "a")).isEqualTo(StepStatus.FAILED);
    assertThat(step(run, "a").evidence()).contains("seen: missing");
    stage.world.things.put("b", "up");
    say(run, new Command.Retry("a"));
    assertThat(status(run, "a")).isEqualTo(StepStatus.DONE);
    assertThat(step(run, "a").verified()).isTrue();
  }

  @Test
  void aVerificationWaitsForWhatComesLater() throws InterruptedException {
    stage.steps(
        "s", act("a", "verify: [{check: fake.value, with: {thing: b}, is: up, within: 8h}]"));
    var run = stage.start("s");
    Stage.await(
        () ->
            !step(run, "a").facts().waits().isEmpty()
                && !step(run, "a").facts().waits().getFirst().value().isEmpty());
    var early = step(run, "a").facts().waits().getFirst();
    assertThat(early.state()).isEqualTo("waiting");
    assertThat(early.until()).isAfter(stage.clock().now().plus(Duration.ofHours(1)));
    stage.world.things.put("b", "unreadable");
    Stage.await(() -> !step(run, "a").facts().waits().getFirst().value().equals(early.value()));
    assertThat(step(run, "a").facts().waits().getFirst().state()).isEqualTo("waiting");
    assertThat(status(run, "a")).isEqualTo(StepStatus.IN_FLIGHT);
    stage.world.things.put("b", "up");
    run.awaitQuiet();
    assertThat(status(run, "a")).isEqualTo(StepStatus.DONE);
  }

  @Test
  void whatMustHoldIsWatchedForThatLong() throws InterruptedException {
    stage.world.things.put("b", "up");
    var run =
        run(
            act(
                "a",
                "verify: [{check: fake.value, with: {thing: b}, is: up, within: 1m, holds: 3m}]"));
    var a = step(run, "a");
    assertThat(a.status()).isEqualTo(StepStatus.DONE);
    assertThat(Duration.between(a.started(), a.ended()))
        .isGreaterThanOrEqualTo(Duration.ofMinutes(3));
  }

  @Test
  void whatMustHoldIsSeenHoldingUntilThen() throws InterruptedException {
    stage.world.things.put("b", "up");
    stage.steps(
        "s", act("a", "verify: [{check: fake.value, with: {thing: b}, is: up, holds: 20m}]"));
    var run = stage.start("s");
    Stage.await(
        () ->
            step(run, "a").facts().waits().stream()
                .anyMatch(wait -> wait.state().equals("holding")));
    var until = step(run, "a").facts().waits().getFirst().until();
    assertThat(until).isAfter(stage.clock().now());
    run.awaitQuiet();
    assertThat(step(run, "a").ended()).isAfterOrEqualTo(until);
    assertThat(step(run, "a").facts().waits().getFirst().state()).isEqualTo("passing");
  }

  @Test
  void waitsLastAsLongAsThePlanSays() throws InterruptedException {
    stage.world.things.put("b", "up");
    var run =
        run(
            """
            - {id: w, title: W, wait: {lasting: 4m}}
            - {id: c, title: C, wait: {check: fake.value, with: {thing: b}, is: up, within: 1m}}
            - {id: m, title: M, wait: {moment: "6m"}}
            - {id: never, title: N, wait: {check: fake.value, with: {thing: b}, is: down, within: 1m}}
            """);
    var w = step(run, "w");
    assertThat(Duration.between(w.started(), w.ended()))
        .isGreaterThanOrEqualTo(Duration.ofMinutes(4));
    assertThat(status(run, "c")).isEqualTo(StepStatus.DONE);
    assertThat(step(run, "m").ended())
        .isAfterOrEqualTo(run.snapshot().clocks().declared().plus(Duration.ofMinutes(6)));
    assertThat(status(run, "never")).isEqualTo(StepStatus.FAILED);
  }

  @Test
  void stepsSideBySideOverlap() throws InterruptedException {
    var gate = new CountDownLatch(1);
    stage.world.holds.put("a", gate);
    stage.world.holds.put("b", gate);
    stage.steps("s", act("a", "") + act("b", "after: []") + act("c", "after: [a, b]"));
    var run = stage.start("s");
    Stage.await(() -> stage.world.performed.size() == 2);
    assertThat(status(run, "a")).isEqualTo(StepStatus.IN_FLIGHT);
    assertThat(status(run, "b")).isEqualTo(StepStatus.IN_FLIGHT);
    assertThat(status(run, "c")).isEqualTo(StepStatus.PLANNED);
    gate.countDown();
    run.awaitQuiet();
    assertThat(status(run, "c")).isEqualTo(StepStatus.DONE);
  }

  @Test
  void pauseStartsNothingNewAndLetsTheRestEnd() throws InterruptedException {
    var gate = new CountDownLatch(1);
    stage.world.holds.put("a", gate);
    stage.steps("s", act("a", "") + act("b", ""));
    var run = stage.start("s");
    Stage.await(() -> stage.world.performed.size() == 1);
    assertThat(run.submit(new Command.Pause(), ANN)).isEmpty();
    gate.countDown();
    run.awaitQuiet();
    assertThat(status(run, "a")).isEqualTo(StepStatus.DONE);
    assertThat(status(run, "b")).isEqualTo(StepStatus.PLANNED);
    assertThat(run.snapshot().state()).isEqualTo(RunState.PAUSED);
    say(run, new Command.Continue());
    assertThat(status(run, "b")).isEqualTo(StepStatus.DONE);
  }

  @Test
  void stopSaysWhatWasInFlight() throws InterruptedException {
    stage.world.holds.put("a", new CountDownLatch(1));
    stage.world.then("a", ScriptedConnector.End.HANG);
    stage.steps("s", act("a", "") + act("b", ""));
    var run = stage.start("s");
    Stage.await(() -> stage.world.performed.size() == 1);
    assertThat(say(run, new Command.Stop())).isEmpty();
    assertThat(run.snapshot().timeline()).anyMatch(line -> line.text().equals("stopped a"));
    assertThat(status(run, "a")).isEqualTo(StepStatus.IN_DOUBT);
    assertThat(status(run, "b")).isEqualTo(StepStatus.PLANNED);
    assertThat(run.snapshot().state()).isEqualTo(RunState.IN_DOUBT);
  }

  @Test
  void aStoppedRunIsTakenUpToBeClosed() throws InterruptedException {
    stage.steps("s", "- {id: q, title: Q, ask: Well?}\n" + act("b", ""));
    var run = stage.quiet("s");
    assertThat(say(run, new Command.Stop())).isEmpty();
    run.close();
    var again = stage.resume(run.snapshot().id());
    again.awaitQuiet();
    assertThat(again.snapshot().state()).isEqualTo(RunState.STOPPED);
    assertThat(say(again, new Command.Answer("q", "late"))).isPresent();
    assertThat(say(again, new Command.Close("it was another Region"))).isEmpty();
    assertThat(again.snapshot().state()).isEqualTo(RunState.CLOSED);
    assertThat(stage.world.attemptsOn("b")).isZero();
  }

  @Test
  void commandsThatDoNotFitAreRefused() throws InterruptedException {
    var run = run(act("a", ""));
    var before = run.snapshot().events();
    assertThat(run.submit(new Command.Retry("a"), ANN)).isPresent();
    assertThat(run.submit(new Command.Confirm("a", "a"), ANN)).isPresent();
    assertThat(run.submit(new Command.Answer("nothing", "x"), ANN)).isPresent();
    assertThat(run.submit(new Command.Decide("a", "x"), ANN)).isPresent();
    assertThat(run.submit(new Command.Tick("no-item", "x"), ANN)).isPresent();
    assertThat(run.submit(new Command.Note("x"), new Person(" ", ""))).isPresent();
    assertThat(run.snapshot().events()).isEqualTo(before);
    assertThat(say(run, new Command.Close("over"))).isEmpty();
    assertThat(run.snapshot().state()).isEqualTo(RunState.CLOSED);
    assertThat(run.submit(new Command.Note("x"), ANN)).isPresent();
  }

  /// What the restore would have given is not there in a drill that did not restore: nothing to
  /// retry, and nothing to ask a person about.
  @Test
  void aDrillLeavesOutWhatWorksWithWhatItLeftOut() throws InterruptedException {
    stage.world.things.put("b-x", "there");
    stage.steps(
        "s",
        act("a", "")
            + "- {id: b, title: B, action: fake.read, with: {thing: \"b-${a.value}\"}}\n"
            + "- {id: c, title: C, wait: {check: fake.value, with: {thing: \"b-${a.value}\"}, within: 1m}}\n"
            + "- {id: d, title: D, action: fake.read, with: {thing: d}}\n"
            + act("e", "requires: [a]"));
    var drill = stage.start("s", Mode.DRILL, Map.of());
    drill.awaitQuiet();
    assertThat(status(drill, "b")).isEqualTo(StepStatus.SKIPPED);
    assertThat(step(drill, "b").evidence()).contains("drill", "what a would have given");
    assertThat(status(drill, "c")).isEqualTo(StepStatus.SKIPPED);
    assertThat(status(drill, "d")).isEqualTo(StepStatus.DONE);
    assertThat(step(drill, "e").evidence()).isEqualTo("drill: it requires a, which was left out");
    assertThat(drill.snapshot().state()).isEqualTo(RunState.RECOVERED);
  }
}
