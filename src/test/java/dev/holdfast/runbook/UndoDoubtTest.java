package dev.holdfast.runbook;

import static dev.holdfast.runbook.Stage.say;
import static dev.holdfast.runbook.Stage.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.Probe;
import dev.holdfast.incident.Command;
import dev.holdfast.incident.Need;
import dev.holdfast.incident.StepStatus;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An undo of which nobody knows whether it came about is told as that, and a wrong word on it has
/// a way out.
class UndoDoubtTest extends OnStage {
  private Run run;

  @BeforeEach
  void setUp() throws InterruptedException {
    stage.world.things.put("a", "old");
    stage.world.then("a", ScriptedConnector.End.DONE, ScriptedConnector.End.DOUBT_NOT);
    stage.world.probes.put("a", Probe.Verdict.UNKNOWN);
    stage.steps("s", "- {id: a, title: A, action: fake.named, with: {thing: a, to: new}}\n");
    run = stage.quiet("s");
    say(run, new Command.Undo("a"));
    assertThat(status(run, "a")).isEqualTo(StepStatus.IN_DOUBT);
  }

  @Test
  void itIsAskedOfTheUndoWithWhatTheUndoSent() {
    var need = run.snapshot().needs().getFirst();
    assertThat(need.kind()).isEqualTo(Need.Kind.RESOLVE);
    assertThat(need.ask()).startsWith("Was it put back (").doesNotContain("Did it happen");
    assertThat(need.ways()).containsOnlyKeys("done", "not-done");
    var step = Stage.step(run, "a");
    assertThat(step.turningBack()).isTrue();
    assertThat(step.facts().undoSent()).isEqualTo(need.since()).isNotEqualTo(step.started());
    assertThat(step.facts().request()).containsEntry("to", "old");
    assertThat(step.facts().undoable()).isFalse();
  }

  /// What the undo set is not what the step does.
  @Test
  void onceItIsPutBackTheStepSaysAgainWhatItDoesItself() throws InterruptedException {
    say(run, new Command.Resolve("a", true, "it is old, seen in the console"));
    var step = Stage.step(run, "a");
    assertThat(step.status()).isEqualTo(StepStatus.UNDONE);
    assertThat(step.turningBack()).isFalse();
    assertThat(step.facts().request()).containsEntry("to", "new");
  }

  /// The person was wrong: the change still stands, and can still be put back.
  @Test
  void whatOnlyAPersonCalledPutBackCanBePutBackAllTheSame() throws InterruptedException {
    say(run, new Command.Resolve("a", true, "it is so, seen in the console"));
    assertThat(stage.world.things).containsEntry("a", "new");
    assertThat(Stage.step(run, "a").facts().undoable()).isTrue();
    assertThat(run.snapshot().needs().getFirst().choices())
        .isEqualTo(List.of("retry", "skip", "stop", "undo"));
    assertThat(say(run, new Command.Undo("a"))).isEmpty();
    assertThat(stage.world.things).containsEntry("a", "old");
    assertThat(status(run, "a")).isEqualTo(StepStatus.UNDONE);
    // Now it was seen.
    assertThat(Stage.step(run, "a").facts().undoable()).isFalse();
    assertThat(say(run, new Command.Undo("a")))
        .hasValueSatisfying(
            no -> assertThat(no.what()).contains("put back already, as it was seen"));
  }

  @Test
  void theRecordTellsWhatWasSaidOfWhat() throws InterruptedException {
    say(run, new Command.Resolve("a", false, "nothing of it"));
    assertThat(run.snapshot().timeline())
        .anyMatch(line -> line.text().equals("it was not put back: nothing of it"))
        .noneMatch(line -> line.text().contains("did not happen"));
  }
}
