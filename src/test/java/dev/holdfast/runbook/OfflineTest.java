package dev.holdfast.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.ItemView;
import dev.holdfast.incident.Mode;
import dev.holdfast.incident.Need;
import dev.holdfast.incident.RunState;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.runbook.ScriptedConnector.End;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One word stops all that goes out: what waits, what is on record, and how it goes on.
class OfflineTest {
  private static final String STEPS =
      """
      - {id: first, title: First, ask: Ready?}
      - {id: act, title: Act, action: fake.convergent, target: near, with: {thing: a}, verify: [{check: fake.value, target: near, with: {thing: a}, is: changed}]}
      """;

  @TempDir Path folder;

  private static void until(java.util.function.BooleanSupplier holds) {
    Stage.await(holds);
  }

  @Test
  void aStepThatReachesOutWaitsAndSaysWhy() throws Exception {
    try (var stage = new Stage(folder)) {
      stage.steps("try", STEPS);
      var run = stage.quiet("try");
      assertThat(Stage.say(run, new Command.GoOffline())).isEmpty();
      assertThat(Stage.say(run, new Command.Answer("first", "yes"))).isEmpty();
      var need = run.snapshot().needs().getFirst();
      assertThat(need.kind()).isEqualTo(Need.Kind.ONLINE);
      assertThat(need.ask()).startsWith("Offline since").contains("by Ann");
      assertThat(Stage.status(run, "act")).isEqualTo(StepStatus.WAITING);
      assertThat(run.snapshot().around().isOffline()).isTrue();
      assertThat(stage.world.performed).isEmpty();
      assertThat(stage.world.identified).isEmpty();
      assertThat(Stage.say(run, new Command.GoOnline())).isEmpty();
      assertThat(Stage.status(run, "act")).isEqualTo(StepStatus.DONE);
      assertThat(stage.world.effectsOn("a")).isEqualTo(1);
      assertThat(stage.types(run.snapshot().id())).contains("run.offline", "run.online");
    }
  }

  @Test
  void itIsSaidOnceAndStaysOfflineAfterARestart() throws Exception {
    try (var stage = new Stage(folder)) {
      stage.steps("try", STEPS);
      var run = stage.quiet("try");
      Stage.say(run, new Command.GoOffline());
      assertThat(Stage.say(run, new Command.GoOffline())).isPresent();
      Stage.say(run, new Command.Answer("first", "yes"));
      var id = run.snapshot().id();
      run.close();
      var again = stage.resume(id);
      again.awaitQuiet();
      assertThat(again.snapshot().around().isOffline()).isTrue();
      assertThat(Stage.status(again, "act")).isEqualTo(StepStatus.WAITING);
      assertThat(stage.world.performed).isEmpty();
      Stage.say(again, new Command.GoOnline());
      assertThat(Stage.status(again, "act")).isEqualTo(StepStatus.DONE);
      assertThat(Stage.say(again, new Command.GoOnline())).isPresent();
    }
  }

  /// The key comes between the intent and the call: nothing was sent, and nothing is in doubt.
  @Test
  void whatWasAboutToGoOutWaitsAndIsNotInDoubt() throws Exception {
    try (var stage = new Stage(folder)) {
      stage.steps(
          "try",
          "- {id: act, title: Act, action: fake.dangerous, target: near, with: {thing: a}}\n");
      var run = stage.quiet("try");
      // The identity is read, the change is shown; then somebody presses the key.
      stage.world.onPreview(
          _ -> assertThat(run.submit(new Command.GoOffline(), Stage.ANN)).isEmpty());
      Stage.say(run, new Command.Confirm("act", "a"));
      assertThat(run.snapshot().needs().getFirst().kind()).isEqualTo(Need.Kind.ONLINE);
      assertThat(stage.world.performed).isEmpty();
      stage.world.onPreview(_ -> {});
      Stage.say(run, new Command.GoOnline());
      assertThat(Stage.status(run, "act")).isEqualTo(StepStatus.DONE);
      assertThat(stage.world.effectsOn("a")).isEqualTo(1);
    }
  }

