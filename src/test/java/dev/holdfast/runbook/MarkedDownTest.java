package dev.holdfast.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.Mode;
import dev.holdfast.incident.StepStatus;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Marks of what is down: shown in a live run, refused in a drill.
class MarkedDownTest {
  private static final String PLAN =
      """
      holdfast: 1
      plan: tiny
      title: Tiny
      roles:
        - {id: lead, title: Lead, primary: Ann, duty: Leads}
        - {id: backend, title: Backend, primary: Bob, duty: Repairs}
      targets:
        near: {title: Near, connector: fake, region: us-west-2}
        far: {title: Far, connector: fake, region: us-east-1}
      """;

  private static final String STEPS =
      """
      - {id: go, title: Go, ask: Ready?}
      - {id: here, title: Here, action: fake.convergent, target: near, drill: run, on-failure: continue, with: {thing: a}}
      - {id: there, title: There, action: fake.convergent, target: far, drill: run, on-failure: continue, with: {thing: b}}
      - {id: across, title: Across, action: fake.convergent, target: far, drill: run, on-failure: continue, with: {thing: "copy of us-west-2"}}
      - {id: look, title: Look, wait: {check: fake.value, target: near, with: {thing: a}, within: 10s}, on-failure: continue}
      """;

  @TempDir Path folder;

  private Stage stage() {
    return new Stage(folder).file("plan.yaml", PLAN).steps("try", STEPS);
  }

  private static void go(Run run) throws InterruptedException {
    run.awaitQuiet();
    Stage.say(run, new Command.Answer("go", "yes"));
  }

  @Test
  void inADrillNothingIsSentThere() throws Exception {
    try (var stage = stage()) {
      var run = stage.start("try", Mode.DRILL, Map.of());
      run.awaitQuiet();
      assertThat(Stage.say(run, new Command.MarkDown("region=us-west-2", "as if"))).isEmpty();
      go(run);
      assertThat(Stage.status(run, "here")).isEqualTo(StepStatus.FAILED);
      assertThat(Stage.step(run, "here").evidence())
          .isEqualTo("Refused: us-west-2 is down in this drill, and near is in us-west-2");
      assertThat(Stage.status(run, "across"))
          .as("by what it speaks of")
          .isEqualTo(StepStatus.FAILED);
      assertThat(Stage.status(run, "there")).isEqualTo(StepStatus.DONE);
      assertThat(Stage.status(run, "look")).isEqualTo(StepStatus.FAILED);
      assertThat(stage.world.attemptsOn("a")).isZero();
      assertThat(stage.world.identified).doesNotContain("near");
      assertThat(stage.world.effectsOn("b")).isEqualTo(1);
      assertThat(run.snapshot().around().leaning()).containsOnlyKeys("here", "across", "look");
    }
  }

  @Test
  void inADrillItStaysDownToTheEndAndOverARestart() throws Exception {
    try (var stage = stage()) {
      var run = stage.start("try", Mode.DRILL, Map.of());
      run.awaitQuiet();
      Stage.say(run, new Command.MarkDown("region=us-west-2", ""));
      assertThat(Stage.say(run, new Command.MarkUp("region=us-west-2")))
          .hasValueSatisfying(
              problem -> assertThat(problem.what()).contains("stays down until its end"));
      var id = run.snapshot().id();
      run.close();
      var again = stage.resume(id);
      go(again);
      assertThat(Stage.status(again, "here")).isEqualTo(StepStatus.FAILED);
      assertThat(stage.world.attemptsOn("a")).isZero();
      assertThat(stage.types(id)).contains("estate.down").doesNotContain("estate.up");
    }
  }

  /// A person may be wrong, and may want to try: a live run is not held back.
  @Test
  void inALiveRunItIsShownAndNotRefused() throws Exception {
    try (var stage = stage()) {
      var run = stage.start("try");
      run.awaitQuiet();
      Stage.say(run, new Command.MarkDown("region=us-west-2", "status page"));
      assertThat(run.snapshot().around().leaning().get("here"))
          .isEqualTo("us-west-2: near is in us-west-2");
      go(run);
      assertThat(Stage.status(run, "here")).isEqualTo(StepStatus.DONE);
      assertThat(Stage.say(run, new Command.MarkUp("region=us-west-2"))).isEmpty();
      assertThat(run.snapshot().around().leaning()).isEmpty();
      assertThat(run.snapshot().timeline().stream().map(line -> line.text()))
          .contains("marked as down: region us-west-2, status page");
    }
  }

  @Test
  void aSlipOfThePenIsRefused() throws Exception {
    try (var stage = stage()) {
      var run = stage.start("try", Mode.DRILL, Map.of());
      run.awaitQuiet();
      assertThat(Stage.say(run, new Command.MarkDown("region=us-wst-2", "")))
          .hasValueSatisfying(problem -> assertThat(problem.next()).contains("us-west-2"));
      assertThat(Stage.say(run, new Command.MarkDown("us-west-2", ""))).isPresent();
      assertThat(Stage.say(run, new Command.MarkUp("region=us-west-2"))).isPresent();
      Stage.say(run, new Command.MarkDown("region=us-west-2", ""));
      assertThat(Stage.say(run, new Command.MarkDown("region=us-west-2", ""))).isPresent();
    }
  }
}
