package dev.holdfast.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.Mode;
import dev.holdfast.incident.StepStatus;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a drill does at another place is looked for there.
class RedirectTest extends OnStage {
  private static final String MOVED =
      """
      - {id: a, title: A, action: fake.keyed, target: near, with: {thing: a}, drill: {redirect: far},
         verify: [{check: fake.value, target: near, with: {thing: a}, is: changed}]}
      """;

  @Test
  void theVerificationGoesAlong() throws InterruptedException {
    stage.steps("s", MOVED);
    var run = stage.start("s", Mode.DRILL, Map.of());
    run.awaitQuiet();
    assertThat(Stage.status(run, "a")).isEqualTo(StepStatus.DONE);
    assertThat(stage.world.performed.getFirst().place().orElseThrow().id()).isEqualTo("far");
    assertThat(stage.world.lookedAt).isNotEmpty().containsOnly("far");
  }

  @Test
  void aLiveRunStaysWhereThePlanSays() throws InterruptedException {
    stage.steps("s", MOVED);
    stage.quiet("s");
    assertThat(stage.world.lookedAt).isNotEmpty().containsOnly("near");
  }

  /// The checklist answers for the real systems, in a drill too.
  @Test
  void theChecklistOfADrillReadsTheRealSystems() throws InterruptedException {
    stage.world.things.put("up", "up");
    stage.more(
        """
        checklist:
          - id: g
            title: G
            items:
              - {id: is-up, title: Up, check: fake.value, target: near, with: {thing: up}, is: up}
        """);
    stage.scenario("s", "phases:\n- title: Only\n  steps:\n" + MOVED.indent(4));
    var run = stage.start("s", Mode.DRILL, Map.of());
    run.awaitQuiet();
    assertThat(stage.world.lookedAt).contains("near", "far");
  }
}
