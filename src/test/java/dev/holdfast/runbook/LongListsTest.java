package dev.holdfast.runbook;

import static dev.holdfast.runbook.Stage.say;
import static dev.holdfast.runbook.Stage.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.kernel.ProblemException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A list that a line of the record does not hold is refused: cut, it would be a list of other
/// things.
class LongListsTest extends OnStage {
  private static String things(String name, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "%s-%05d".formatted(name, i))
        .collect(Collectors.joining(", "));
  }

  @Test
  void ofThePlanIsRefusedBeforeTheStart() {
    stage.scenario(
        "s",
        "checklist: []\ninputs:\n- {id: v, kind: list, title: V, default: [%s]}\n"
            .formatted(things("thing", 5000)),
        "phases:\n- title: P\n  steps:\n",
        "    - {id: a, title: A, for-each: '${v}', action: fake.keyed, with: {thing: '${item}'}}\n");
    assertThatThrownBy(() -> stage.start("s"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("5000 items");
    assertThat(stage.incidents().list()).isEmpty();
  }

  @Test
  void aLongOneThatFitsIsTaken() throws InterruptedException {
    stage.scenario(
        "s",
        "checklist: []\ninputs:\n- {id: v, kind: list, title: V, default: [%s]}\n"
            .formatted(things("thing", 200)),
        "phases:\n- title: P\n  steps:\n",
        "    - {id: a, title: A, for-each: '${v}', action: fake.keyed, with: {thing: '${item}'}}\n");
    var run = stage.quiet("s");
    assertThat(status(run, "a")).isEqualTo(StepStatus.DONE);
    assertThat(stage.world.effects).hasSize(200);
  }

  /// Each value fits, and all that the step comes to go through does not.
  @Test
  void aListThatGrowsIsHeldBackInTime() throws InterruptedException {
    stage.scenario(
        "s",
        "checklist: []\ninputs:\n- {id: v, kind: list, title: V}\n",
        "phases:\n- title: P\n  steps:\n",
        "    - {id: a, title: A, for-each: '${v}', ask: 'Well, ${item}?'}\n");
    var run = stage.quiet("s");
    for (var name : java.util.List.of("one", "two", "six", "ten")) {
      assertThat(say(run, new Command.Input("v", things(name, 1200)))).as(name).isEmpty();
    }
    var refused = say(run, new Command.Input("v", things("new", 1200))).orElseThrow();
    assertThat(refused.code()).isEqualTo("step.list-too-long");
    assertThat(stage.record(run.snapshot().id()).getLast().type()).isNotEqualTo("run.input");
  }
}
