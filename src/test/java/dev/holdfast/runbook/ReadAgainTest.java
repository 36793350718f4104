package dev.holdfast.runbook;

import static dev.holdfast.runbook.ScriptedConnector.End.DOUBT_NOT;
import static dev.holdfast.runbook.ScriptedConnector.End.REFUSED;
import static dev.holdfast.runbook.Stage.say;
import static dev.holdfast.runbook.Stage.status;
import static dev.holdfast.runbook.Stage.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.RunState;
import dev.holdfast.incident.StepStatus;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a failed step works with was read a while ago, a saved plan of Terraform for instance: a
/// person may have it read again. What changed something is never done twice.
class ReadAgainTest {
  private static final String STEPS =
      """
      - {id: look, title: Look, action: fake.read, with: {thing: seen}}
      - {id: change, title: Change, action: fake.keyed, with: {thing: made, to: "${look.value}"}}
      - {id: use, title: Use, action: fake.keyed, with: {thing: used, to: "${change.value}"}}
      """;

  @TempDir private Path folder;
  private Stage stage;

  @BeforeEach
  void setUp() {
    stage = new Stage(folder);
    stage.world.things.put("seen", "old");
  }

  @AfterEach
  void tearDown() {
    stage.close();
  }

  @Test
  void aFailedStepMayHaveItsReadingTakenAgain() throws InterruptedException {
    stage.world.then("made", REFUSED);
    var run = stage.steps("s", STEPS).quiet("s");
    assertThat(run.snapshot().needs().getFirst().readings()).containsExactly("look");
    stage.world.things.put("seen", "new");

    assertThat(say(run, new Command.Retry("look"))).isEmpty();
    assertThat(status(run, "look")).isEqualTo(StepStatus.DONE);
    assertThat(step(run, "look").attempts()).isEqualTo(2);
    assertThat(status(run, "change"))
        .as("waits for a word of its own")
        .isEqualTo(StepStatus.FAILED);

    say(run, new Command.Retry("change"));
    assertThat(stage.world.things).containsEntry("made", "new");
    assertThat(run.snapshot().state()).isEqualTo(RunState.RECOVERED);
  }

  @Test
  void whatChangedSomethingIsNotDoneAgain() throws InterruptedException {
    stage.world.then("used", REFUSED);
    var run = stage.steps("s", STEPS).quiet("s");
    assertThat(run.snapshot().needs().getFirst().readings()).isEmpty();
    assertThat(say(run, new Command.Retry("change"))).isPresent();
    assertThat(stage.world.attemptsOn("made")).isEqualTo(1);
  }

  @Test
  void aReadingThatServedIsNotTakenAgain() throws InterruptedException {
    var run = stage.steps("s", STEPS + "- {id: q, title: Q, ask: Well?}\n").quiet("s");
    assertThat(say(run, new Command.Retry("look"))).isPresent();
    assertThat(step(run, "look").attempts()).isEqualTo(1);
  }

  @Test
  void aReadingOfWhatIsInDoubtIsNotTakenAgain() throws InterruptedException {
    stage.world.probes.put("made", dev.holdfast.connector.Probe.Verdict.UNKNOWN);
    stage.world.then("made", DOUBT_NOT);
    var run = stage.steps("s", STEPS).quiet("s");
    assertThat(status(run, "change")).isEqualTo(StepStatus.IN_DOUBT);
    assertThat(say(run, new Command.Retry("look"))).isPresent();
  }

  @Test
  void afterACrashItGoesOnFromTheSecondReading() throws InterruptedException {
    stage.world.then("made", REFUSED);
    var run = stage.steps("s", STEPS).quiet("s");
    stage.world.things.put("seen", "new");
    say(run, new Command.Retry("look"));
    run.close();
    var again = stage.resume(run.snapshot().id());
    again.awaitQuiet();
    assertThat(again.snapshot().needs().getFirst().readings()).isEqualTo(List.of("look"));
    say(again, new Command.Retry("change"));
    assertThat(stage.world.things).containsEntry("made", "new");
  }
}
