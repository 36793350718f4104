package dev.holdfast.runbook;

import static dev.holdfast.runbook.Stage.BOB;
import static dev.holdfast.runbook.Stage.say;
import static dev.holdfast.runbook.Stage.status;
import static dev.holdfast.runbook.Stage.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.Mode;
import dev.holdfast.incident.Need;
import dev.holdfast.incident.RunState;
import dev.holdfast.incident.StepStatus;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A condition that gives no answer is no "no": a person decides.
class UnreadConditionTest {
  private static final String WHEN = "when: {check: fake.value, with: {thing: x}, is: sick}";
  private static final String STEPS =
      """
      - {id: a, title: A, action: fake.keyed, with: {thing: a}, %s}
      - {id: b, title: B, action: fake.keyed, with: {thing: b}}
      """
          .formatted(WHEN);

  @TempDir Path folder;
  private Stage stage;

  @BeforeEach
  void setUp() {
    stage = new Stage(folder);
  }

  @AfterEach
  void tearDown() {
    stage.close();
  }

  private Run run(String reads, String steps) throws InterruptedException {
    stage.world.things.put("x", reads);
    return stage.steps("s", steps).quiet("s");
  }

  private static Need need(Run run) {
    assertThat(run.snapshot().needs()).hasSize(1);
    return run.snapshot().needs().getFirst();
  }

  @ParameterizedTest
  @ValueSource(strings = {"unreadable", "absent"})
  void isAskedAndDone(String reads) throws InterruptedException {
    var run = run(reads, STEPS);
    assertThat(status(run, "a")).isEqualTo(StepStatus.WAITING);
    assertThat(run.snapshot().state()).isEqualTo(RunState.WAITING);
    assertThat(stage.world.performed).isEmpty();
    assertThat(need(run).kind()).isEqualTo(Need.Kind.DECIDE);
    assertThat(need(run).choices()).containsExactly("do", "skip", "look");
    assertThat(need(run).ask()).contains("fake.value is sick (thing x)", reads);
    assertThat(say(run, new Command.Decide("a", "perhaps"))).isPresent();
    assertThat(say(run, new Command.Decide("a", "do"), BOB)).isEmpty();
    assertThat(stage.world.effects).containsExactly("a", "b");
    assertThat(run.snapshot().state()).isEqualTo(RunState.RECOVERED);
    assertThat(run.snapshot().timeline())
        .anyMatch(
            line ->
                line.by().equals("Bob")
                    && line.text().contains("do it")
                    && line.text().contains(reads));
  }

  @ParameterizedTest
  @ValueSource(strings = {"unreadable", "absent"})
  void isAskedAndSkipped(String reads) throws InterruptedException {
    var run = run(reads, STEPS);
    say(run, new Command.Decide("a", "skip"), BOB);
    assertThat(status(run, "a")).isEqualTo(StepStatus.SKIPPED);
    assertThat(step(run, "a").evidence()).contains("could not be read", reads, "decided to skip");
    assertThat(stage.world.effects).containsExactly("b");
    assertThat(run.snapshot().timeline())
        .anyMatch(line -> line.by().equals("Bob") && line.text().startsWith("skipped"));
  }

  @Test
  void isSkippedWithAReasonOfOnesOwn() throws InterruptedException {
    var run = run("unreadable", STEPS);
    assertThat(say(run, new Command.Skip("a", "Seen in the console: well"))).isEmpty();
    assertThat(step(run, "a").evidence()).isEqualTo("Seen in the console: well");
    assertThat(stage.world.effects).containsExactly("b");
  }

  @Test
  void isReadAgain() throws InterruptedException {
    var run = run("unreadable", STEPS);
    say(run, new Command.Decide("a", "look"));
    assertThat(status(run, "a")).isEqualTo(StepStatus.WAITING);
    stage.world.things.put("x", "sick");
    say(run, new Command.Decide("a", "look"));
    assertThat(stage.world.effects).containsExactly("a", "b");
  }

  @Test
  void isReadAgainAndThenAnswersNo() throws InterruptedException {
    var run = run("absent", STEPS);
    stage.world.things.put("x", "well");
    say(run, new Command.Decide("a", "look"));
    assertThat(status(run, "a")).isEqualTo(StepStatus.SKIPPED);
    assertThat(step(run, "a").evidence()).contains("seen: well");
  }

  @Test
  void anAnswerOfNoIsStillASkip() throws InterruptedException {
    var run = run("well", STEPS);
    assertThat(status(run, "a")).isEqualTo(StepStatus.SKIPPED);
    assertThat(run.snapshot().state()).isEqualTo(RunState.RECOVERED);
  }

  @Test
  void whatWasDecidedHoldsThroughTheConfirmation() throws InterruptedException {
    var run =
        run(
            "unreadable",
            "- {id: a, title: A, action: fake.dangerous, with: {thing: a}, %s}%n".formatted(WHEN));
    say(run, new Command.Decide("a", "do"));
    assertThat(need(run).kind()).isEqualTo(Need.Kind.CONFIRM);
    say(run, new Command.Confirm("a", "a"));
    assertThat(stage.world.effects).containsExactly("a");
  }

  @Test
  void aDecisionIsAskedForItsConditionFirst() throws InterruptedException {
    stage.steps("sub", "- {id: y, title: Y, action: fake.keyed, with: {thing: y}}\n");
    var run =
        run(
            "unreadable",
            "- {id: d, title: D, decide: {question: Which?, branches: {go: sub, stay: end}}, %s}%n"
                .formatted(WHEN));
    assertThat(need(run).choices()).containsExactly("do", "skip", "look");
    say(run, new Command.Decide("d", "do"));
    assertThat(need(run).choices()).containsExactlyInAnyOrder("go", "stay");
    say(run, new Command.Decide("d", "go"));
    assertThat(stage.world.effects).containsExactly("y");
  }

  @Test
  void theQuestionOutlivesTheProgram() throws InterruptedException {
    var run = run("absent", STEPS);
    var id = run.snapshot().id();
    run.close();
    var again = stage.resume(id);
    again.awaitQuiet();
    assertThat(need(again).ask()).contains("absent");
    say(again, new Command.Decide("a", "skip"));
    assertThat(stage.world.effects).containsExactly("b");
  }

  @Test
  void aDrillDoesNotAskForWhatItLeavesOut() throws InterruptedException {
    stage.world.things.put("x", "unreadable");
    var run = stage.steps("s", STEPS).start("s", Mode.DRILL, Map.of());
    run.awaitQuiet();
    assertThat(status(run, "a")).isEqualTo(StepStatus.SKIPPED);
    assertThat(step(run, "a").evidence()).contains("drill");
  }
}
