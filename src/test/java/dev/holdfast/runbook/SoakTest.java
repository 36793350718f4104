package dev.holdfast.runbook;

import static dev.holdfast.runbook.Stage.say;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.ItemView;
import dev.holdfast.incident.RunState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An item that must hold, against the engine: it shows how long it has, and is verified after it.
class SoakTest extends OnStage {
  @BeforeEach
  void setUp() {
    stage.more(
        """
        checklist:
          - id: group
            title: Group
            items:
              - {id: up, title: Up, check: fake.value, with: {thing: b}, is: up, holds: 20m}
              - {id: asked, title: Asked, ask: Is it?}
        """);
    stage.world.things.put("b", "up");
    stage.scenario(
        "s",
        """
        phases:
        - title: P
          steps:
            - {id: a, title: A, action: fake.keyed, with: {thing: a}}
        """);
  }

  @Test
  void itHoldsBeforeItIsVerifiedAndRegressesAfterwards() throws InterruptedException {
    var run = stage.start("s");
    Stage.await(() -> state(run) == ItemView.State.HOLDING);
    var soak = java.util.Objects.requireNonNull(run.snapshot().items().getFirst().soak());
    assertThat(soak.share(soak.since())).isZero();
    assertThat(say(run, new Command.Tick("asked", "12", "Bo"))).isEmpty();
    Stage.await(() -> run.snapshot().state() == RunState.RECOVERED);
    assertThat(stage.clock().now()).isAfterOrEqualTo(soak.since().plus(soak.holds()));
    assertThat(run.snapshot().items().getLast().by()).isEqualTo("Bo");
    assertThat(run.snapshot().items().getLast().reader()).isEqualTo("Ann");
    stage.world.things.put("b", "down");
    Stage.await(() -> state(run) == ItemView.State.REGRESSED);
    Stage.await(() -> !run.snapshot().clocks().recovered());
    stage.world.things.put("b", "up");
    Stage.await(() -> state(run) == ItemView.State.HOLDING);
    assertThat(run.snapshot().clocks().recovered()).isFalse();
    Stage.await(() -> run.snapshot().clocks().recovered());
  }

  @Test
  void aTickIsNoValue() throws InterruptedException {
    var run = stage.start("s");
    for (var word : java.util.List.of("checked", " Done ", "x", "-", "?", "Done.")) {
      assertThat(run.submit(new Command.Tick("asked", word, ""), Stage.ANN))
          .hasValueSatisfying(problem -> assertThat(problem.what()).contains("what was seen"));
    }
    for (var word : java.util.List.of("NO!", "nope", "no.")) {
      assertThat(run.submit(new Command.Tick("asked", word, ""), Stage.ANN))
          .hasValueSatisfying(problem -> assertThat(problem.what()).contains("read both ways"));
    }
    assertThat(run.snapshot().items().getLast().state()).isEqualTo(ItemView.State.TO_ANSWER);
    assertThat(run.submit(new Command.Tick("asked", "done, 3 of 3 rows", ""), Stage.ANN)).isEmpty();
  }

  @Test
  void whoReadsAndSeesAloneIsOneName() throws InterruptedException {
    var run = stage.start("s");
    assertThat(run.submit(new Command.Tick("asked", "12", " ann "), Stage.ANN)).isEmpty();
    var asked = run.snapshot().items().getLast();
    assertThat(asked.by()).isEqualTo("Ann");
    assertThat(asked.reader()).isEmpty();
  }

  private static ItemView.State state(Run run) {
    return run.snapshot().items().getFirst().state();
  }
}
