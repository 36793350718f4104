package dev.holdfast.runbook;

import static dev.holdfast.runbook.Stage.say;
import static dev.holdfast.runbook.Stage.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.Mode;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.kernel.ProblemException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a run is told for an input of a scenario that it holds.
class HeldInputsTest {
  @TempDir private Path folder;
  private Stage stage;

  @BeforeEach
  void setUp() {
    stage = new Stage(folder);
    stage.scenario(
        "inner",
        "checklist: []\ninputs:\n- {id: where, kind: text, title: Where, default: plan}\n",
        "phases:\n- title: P\n  steps:\n",
        "    - {id: b, title: B, action: fake.keyed, with: {thing: b, to: '${where}'}}\n");
    stage.scenario(
        "apart",
        "checklist: []\ninputs:\n- {id: elsewhere, kind: text, title: E, default: x}\n",
        "phases:\n- title: P\n  steps:\n    - {id: q, title: Q, ask: 'Well ${elsewhere}?'}\n");
  }

  @AfterEach
  void tearDown() {
    stage.close();
  }

  private Run told(String scenario, String where) throws InterruptedException {
    var run = stage.start(scenario, Mode.LIVE, Map.of("where", where));
    run.awaitQuiet();
    return run;
  }

  @Test
  void whatTheRunWasToldComesBeforeThePlansStandIn() throws InterruptedException {
    stage.steps("s", "- {id: i, title: I, run: inner}\n");
    var run = told("s", "told");
    assertThat(status(run, "i/b")).isEqualTo(StepStatus.DONE);
    assertThat(stage.world.things).containsEntry("b", "told");
  }

  @Test
  void withoutAWordThePlansStandInHolds() throws InterruptedException {
    stage.steps("s", "- {id: i, title: I, run: inner}\n").quiet("s");
    assertThat(stage.world.things).containsEntry("b", "plan");
  }

  @Test
  void aBranchIsToldToo() throws InterruptedException {
    stage.steps(
        "s", "- {id: d, title: D, decide: {question: Q, branches: {go: inner, no: end}}}\n");
    var run = told("s", "told");
    say(run, new Command.Decide("d", "go"));
    assertThat(stage.world.things).containsEntry("b", "told");
  }

  @Test
  void aFormIsToldWhichThereAreByScenario() {
    stage.steps("s", "- {id: i, title: I, run: inner}\n");
    var plan = Incidents.load(stage.plan).plan().orElseThrow();
    var held = Inputs.held(plan, plan.scenario("s").orElseThrow());
    assertThat(held).hasSize(1);
    assertThat(held.getFirst().title()).isEqualTo(plan.scenario("inner").orElseThrow().title());
    assertThat(held.getFirst().inputs()).extracting(input -> input.id()).containsExactly("where");
    stage.steps("wired", "- {id: i, title: I, run: inner, inputs: {where: wired}}\n");
    var again = Incidents.load(stage.plan).plan().orElseThrow();
    assertThat(Inputs.held(again, again.scenario("wired").orElseThrow())).isEmpty();
  }

  /// The plan says there what it is; a value that nothing would read must not be taken.
  @Test
  void whatThePlanGivesItselfIsNotTaken() {
    stage.steps("s", "- {id: i, title: I, run: inner, inputs: {where: wired}}\n");
    assertThatThrownBy(() -> told("s", "told"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("has no input called 'where'");
  }

  @Test
  void anInputOfAScenarioThatItCannotComeToIsNotTaken() {
    stage.steps("s", "- {id: i, title: I, run: inner}\n");
    assertThatThrownBy(() -> stage.start("s", Mode.LIVE, Map.of("elsewhere", "x")))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("has no input called 'elsewhere'");
  }

  private static final String EACH =
      """
      checklist: []
      inputs:
      - {id: names, kind: list, title: Names}
      phases:
      - title: P
        steps:
        - {id: e, title: E, for-each: "${names}", action: fake.keyed, with: {thing: "${item}"}}
        - {id: last, title: L, action: fake.keyed, with: {thing: last}}
      """;

  /// A mistyped name is put right by giving the list anew; what is done stays done.
  @Test
  void aListGivenAnewAddsWhatIsNewAndLeavesOutWhatIsWrong() throws InterruptedException {
    stage.world.then("twoo", ScriptedConnector.End.REFUSED);
    stage.scenario("each", EACH);
    var run = stage.start("each", Mode.LIVE, Map.of("names", "one,twoo"));
    run.awaitQuiet();
    assertThat(status(run, "e[twoo]")).isEqualTo(StepStatus.FAILED);

    assertThat(say(run, new Command.Input("names", "one,two"))).isEmpty();
    assertThat(status(run, "e[two]")).isEqualTo(StepStatus.DONE);
    assertThat(status(run, "e[twoo]")).isEqualTo(StepStatus.SKIPPED);
    assertThat(status(run, "last")).isEqualTo(StepStatus.DONE);
    assertThat(stage.world.attemptsOn("one")).as("not done again").isEqualTo(1);
    assertThat(stage.world.attemptsOn("twoo")).isEqualTo(1);
    assertThat(run.snapshot().state()).isEqualTo(dev.holdfast.incident.RunState.RECOVERED);
  }

  /// What was sent and has no outcome does not go away by leaving it out of a list.
  @Test
  void whatIsInDoubtStaysThoughTheListLacksIt() throws InterruptedException {
    stage.world.probes.put("twoo", dev.holdfast.connector.Probe.Verdict.UNKNOWN);
    stage.world.then("twoo", ScriptedConnector.End.DOUBT_NOT);
    stage.scenario("each", EACH);
    var run = stage.start("each", Mode.LIVE, Map.of("names", "one,twoo"));
    run.awaitQuiet();
    say(run, new Command.Input("names", "one,two"));
    assertThat(status(run, "e[twoo]")).isEqualTo(StepStatus.IN_DOUBT);
    assertThat(status(run, "e[two]")).isEqualTo(StepStatus.DONE);
    assertThat(status(run, "last")).isEqualTo(StepStatus.PLANNED);
  }
}