  @Test
  void whatIsInDoubtIsNotLookedAtUntilItIsOnline() throws Exception {
    try (var stage = new Stage(folder)) {
      stage.steps(
          "try",
          "- {id: act, title: Act, action: fake.dangerous, target: near, with: {thing: a}}\n");
      stage.world.then("a", End.DOUBT_DONE);
      var run = stage.quiet("try");
      Stage.say(run, new Command.Confirm("act", "a"));
      assertThat(run.snapshot().state()).isEqualTo(RunState.IN_DOUBT);
      Stage.say(run, new Command.GoOffline());
      var looked = stage.world.probed.size();
      assertThat(Stage.say(run, new Command.Look("act")))
          .hasValueSatisfying(problem -> assertThat(problem.code()).isEqualTo(Traffic.STOPPED));
      assertThat(stage.world.probed).hasSize(looked);
      assertThat(Stage.status(run, "act")).isEqualTo(StepStatus.IN_DOUBT);
    }
  }

  /// What was accepted is not looked at meanwhile, and its time does not run out.
  @Test
  void aVerificationWaitsAndItsTimeIsNotCounted() throws Exception {
    try (var stage = new Stage(folder)) {
      stage.steps(
          "try",
          "- {id: act, title: Act, action: fake.convergent, target: near, with: {thing: a}, verify: [{check: fake.value, target: near, with: {thing: b}, is: good, within: 1m}]}\n");
      var hold = new CountDownLatch(1);
      stage.world.holds.put("a", hold);
      var run = stage.start("try");
      until(() -> stage.world.performed.size() == 1);
      run.submit(new Command.GoOffline(), Stage.ANN);
      var began = stage.clock().now();
      hold.countDown();
      until(() -> Stage.step(run, "act").evidence().startsWith("offline"));
      until(() -> stage.clock().now().isAfter(began.plusSeconds(180)));
      assertThat(Stage.status(run, "act")).isEqualTo(StepStatus.IN_FLIGHT);
      stage.world.things.put("b", "good");
      run.submit(new Command.GoOnline(), Stage.ANN);
      run.awaitQuiet();
      assertThat(Stage.status(run, "act")).isEqualTo(StepStatus.DONE);
    }
  }

  /// A checklist item keeps what was seen for its time, then says that nobody knows.
  @Test
  void anItemIsBelievedForItsTimeAndThenUnknown() throws Exception {
    try (var stage = new Stage(folder)) {
      stage.file(
          "checklist.yaml",
          """
          checklist:
            - id: all
              title: All
              items:
                - {id: up, title: Up, check: fake.value, target: near, with: {thing: up}, is: up}
          """);
      stage.scenario(
          "try",
          "checklist: [up]\nphases:\n- title: Only\n  steps:\n  - {id: one, title: One, ask: Done?}\n");
      stage.world.things.put("up", "up");
      var run = stage.start("try", Mode.LIVE, Map.of());
      until(() -> state(run) == ItemView.State.PASSING);
      run.submit(new Command.GoOffline(), Stage.ANN);
      assertThat(state(run)).isEqualTo(ItemView.State.PASSING);
      until(() -> state(run) == ItemView.State.UNKNOWN);
      assertThat(run.snapshot().items().getFirst().value())
          // Too old comes first, and offline a moment later.
          .matches("(not read since .* it was|offline, \\d\\d:\\d\\d:\\d\\d UTC): up");
      until(() -> run.snapshot().items().getFirst().value().startsWith("offline"));
      var marked = run.snapshot().items().getFirst();
      assertThat(marked.value())
          .contains(ItemView.time(java.util.Objects.requireNonNull(marked.seen())));
      assertThat(marked.since()).isAfter(marked.seen());
      run.submit(new Command.GoOnline(), Stage.ANN);
      until(() -> state(run) == ItemView.State.PASSING);
    }
  }

  private static ItemView.State state(Run run) {
    return run.snapshot().items().getFirst().state();
  }
}
