package dev.holdfast.runbook;

import static dev.holdfast.runbook.Stage.say;
import static dev.holdfast.runbook.Stage.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.StepStatus;
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
}
