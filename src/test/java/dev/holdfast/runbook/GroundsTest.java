package dev.holdfast.runbook;

import static dev.holdfast.runbook.ScriptedConnector.End.REFUSED;
import static dev.holdfast.runbook.Stage.say;
import static dev.holdfast.runbook.Stage.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.Need;
import dev.holdfast.incident.RunState;
import dev.holdfast.incident.StepStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An approval is for the values that were known when it was asked, wherever they come from.
class GroundsTest extends OnStage {
  @BeforeEach
  void setUp() {
    stage.world.things.put("seen", "old");
  }

  private static String ask(Run run, String step) {
    return run.snapshot().needs().stream()
        .filter(need -> need.kind() == Need.Kind.APPROVE && need.of(step))
        .findFirst()
        .orElseThrow()
        .ask();
  }

  private static void approve(Run run, String step) throws InterruptedException {
    var shown =
        run.snapshot().needs().stream().filter(need -> need.of(step)).findFirst().orElseThrow();
    assertThat(say(run, new Command.Approve(step, shown.shown()), Stage.ANN)).isEmpty();
  }

  /// Whose approval is asked over what was read; what it allows is refused the first time.
  private Run read(String question) throws InterruptedException {
    stage.world.then("made", REFUSED);
    return stage
        .steps(
            "s",
            """
            - {id: look, title: Look, action: fake.read, with: {thing: seen}}
            - {id: ok, title: "%s", approve: {count: 1, roles: [lead]}}
            - {id: make, title: M, action: fake.keyed, with: {thing: made, to: "${look.value}"}}
            """
                .formatted(question))
        .quiet("s");
  }

  /// What a step gave stands in the question; it is read again and gives something else.
  @Test
  void anOutputThatIsReadAgainIsAskedAnew() throws InterruptedException {
    var run = read("May ${look.value} go?");
    assertThat(ask(run, "ok")).contains("May old go?");
    approve(run, "ok");
    assertThat(status(run, "make")).isEqualTo(StepStatus.FAILED);
    stage.world.things.put("seen", "new");
    say(run, new Command.Retry("look"));
    say(run, new Command.Retry("make"));
    assertThat(stage.world.things).doesNotContainKey("made");
    assertThat(ask(run, "ok")).contains("May new go?");
    approve(run, "ok");
    assertThat(stage.world.things).containsEntry("made", "new");
    assertThat(run.snapshot().state()).isEqualTo(RunState.RECOVERED);
  }

  /// The same value read again needs no new word.
  @Test
  void theSameOutputIsApprovedStill() throws InterruptedException {
    var run = read("May it go?");
    approve(run, "ok");
    say(run, new Command.Retry("look"));
    say(run, new Command.Retry("make"));
    assertThat(stage.world.things).containsEntry("made", "old");
    assertThat(run.snapshot().state()).isEqualTo(RunState.RECOVERED);
  }

  /// In a scenario within, the value has another name.
  @Test
  void aValueThatReachesAScenarioWithinIsAskedAnew() throws InterruptedException {
    var run =
        stage
            .scenario(
                "s",
                "checklist: []\ninputs:\n- {id: x, kind: text, title: X, default: test}\n",
                "phases:\n- title: P\n  steps:\n",
                "  - {id: sub, title: S, run: inner, inputs: {y: '${x}'}}\n")
            .scenario(
                "inner",
                "checklist: []\ninputs:\n- {id: y, kind: text, title: Y}\n",
                """
                phases:
                - title: P
                  steps:
                    - {id: ok, title: "May ${y} go?", approve: {count: 1, roles: [lead]}}
                    - {id: hold, title: H, ask: 'Now?'}
                    - {id: d, title: D, action: fake.keyed, with: {thing: d, to: "${y}"}}
                """)
            .quiet("s");
    approve(run, "sub/ok");
    assertThat(say(run, new Command.Input("x", "prod"))).isEmpty();
    assertThat(status(run, "sub/ok")).isEqualTo(StepStatus.WAITING);
    say(run, new Command.Answer("sub/hold", "yes"));
    assertThat(stage.world.effects).isEmpty();
    assertThat(ask(run, "sub/ok")).contains("May prod go?");
    approve(run, "sub/ok");
    assertThat(stage.world.things).containsEntry("d", "prod");
  }

  private Run asking(String step) throws InterruptedException {
    return stage
        .scenario(
            "s",
            "checklist: []\ninputs:\n- {id: x, kind: text, title: X, default: test}\n",
            "phases:\n- title: P\n  steps:\n",
            step,
            "  - {id: d, title: D, action: fake.keyed, with: {thing: d, to: '${x}'}}\n")
        .quiet("s");
  }

  /// A decision that waits is one on the value of now; what somebody read before does not count.
  @Test
  void aDecisionIsOnWhatItsQuestionSaysNow() throws InterruptedException {
    var run =
        asking(
            "  - {id: de, title: D, decide: {question: 'Drop ${x}?', branches: {yes: end, no: end}}}\n");
    assertThat(run.snapshot().needs().getFirst().shown()).isEmpty();
    assertThat(say(run, new Command.Input("x", "prod"))).isEmpty();
    var now = run.snapshot().needs().getFirst();
    assertThat(now.ask()).contains("Drop prod?");
    assertThat(say(run, new Command.Decide("de", "yes")).orElseThrow().code())
        .isEqualTo(Confirmation.CHANGED);
    assertThat(say(run, Confirmation.decision("de", "yes@" + now.shown()))).isEmpty();
    assertThat(stage.world.things).containsEntry("d", "prod");
  }

