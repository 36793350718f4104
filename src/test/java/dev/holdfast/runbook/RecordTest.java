package dev.holdfast.runbook;

import static dev.holdfast.runbook.ScriptedConnector.End.DOUBT_DONE;
import static dev.holdfast.runbook.ScriptedConnector.End.REFUSED;
import static dev.holdfast.runbook.Stage.say;
import static dev.holdfast.runbook.Stage.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.ItemView;
import dev.holdfast.incident.Mode;
import dev.holdfast.incident.RunState;
import dev.holdfast.incident.StepStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The record is the state: what it tells is what was shown; and the recovery clock follows what is
/// seen.
class RecordTest extends OnStage {
  private static final String CHECKLIST =
      """
      checklist:
        - id: group
          title: Group
          items:
            - {id: up, title: Up, check: fake.value, with: {thing: b}, is: up}
            - {id: asked, title: Asked, ask: Is it?}
            - {id: closing, title: Closing, ask: And?, required-for: closing}
      """;

  @Test
  void theRecordTellsWhatWasShown() throws InterruptedException {
    stage.steps("sub", "- {id: x, title: X, action: fake.named, with: {thing: x}}\n");
    stage.steps(
        "s",
        """
        - {id: a, title: A, action: fake.keyed, target: near, with: {thing: a}}
        - {id: f, title: F, for-each: [u, v], action: fake.convergent, with: {thing: "${item}"}}
        - {id: r, title: R, run: sub}
        - {id: d, title: D, decide: {question: Which?, branches: {more: sub, none: end}}}
        - {id: q, title: Q, ask: Well?}
        - {id: ok, title: OK, approve: {count: 1, roles: [lead]}}
        - {id: p, title: P, action: fake.dangerous, with: {thing: prod, to: "${q.answer}"},
           verify: [{check: fake.value, with: {thing: prod}, is: blue, within: 1m}]}
        - {id: z, title: Z, action: fake.keyed, with: {thing: z}}
        """);
    stage.world.then("v", DOUBT_DONE).then("z", REFUSED);
    var run = stage.quiet("s");
    say(run, new Command.Decide("d", "more"));
    say(run, new Command.Answer("q", "blue"));
    say(run, new Command.Approve("ok"));
    say(run, new Command.Confirm("p", "prod"));
    say(run, new Command.Note("half way"));
    say(run, new Command.Skip("z", "by hand"));
    var live = run.snapshot();
    assertThat(live.state()).isEqualTo(RunState.RECOVERED);
    assertThat(stage.world.effects).containsExactlyInAnyOrder("a", "u", "v", "x", "x", "prod");
    var told = stage.incidents().show(live.id());
    assertThat(told.steps()).isEqualTo(live.steps());
    assertThat(told.needs()).isEqualTo(live.needs());
    assertThat(told.items()).isEqualTo(live.items());
    assertThat(told.timeline()).isEqualTo(live.timeline());
    assertThat(told.owed()).isEqualTo(live.owed());
    assertThat(told.phases()).isEqualTo(live.phases());
    assertThat(told.commander()).isEqualTo(live.commander());
    assertThat(told.record()).isEqualTo(live.record());
    assertThat(told.events()).isEqualTo(live.events());
    assertThat(told.clocks().elapsed()).isEqualTo(live.clocks().elapsed());
  }

  /// A crash cut the last line; nothing that was acknowledged is missing, and nothing is declared
  /// anew because of it.
  @Test
  void aTornLastLineIsNoTrouble() throws InterruptedException, IOException {
    stage.steps("s", "- {id: q, title: Q, ask: Well?}\n");
    var run = stage.quiet("s");
    var id = run.snapshot().id();
    run.close();
    try (var files = Files.walk(stage.homeFolder.resolve("incidents").resolve(id))) {
      var segment = files.filter(file -> file.toString().endsWith(".jsonl")).findFirst();
      Files.writeString(segment.orElseThrow(), "{\"seq\":", StandardOpenOption.APPEND);
    }
    assertThat(stage.incidents().show(id).trouble()).isNull();
    assertThat(stage.incidents().list().getFirst().state()).isEqualTo("waiting");
  }

