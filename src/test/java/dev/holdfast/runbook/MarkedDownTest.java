package dev.holdfast.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.estate.Impairment;
import dev.holdfast.estate.Leaning;
import dev.holdfast.incident.Command;
import dev.holdfast.incident.Mode;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.plan.PlanLoader;
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

  /// Where a drill goes elsewhere, elsewhere counts, and where it stays away does not.
  @Test
  void inADrillAStepLeansByWhereItIsSent() throws Exception {
    var steps =
        """
        - {id: go, title: Go, ask: Ready?}
        - {id: into, title: Into, action: fake.convergent, target: far, drill: {redirect: spare}, on-failure: continue, with: {thing: a}, verify: [{check: fake.value, target: far, with: {thing: a}}]}
        - {id: out-of, title: Out of, action: fake.convergent, target: spare, drill: {redirect: far}, on-failure: continue, with: {thing: b}}
        """;
    var more = "  spare: {title: Spare, connector: fake, region: eu-west-1}\n";
    try (var stage = new Stage(folder).file("plan.yaml", PLAN + more).steps("try", steps)) {
      var run = stage.start("try", Mode.DRILL, Map.of());
      run.awaitQuiet();
      assertThat(Stage.say(run, new Command.MarkDown("region=eu-west-1", "as if"))).isEmpty();
      assertThat(run.snapshot().around().leaning())
          .containsExactly(Map.entry("into", "eu-west-1: spare is in eu-west-1"));
      go(run);
      assertThat(Stage.step(run, "into").evidence())
          .isEqualTo("Refused: eu-west-1 is down in this drill, and spare is in eu-west-1");
      assertThat(Stage.status(run, "out-of")).isEqualTo(StepStatus.DONE);
      run.close();
      var live = stage.start("try");
      live.awaitQuiet();
      assertThat(Stage.say(live, new Command.MarkDown("region=eu-west-1", ""))).isEmpty();
      assertThat(live.snapshot().around().leaning()).containsOnlyKeys("out-of");
    }
  }

  /// What only a drill reaches can be marked, and the list says so.
  @Test
  void whatOnlyADrillReachesCanBeMarked() throws Exception {
    var steps =
        """
        - {id: into, title: Into, action: fake.convergent, target: far, drill: {redirect: far}, with: {thing: a}, verify: [{check: fake.value, target: far, with: {thing: a}}]}
        - {id: off, title: Off, action: fake.convergent, target: far, drill: {redirect: spare}, with: {thing: a}}
        """;
    var more = "  spare: {title: Spare, connector: fake, region: eu-west-1}\n";
    try (var stage = new Stage(folder)) {
      stage.file("plan.yaml", PLAN + more).steps("try", steps);
      var plan = PlanLoader.load(folder.resolve("plan")).plan().orElseThrow();
      assertThat(Marks.wrong(plan, "region=eu-west-1")).isEmpty();
      var leans = new Leaning(plan).on(Impairment.parse("region=eu-west-1").orElseThrow());
      assertThat(leans)
          .extracting(Leaning.Lean::id, Leaning.Lean::why)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple("try/off", "in a drill: spare is in eu-west-1"));
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
