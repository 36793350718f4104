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