  @Test
  void theClockStopsOnAllRequiredItemsAndStartsAgain() throws InterruptedException {
    stage.more(CHECKLIST);
    stage.world.things.put("b", "down");
    stage.scenario(
        "s",
        """
        phases:
        - title: P
          steps:
            - {id: a, title: A, action: fake.keyed, with: {thing: a}}
        """);
    var run = stage.start("s");
    Stage.await(() -> run.snapshot().needs().size() >= 2);
    say(run, new Command.Tick("asked", "42"));
    assertThat(run.snapshot().state()).isEqualTo(RunState.WAITING);
    assertThat(run.snapshot().clocks().recovered()).isFalse();
    stage.world.things.put("b", "up");
    Stage.await(() -> run.snapshot().clocks().recovered());
    var elapsed = run.snapshot().clocks().elapsed();
    Stage.await(
        () ->
            stage
                .clock()
                .now()
                .isAfter(run.snapshot().clocks().declared().plus(elapsed).plusSeconds(60)));
    assertThat(run.snapshot().clocks().elapsed()).isEqualTo(elapsed);
    stage.world.things.put("b", "down");
    Stage.await(() -> !run.snapshot().clocks().recovered());
    assertThat(run.snapshot().items().getFirst().state()).isEqualTo(ItemView.State.REGRESSED);
    assertThat(run.snapshot().clocks().elapsed()).isGreaterThan(elapsed);
    assertThat(stage.types(run.snapshot().id())).contains("run.regressed");
    say(run, new Command.Overrule("up", "it is known to lie"));
    Stage.await(() -> run.snapshot().clocks().recovered());
  }

  @Test
  void whatOnlyTheRunBringsUpStandsByUntilTheStepsAreDone() throws InterruptedException {
    stage.more(CHECKLIST.replace("is: up}", "is: up, standby: true}"));
    stage.world.things.put("b", "down");
    stage.scenario(
        "s",
        """
        checklist: [up]
        phases:
        - title: P
          steps:
            - {id: q, title: Q, ask: Well?}
        """);
    var run = stage.start("s");
    Stage.await(() -> run.snapshot().items().getFirst().state() == ItemView.State.STANDBY);
    assertThat(run.snapshot().items().getFirst().verified()).isFalse();
    assertThat(stage.incidents().show(run.snapshot().id()).items().getFirst().state())
        .isEqualTo(ItemView.State.STANDBY);
    run.awaitQuiet();
    assertThat(say(run, new Command.Answer("q", "yes"))).isEmpty();
    assertThat(run.snapshot().items().getFirst().state()).isEqualTo(ItemView.State.FAILING);
    assertThat(run.snapshot().state()).isEqualTo(RunState.WAITING);
    stage.world.things.put("b", "up");
    Stage.await(() -> run.snapshot().state() == RunState.RECOVERED);
  }

  @Test
  void whatCannotBeReadIsNeverPassing() throws InterruptedException {
    stage.more(CHECKLIST);
    stage.world.things.put("b", "unreadable");
    stage.scenario(
        "s",
        """
        checklist: [up]
        phases:
        - title: P
          steps:
            - {id: a, title: A, action: fake.keyed, with: {thing: a}}
        """);
    var run = stage.quiet("s");
    assertThat(run.snapshot().items()).hasSize(1);
    assertThat(run.snapshot().items().getFirst().state()).isEqualTo(ItemView.State.UNKNOWN);
    assertThat(run.snapshot().state()).isEqualTo(RunState.WAITING);
  }

