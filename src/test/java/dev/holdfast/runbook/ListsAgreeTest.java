package dev.holdfast.runbook;

import static dev.holdfast.runbook.Stage.say;
import static dev.holdfast.runbook.Stage.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.incident.StepView;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What a list given anew means must not wait for the next start to come true.
class ListsAgreeTest extends OnStage {
  private static final String LISTS =
      """
      checklist: []
      inputs:
      - {id: out, kind: list, title: O, default: [r1, r2]}
      - {id: all, kind: list, title: A, default: [x]}
      """;

  private static Map<String, StepStatus> statuses(Run run) {
    return run.snapshot().steps().stream()
        .collect(Collectors.toMap(StepView::name, StepView::status));
  }

  private static StepView view(Run run, String step) {
    return run.snapshot().steps().stream()
        .filter(one -> one.name().equals(step))
        .findFirst()
        .orElseThrow();
  }

  private void isTheSameAfterARestart(Run run) throws InterruptedException {
    var before = statuses(run);
    run.close();
    var again = stage.resume(run.snapshot().id());
    again.awaitQuiet();
    assertThat(statuses(again)).isEqualTo(before);
  }

  /// An item taken up again opens the list in it, which had another value when it was left out.
  @Test
  void aListWithinAnItemThatIsBackTakesWhatIsNew() throws InterruptedException {
    var run =
        stage
            .scenario(
                "s",
                LISTS,
                "phases:\n- title: P\n  steps:\n",
                "  - {id: o, title: O, for-each: '${out}', run: inner, inputs: {where: '${item}'}}\n")
            .scenario(
                "inner",
                "checklist: []\ninputs:\n- {id: where, kind: text, title: W}\n",
                "- {id: out, kind: list, title: O}\n",
                "phases:\n- title: P\n  steps:\n",
                "  - {id: e, title: E, for-each: '${out}', ask: '${item}?'}\n")
            .quiet("s");
    say(run, new Command.Input("out", "r2"));
    assertThat(status(run, "o[r1]")).isEqualTo(StepStatus.SKIPPED);
    say(run, new Command.Input("out", "r1,r2,r3"));
    assertThat(status(run, "o[r1]/e[r3]")).isEqualTo(StepStatus.WAITING);
    isTheSameAfterARestart(run);
  }

  @Test
  void whatIsPutBackInAnItemThatIsNoLongerListedIsOver() throws InterruptedException {
    var run =
        stage
            .scenario(
                "s",
                "checklist: []\ninputs:\n- {id: all, kind: list, title: A, default: [x, y]}\n",
                "phases:\n- title: P\n  steps:\n",
                "  - {id: o, title: O, for-each: '${all}', run: inner, inputs: {where: '${item}'}}\n")
            .scenario(
                "inner",
                "checklist: []\ninputs:\n- {id: where, kind: text, title: W}\n",
                "phases:\n- title: P\n  steps:\n",
                "  - {id: a, title: A, action: fake.keyed, with: {thing: '${where}'}}\n",
                "  - {id: q, title: Q, ask: '${where}?'}\n")
            .quiet("s");
    say(run, new Command.Input("all", "y"));
    assertThat(status(run, "o[x]/q")).as("has begun").isEqualTo(StepStatus.WAITING);
    say(run, new Command.Undo("o[x]/a"));
    assertThat(status(run, "o[x]/q")).isEqualTo(StepStatus.SKIPPED);
    assertThat(status(run, "o[y]/q")).isEqualTo(StepStatus.WAITING);
    isTheSameAfterARestart(run);
  }