  @Test
  void anAnswerIsToWhatItsQuestionSaysNow() throws InterruptedException {
    var run = asking("  - {id: q, title: Q, ask: 'Is ${x} down?'}\n");
    say(run, new Command.Input("x", "prod"));
    var now = run.snapshot().needs().getFirst();
    assertThat(now.ask()).contains("Is prod down?");
    assertThat(say(run, new Command.Answer("q", "yes")).orElseThrow().code())
        .isEqualTo(Confirmation.CHANGED);
    assertThat(say(run, new Command.Answer("q", "yes@" + now.shown()))).isEmpty();
    assertThat(Stage.step(run, "q").evidence()).isEqualTo("yes");
  }

  /// It was not known when it was asked; what was agreed to is what was known by then.
  @Test
  void aValueThatCameBeforeTheApprovalIsOneOfItsGrounds() throws InterruptedException {
    var run =
        stage
            .scenario(
                "s",
                "checklist: []\ninputs:\n- {id: x, kind: text, title: X}\n",
                """
                phases:
                - title: P
                  steps:
                    - {id: ok, title: Go, approve: {count: 1, roles: [lead]}}
                    - {id: hold, title: H, ask: 'Now?'}
                    - {id: sub, title: S, run: inner, inputs: {y: 'db-${x}'}}
                """)
            .scenario(
                "inner",
                "checklist: []\ninputs:\n- {id: y, kind: text, title: Y}\n",
                "phases:\n- title: P\n  steps:\n",
                "    - {id: d, title: D, action: fake.keyed, with: {thing: d, to: '${y}'}}\n")
            .quiet("s");
    say(run, new Command.Input("x", "test"));
    approve(run, "ok");
    say(run, new Command.Input("x", "prod"));
    say(run, new Command.Answer("hold", "yes"));
    assertThat(status(run, "ok")).isEqualTo(StepStatus.WAITING);
    assertThat(stage.world.effects).isEmpty();
  }

  /// Which branch is taken is not known yet; what it would work with is.
  @Test
  void whatOnlyABranchReadsIsOneOfItsGrounds() throws InterruptedException {
    var run =
        stage
            .scenario(
                "s",
                "checklist: []\ninputs:\n- {id: x, kind: text, title: X, default: test}\n",
                """
                phases:
                - title: P
                  steps:
                    - {id: ok, title: Go, approve: {count: 1, roles: [lead]}}
                    - {id: de, title: D, decide: {question: Which?, branches: {go: branch, no: end}}}
                """)
            .scenario(
                "branch",
                "checklist: []\ninputs:\n- {id: x, kind: text, title: X}\n",
                "phases:\n- title: P\n  steps:\n",
                "    - {id: d, title: D, action: fake.keyed, with: {thing: d, to: '${x}'}}\n")
            .quiet("s");
    approve(run, "ok");
    say(run, new Command.Input("x", "prod"));
    assertThat(status(run, "ok")).isEqualTo(StepStatus.WAITING);
    say(run, new Command.Decide("de", "go"));
    assertThat(stage.world.effects).isEmpty();
  }

  /// The moment from which the impact counts is moved while somebody drives the run.
  @Test
  void theMomentThatImpactBeganIsOneOfItsGrounds() throws InterruptedException {
    var run =
        stage
            .steps(
                "s",
                """
                - {id: ok, title: "Back to ${run.began}?", approve: {count: 1, roles: [lead]}}
                - {id: hold, title: H, ask: 'Now?'}
                - {id: d, title: D, action: fake.keyed, with: {thing: d, to: "${run.began}"}}
                """)
            .quiet("s");
    approve(run, "ok");
    var began = run.snapshot().clocks().declared().minusSeconds(7200);
    assertThat(say(run, new Command.Began(began))).isEmpty();
    assertThat(status(run, "ok")).isEqualTo(StepStatus.WAITING);
    assertThat(ask(run, "ok")).contains(began.toString());
  }

  /// The one of two who has agreed need not do so again for what concerns neither.
  @Test
  void anApprovalThatIsBegunOutlivesWhatDoesNotConcernIt() throws InterruptedException {
    var run =
        stage
            .scenario(
                "s",
                """
                checklist: []
                inputs:
                - {id: x, kind: text, title: X, default: test}
                - {id: u, kind: text, title: U, default: one}
                phases:
                - title: P
                  steps:
                    - {id: other, title: "Of ${u}", after: [], ask: 'Well?'}
                    - {id: ok, title: Go, after: [], approve: {count: 2, roles: [lead, backend]}}
                    - {id: d, title: D, after: [ok], action: fake.keyed, with: {thing: d, to: '${x}'}}
                """)
            .quiet("s");
    approve(run, "ok");
    say(run, new Command.Input("u", "two"));
    say(run, new Command.Input("x", "test"));
    assertThat(ask(run, "ok")).contains("Approved so far by");
    say(run, new Command.Input("x", "prod"));
    assertThat(ask(run, "ok")).doesNotContain("Approved so far by");
  }
}
