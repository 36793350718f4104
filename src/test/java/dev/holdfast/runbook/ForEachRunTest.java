package dev.holdfast.runbook;

import static dev.holdfast.runbook.Stage.say;
import static dev.holdfast.runbook.Stage.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.RunState;
import dev.holdfast.incident.StepStatus;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Steps that run a scenario, or decide for one, once for each item.
class ForEachRunTest extends OnStage {
  @BeforeEach
  void setUp() {
    stage.scenario(
        "inner",
        "checklist: []\ninputs:\n- {id: where, kind: text, title: Where}\n",
        """
        phases:
        - title: P
          steps:
            - {id: b, title: B, action: fake.named, with: {thing: '${where}'}}
            - {id: q, title: Q, ask: 'Is ${where} well?'}
        """);
  }

  @Test
  void theScenarioRunsOnceForEachItem() throws InterruptedException {
    var run =
        stage
            .steps(
                "s",
                """
                - {id: each, title: E, for-each: [x, y], run: inner, inputs: {where: '${item}'}}
                - {id: last, title: L, action: fake.named, with: {thing: last}, requires: [each]}
                """)
            .quiet("s");
    assertThat(stage.world.effects).containsExactlyInAnyOrder("x", "y");
    assertThat(status(run, "each[x]/b")).isEqualTo(StepStatus.DONE);
    assertThat(status(run, "last")).isEqualTo(StepStatus.PLANNED);
    say(run, new Command.Answer("each[x]/q", "well"));
    assertThat(status(run, "each[x]")).isEqualTo(StepStatus.DONE);
    assertThat(status(run, "last")).isEqualTo(StepStatus.PLANNED);
    say(run, new Command.Answer("each[y]/q", "well"));
    assertThat(stage.world.effects).endsWith("last");
    assertThat(run.snapshot().state()).isEqualTo(RunState.RECOVERED);
  }

  /// Also after a restart, from the record alone.
  @Test
  void itGoesOnWhereItStood() throws InterruptedException {
    var run =
        stage
            .steps(
                "s",
                "- {id: each, title: E, for-each: [x, y], run: inner, inputs: {where: '${item}'}}\n")
            .quiet("s");
    say(run, new Command.Answer("each[x]/q", "well"));
    run.close();
    run = stage.incidents().resume(run.snapshot().id(), Map.of(), Map.of(), false);
    run.awaitQuiet();
    assertThat(status(run, "each[x]")).isEqualTo(StepStatus.DONE);
    assertThat(status(run, "each[y]/q")).isEqualTo(StepStatus.WAITING);
    say(run, new Command.Answer("each[y]/q", "well"));
    assertThat(run.snapshot().state()).isEqualTo(RunState.RECOVERED);
    assertThat(stage.world.effects).hasSize(2);
  }

  @Test
  void aDecisionForAnItemRunsWhatWasChosen() throws InterruptedException {
    var run =
        stage
            .steps(
                "s",
                """
                - {id: de, title: D, for-each: [x, y], decide: {branches: {more: one, no: end}}}
                - {id: last, title: L, action: fake.named, with: {thing: last}, requires: [de]}
                """)
            .scenario(
                "one",
                "phases:\n- title: P\n  steps:\n",
                "    - {id: c, title: C, action: fake.dangerous, with: {thing: c}}\n")
            .quiet("s");
    say(run, new Command.Decide("de[y]", "no"));
    say(run, new Command.Decide("de[x]", "more"));
    assertThat(status(run, "de[x]/c")).isEqualTo(StepStatus.WAITING);
    assertThat(status(run, "last")).isEqualTo(StepStatus.PLANNED);
    say(run, new Command.Confirm("de[x]/c", "c"));
    assertThat(stage.world.effects).containsExactly("c", "last");
  }

  private Stage overAList(String held) {
    return stage
        .scenario(
            "s",
            "checklist: []\ninputs:\n- {id: all, kind: list, title: All, default: [x, y]}\n",
            "phases:\n- title: P\n  steps:\n",
            "  - {id: each, title: E, for-each: '${all}', run: held, inputs: {p: '${item}'}}\n")
        .scenario(
            "held",
            "checklist: []\ninputs:\n- {id: p, kind: text, title: P}\n",
            "phases:\n- title: P\n  steps:\n",
            held);
  }