  /// "All done" would be read as it stands.
  @Test
  void whatHoldsAStepThatWasPutBackSaysSo() throws InterruptedException {
    var run =
        stage
            .scenario(
                "s",
                LISTS,
                "phases:\n- title: P\n  steps:\n",
                "  - {id: e, title: E, for-each: '${all}', action: fake.keyed, with: {thing: '${item}'}}\n",
                "  - {id: q, title: Q, ask: 'Well?'}\n")
            .quiet("s");
    assertThat(view(run, "e").verified()).isTrue();
    say(run, new Command.Undo("e[x]"));
    var each = view(run, "e");
    assertThat(each.evidence()).isEqualTo("all done; put back since: e[x]");
    assertThat(each.verified()).isFalse();
    say(run, new Command.Retry("e[x]"));
    assertThat(view(run, "e").evidence()).isEqualTo("all done");
  }

  /// It was given while what it is given for was left out.
  @Test
  void anApprovalIsAskedAnewForWhatIsTakenUpWithAnotherList() throws InterruptedException {
    var run =
        stage
            .scenario(
                "s",
                LISTS,
                "phases:\n- title: P\n  steps:\n",
                "  - {id: go, title: Go, approve: {count: 1, roles: [lead]}}\n",
                "  - {id: q, title: Q, ask: 'Well?'}\n",
                "  - {id: e, title: E, for-each: '${all}', action: fake.dangerous, with: {thing: '${item}'}}\n")
            .quiet("s");
    say(run, new Command.Skip("e", "not tonight"));
    say(run, new Command.Approve("go"));
    say(run, new Command.Input("all", "x,y"));
    assertThat(status(run, "go")).isEqualTo(StepStatus.DONE);
    say(run, new Command.Retry("e"));
    assertThat(status(run, "go")).isEqualTo(StepStatus.WAITING);
    isTheSameAfterARestart(run);
  }

  /// There is nothing to try again: it is asked as soon as the run goes on.
  @Test
  void whatWaitsInAPausedRunForAnApprovalThatIsOpenAgainSaysSo() throws InterruptedException {
    var run =
        stage
            .scenario(
                "s",
                LISTS,
                "phases:\n- title: P\n  steps:\n",
                "  - {id: go, title: Go, approve: {count: 1, roles: [lead]}}\n",
                "  - {id: e, title: E, for-each: '${all}', action: fake.dangerous, with: {thing: '${item}'}}\n")
            .quiet("s");
    say(run, new Command.Approve("go"));
    say(run, new Command.Pause());
    say(run, new Command.Input("all", "x,y"));
    var blocked = view(run, "e[x]");
    assertThat(blocked.status()).isEqualTo(StepStatus.BLOCKED);
    assertThat(blocked.evidence()).endsWith("go to be verified, and that is open again");
    assertThat(blocked.problem()).isNotNull();
    assertThat(Objects.requireNonNull(blocked.problem()).next()).startsWith("it goes on by itself");
    say(run, new Command.Continue());
    say(run, new Command.Approve("go"));
    assertThat(status(run, "e[x]")).isEqualTo(StepStatus.WAITING);
  }

  /// An approval within it held back what comes after it.
  @Test
  void whatHoldsAnApprovalLetsGoWhenItIsLeftOut() throws InterruptedException {
    stage.world.then("a", ScriptedConnector.End.REFUSED);
    var run =
        stage
            .scenario(
                "s",
                LISTS,
                "phases:\n- title: P\n  steps:\n",
                "  - {id: a, title: A, action: fake.keyed, with: {thing: a}, on-failure: continue}\n",
                "  - {id: w, title: W, run: asks, requires: [a]}\n",
                "  - {id: e, title: E, for-each: '${all}', ask: '${item}?'}\n")
            .scenario(
                "asks",
                "checklist: []\nphases:\n- title: P\n  steps:\n",
                "  - {id: ok, title: Go, approve: {count: 1, roles: [lead]}}\n")
            .quiet("s");
    say(run, new Command.Skip("w", "no"));
    say(run, new Command.Retry("w"));
    assertThat(status(run, "w")).isEqualTo(StepStatus.BLOCKED);
    say(run, new Command.Input("all", "x,y"));
    say(run, new Command.Skip("w", "not that way"));
    assertThat(status(run, "e[y]")).isEqualTo(StepStatus.WAITING);
    isTheSameAfterARestart(run);
  }
}
