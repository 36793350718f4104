package dev.holdfast.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.StepStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A restart moves nobody's deadline: it counts from when the wait began.
class DeadlineTest extends OnStage {
  private List<String> deadlines(String id) {
    return stage.record(id).stream()
        .filter(entry -> entry.type().equals("step.check"))
        .map(entry -> String.valueOf(entry.data().get("deadline")))
        .toList();
  }

  private void restarted(String step) throws InterruptedException {
    stage.steps("s", step);
    var run = stage.start("s");
    var id = run.snapshot().id();
    Stage.await(() -> deadlines(id).size() == 1);
    run.close();
    var again = stage.resume(id);
    Stage.await(() -> deadlines(id).size() == 2);
    assertThat(deadlines(id)).doesNotContain("null");
    assertThat(deadlines(id).getFirst()).isEqualTo(deadlines(id).getLast());
    stage.world.things.put("far", "up");
    again.awaitQuiet();
    assertThat(Stage.status(again, "a")).isEqualTo(StepStatus.DONE);
  }

  @Test
  void ofAWait() throws InterruptedException {
    restarted(
        "- {id: a, title: A, wait: {check: fake.value, with: {thing: far}, is: up, within: 20h}}\n");
  }

  @Test
  void ofAVerification() throws InterruptedException {
    restarted(
        "- {id: a, title: A, action: fake.keyed, with: {thing: a}, verify: [{check: fake.value, with: {thing: far}, is: up, within: 20h}]}\n");
  }

  @Test
  void ofATime() throws InterruptedException {
    stage.steps("s", "- {id: a, title: A, wait: {lasting: 90h}}\n");
    var run = stage.start("s");
    Stage.await(() -> Stage.step(run, "a").started() != null);
    var began = Stage.step(run, "a").started();
    run.close();
    var again = stage.resume(run.snapshot().id());
    Stage.await(() -> Stage.status(again, "a") == StepStatus.IN_FLIGHT);
    assertThat(Stage.step(again, "a").started()).isEqualTo(began);
  }

  /// Whoever tries it again waits anew.
  @Test
  void aRetryWaitsAnew() throws InterruptedException {
    stage.steps(
        "s",
        "- {id: a, title: A, on-failure: ask, wait: {check: fake.value, with: {thing: far}, is: up, within: 1m}}\n");
    var run = stage.quiet("s");
    assertThat(Stage.status(run, "a")).isEqualTo(StepStatus.FAILED);
    var id = run.snapshot().id();
    var before = deadlines(id).getLast();
    stage.world.things.put("far", "up");
    Stage.say(run, new Command.Retry("a"));
    assertThat(Stage.status(run, "a")).isEqualTo(StepStatus.DONE);
    assertThat(deadlines(id).getLast()).isNotEqualTo(before);
  }
}