  /// What is no longer in the list is left out with all that it holds, unless that has begun.
  @Test
  void aListGivenAnewHoldsForWhatItRuns() throws InterruptedException {
    var run =
        overAList(
                """
              - {id: q, title: Q, ask: 'Well?'}
              - {id: d, title: D, action: fake.named, with: {thing: '${p}'}}
            """)
            .quiet("s");
    say(run, new Command.Input("all", "x,z"));
    assertThat(status(run, "each[y]")).isEqualTo(StepStatus.SKIPPED);
    assertThat(status(run, "each[y]/q")).isEqualTo(StepStatus.SKIPPED);
    assertThat(status(run, "each[z]/q")).isEqualTo(StepStatus.WAITING);
    say(run, new Command.Answer("each[x]/q", "well"));
    say(run, new Command.Input("all", "y"));
    assertThat(status(run, "each[x]")).as("it had begun").isEqualTo(StepStatus.DONE);
    assertThat(status(run, "each[y]/q")).as("in it again").isEqualTo(StepStatus.WAITING);
    assertThat(status(run, "each[z]")).isEqualTo(StepStatus.SKIPPED);
    say(run, new Command.Answer("each[y]/q", "well"));
    assertThat(stage.world.effects).containsExactly("x", "y");
    assertThat(run.snapshot().state()).isEqualTo(RunState.RECOVERED);
  }

  /// What was read, asked or agreed to there changed nothing yet.
  @Test
  void anItemInWhichOnlyWasReadIsLeftOut() throws InterruptedException {
    stage.world.things.put("x", "seen");
    stage.world.things.put("y", "seen");
    var run =
        overAList(
                """
                  - {id: r, title: R, action: fake.read, with: {thing: '${p}'}}
                  - {id: ok, title: 'May ${p} go?', approve: {count: 1, roles: [lead]}}
                  - {id: d, title: D, action: fake.named, with: {thing: '${p}'}}
                """)
            .quiet("s");
    assertThat(status(run, "each[y]/r")).isEqualTo(StepStatus.DONE);
    say(run, new Command.Input("all", "x"));
    assertThat(status(run, "each[y]")).isEqualTo(StepStatus.SKIPPED);
    assertThat(status(run, "each[y]/ok")).as("nobody is asked of it").isEqualTo(StepStatus.SKIPPED);
    assertThat(run.snapshot().needs())
        .singleElement()
        .matches(need -> need.step().equals("each[x]/ok"));
    say(run, new Command.Approve("each[x]/ok"), Stage.ANN);
    assertThat(stage.world.effects).containsExactly("x");
    assertThat(run.snapshot().state()).isEqualTo(RunState.RECOVERED);
  }

  /// Time that is waited for has begun nothing.
  @Test
  void aWaitIsBrokenOffWithItsItem() throws InterruptedException {
    var run =
        overAList(
                """
              - {id: w, title: W, wait: {lasting: 9000h}}
              - {id: d, title: D, action: fake.named, with: {thing: '${p}'}}
            """)
            .start("s");
    Stage.await(
        () ->
            run.snapshot().steps().stream()
                .anyMatch(
                    step ->
                        step.name().equals("each[y]/w") && step.status() == StepStatus.IN_FLIGHT));
    assertThat(run.submit(new Command.Input("all", "x"), Stage.ANN)).isEmpty();
    assertThat(status(run, "each[y]/w")).isEqualTo(StepStatus.SKIPPED);
    assertThat(status(run, "each[x]/w")).isNotEqualTo(StepStatus.SKIPPED);
  }

  /// A condition that names the item is one for each of them.
  @Test
  void aConditionOnTheItemIsReadForEach() throws InterruptedException {
    stage.world.things.put("x", "down");
    stage.world.things.put("y", "up");
    var run =
        stage
            .steps(
                "s",
                """
                - {id: each, title: E, for-each: [x, y], action: fake.named, with: {thing: '${item}'},
                   when: {check: fake.value, with: {thing: '${item}'}, is: down}}
                """)
            .quiet("s");
    assertThat(stage.world.effects).containsExactly("x");
    assertThat(status(run, "each[y]")).isEqualTo(StepStatus.SKIPPED);
    assertThat(run.snapshot().state()).isEqualTo(RunState.RECOVERED);
  }
}