  @Test
  void theLossIsMeasuredByTheRestore() throws InterruptedException {
    var began = stage.clock().now();
    stage.world.things.put("point", began.minus(Duration.ofMinutes(7)).toString());
    stage.steps("s", "- {id: a, title: A, action: fake.named, with: {thing: a}}\n");
    var run = stage.start("s", Mode.LIVE, Map.of(), began);
    run.awaitQuiet();
    assertThat(run.snapshot().clocks().loss()).isEqualTo(Duration.ofMinutes(7));
    assertThat(run.snapshot().clocks().lossMeasured()).isTrue();
  }

  /// What makes a copy tells the moment of that copy.
  @Test
  void onlyWhatRestoresMovesTheLoss() throws InterruptedException {
    stage.world.things.put("point", stage.clock().now().toString());
    stage.steps("s", "- {id: a, title: A, action: fake.keyed, with: {thing: a}}\n");
    var run = stage.quiet("s");
    assertThat(Stage.step(run, "a").facts().outputs()).containsKey("recovery-point");
    assertThat(run.snapshot().clocks().lossMeasured()).isFalse();
    assertThat(stage.types(run.snapshot().id())).doesNotContain("run.recovery-point");
  }

  @Test
  void anEarlierRunOfTheSameKindIsWhatTheForecastCountsOn() throws InterruptedException {
    stage.steps("s", "- {id: w, title: W, wait: {lasting: 90s}, estimate: 2h}\n");
    stage.quiet("s").close();
    stage.steps(
        "s",
        "- {id: w, title: W, wait: {lasting: 90s}, estimate: 2h}\n- {id: q, title: Q, ask: q, estimate: 1s}\n");
    var run = stage.start("s");
    var clocks = run.snapshot().clocks();
    var end = clocks.forecastFrom();
    assertThat(end).isNotNull();
    if (end == null) return;
    assertThat(Duration.between(clocks.declared(), end)).isLessThan(Duration.ofMinutes(30));
    run.awaitQuiet();
    assertThat(Stage.status(run, "w")).isEqualTo(StepStatus.DONE);
  }

  /// In a hurry a key is pasted into an answer, a reason or a note.
  @Test
  void whatLooksLikeASecretInAnAnswerIsNotKept() throws InterruptedException, IOException {
    stage.steps("s", "- {id: q, title: Q, ask: 'Well?'}\n- {id: r, title: R, ask: 'And?'}\n");
    var run = stage.quiet("s");
    var key = "AKIA" + "IOSFODNN7EXAMPLE";
    say(run, new Command.Answer("q", "used " + key));
    say(run, new Command.Skip("r", "because of " + key));
    say(run, new Command.Note("again " + key));
    assertThat(step(run, "q").evidence()).startsWith("used <secret:");
    try (var files = Files.walk(stage.homeFolder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain(key);
      }
    }
  }

  /// A slow reading that was asked before the last step was done shows the estate of before.
  @Test
  void aReadingFromBeforeTheLastStepProvesNothing() throws InterruptedException {
    stage.more(CHECKLIST);
    stage.world.things.put("b", "up");
    var slow = new java.util.concurrent.CountDownLatch(1);
    stage.world.slow.put("b", slow);
    stage.world.onPerform(call -> stage.world.things.put("b", "down"));
    stage.scenario(
        "s",
        """
        checklist: [up]
        phases:
        - title: P
          steps:
            - {id: q, title: Q, ask: Well?}
            - {id: a, title: A, action: fake.keyed, with: {thing: a}}
        """);
    var run = stage.start("s");
    Stage.await(() -> stage.world.readings.get() > 0 && !run.snapshot().needs().isEmpty());
    run.submit(new Command.Answer("q", "yes"), Stage.ANN);
    Stage.await(() -> Stage.status(run, "a") == dev.holdfast.incident.StepStatus.DONE);
    slow.countDown();
    Stage.await(
        () ->
            run.snapshot().items().getFirst().state() == ItemView.State.FAILING
                || run.snapshot().clocks().recovered());
    assertThat(stage.types(run.snapshot().id())).doesNotContain("run.recovered");
  }
}
