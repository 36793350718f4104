package dev.holdfast.runbook;

import static dev.holdfast.runbook.Stage.say;
import static dev.holdfast.runbook.Stage.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.Identity;
import dev.holdfast.incident.Command;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.kernel.Problem;
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
}
