package dev.holdfast.runbook;

import static dev.holdfast.runbook.Stage.say;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.Command;
import org.junit.jupiter.api.Test;

/// A value that is corrected after something was done with another one.
class DoneWithTest extends OnStage {
  private Run run() throws InterruptedException {
    stage.scenario(
        "s",
        "checklist: []\ninputs:\n- {id: v, kind: text, title: V, default: one}\n",
        """
        phases:
        - title: P
          steps:
            - {id: a, title: A, action: fake.named, with: {thing: a, to: '${v}'}}
            - {id: q, title: Q, ask: 'Well?'}
        """);
    return stage.quiet("s");
  }

  private static String told(Run run) {
    return run.snapshot().timeline().stream()
        .filter(line -> line.type().equals("run.input"))
        .reduce((_, later) -> later)
        .orElseThrow()
        .text();
  }

  @Test
  void theRecordSaysWhatWasDoneWithTheOther() throws InterruptedException {
    var run = run();
    assertThat(say(run, new Command.Input("v", "two"))).isEmpty();
    assertThat(told(run)).isEqualTo("input v = two; done before that with one: a");
  }

  /// In a scenario within it has another name.
  @Test
  void itIsKnownUnderItsOtherName() throws InterruptedException {
    var run =
        stage
            .scenario(
                "s",
                "checklist: []\ninputs:\n- {id: v, kind: text, title: V, default: one}\n",
                "phases:\n- title: P\n  steps:\n",
                "  - {id: each, title: E, for-each: [a], run: inner, inputs: {x: '${v}-${item}'}}\n",
                "  - {id: q, title: Q, ask: 'Is ${v} right?'}\n")
            .scenario(
                "inner",
                "checklist: []\ninputs:\n- {id: x, kind: text, title: X}\n",
                "phases:\n- title: P\n  steps:\n",
                "  - {id: d, title: D, action: fake.keyed, with: {thing: d, to: '${x}'}}\n")
            .quiet("s");
    assertThat(say(run, new Command.Input("v", "two"))).isEmpty();
    assertThat(told(run)).isEqualTo("input v = two; done before that with one: each[a]/d");
  }

  /// An item comes out of the list that was given.
  @Test
  void anItemIsKnownByItsList() throws InterruptedException {
    var run =
        stage
            .scenario(
                "s",
                "checklist: []\ninputs:\n- {id: all, kind: list, title: All, default: [one]}\n",
                "phases:\n- title: P\n  steps:\n",
                "  - {id: each, title: E, for-each: '${all}', run: inner, inputs: {x: '${item}'}}\n",
                "  - {id: q, title: Q, ask: 'Well?'}\n")
            .scenario(
                "inner",
                "checklist: []\ninputs:\n- {id: x, kind: text, title: X}\n",
                "phases:\n- title: P\n  steps:\n",
                "  - {id: d, title: D, action: fake.keyed, with: {thing: '${x}'}}\n")
            .quiet("s");
    assertThat(say(run, new Command.Input("all", "two"))).isEmpty();
    assertThat(told(run)).isEqualTo("input all = two; done before that with [one]: each[one]/d");
  }

  /// What was done with the first value was not done with the second.
  @Test
  void aSecondCorrectionTellsOnlyWhatWasDoneWithTheFirst() throws InterruptedException {
    var run = run();
    say(run, new Command.Input("v", "one"));
    say(run, new Command.Input("v", "two"));
    assertThat(told(run)).isEqualTo("input v = two; done before that with one: a");
    say(run, new Command.Input("v", "three"));
    assertThat(told(run)).isEqualTo("input v = three");
  }

  @Test
  void theSameValueIsNoCorrection() throws InterruptedException {
    var run = run();
    assertThat(say(run, new Command.Input("v", "one"))).isEmpty();
    assertThat(told(run)).isEqualTo("input v = one");
  }

  @Test
  void whatWasPutBackIsNotDoneWithIt() throws InterruptedException {
    var run = run();
    say(run, new Command.Undo("a"));
    assertThat(say(run, new Command.Input("v", "two"))).isEmpty();
    assertThat(told(run)).isEqualTo("input v = two");
    say(run, new Command.Retry("a"));
    assertThat(stage.world.things).containsEntry("a", "two");
  }
}
