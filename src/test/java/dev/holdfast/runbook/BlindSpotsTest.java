package dev.holdfast.runbook;

import static dev.holdfast.runbook.Stage.BOB;
import static dev.holdfast.runbook.Stage.say;
import static dev.holdfast.runbook.Stage.status;
import static dev.holdfast.runbook.Stage.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.ItemView;
import dev.holdfast.incident.Mode;
import dev.holdfast.incident.Need;
import dev.holdfast.incident.RunState;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.kernel.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a live run cannot sense is asked of a person: it refuses nothing, and is never green by
/// itself.
class BlindSpotsTest {
  private static final String ACT =
      """
      - {id: a, title: A, action: fake.keyed, with: {thing: a},
         verify: [{check: fake.value, with: {thing: a}, is: changed}, {check: dim.value, target: near, with: {thing: "${plan.what}"}, is: up}]}
      - {id: b, title: B, action: fake.keyed, with: {thing: b}}
      """;

  @TempDir Path folder;
  private Stage stage;

  @BeforeEach
  void setUp() {
    stage = new Stage(folder).more("values: {what: lamp}\n");
  }

  @AfterEach
  void tearDown() {
    stage.close();
  }

  private Run run(String steps) throws InterruptedException {
    return stage.steps("s", steps).quiet("s");
  }

  private static Need need(Run run) {
    assertThat(run.snapshot().needs()).hasSize(1);
    return run.snapshot().needs().getFirst();
  }

  @Test
  void aVerificationIsStatedByAPerson() throws InterruptedException {
    var run = run(ACT);
    assertThat(status(run, "a")).isEqualTo(StepStatus.WAITING);
    assertThat(run.snapshot().state()).isEqualTo(RunState.WAITING);
    assertThat(stage.world.attemptsOn("b")).isZero();
    assertThat(need(run).kind()).isEqualTo(Need.Kind.ANSWER);
    assertThat(need(run).ask()).contains("dim.value is up at near (thing lamp)");
    assertThat(need(run).choices()).containsExactly("value", "not-seen");
    assertThat(say(run, new Command.Answer("a", "it is lit"), BOB)).isEmpty();
    assertThat(status(run, "a")).isEqualTo(StepStatus.DONE);
    assertThat(step(run, "a").evidence()).isEqualTo("it is lit, stated by Bob");
    assertThat(stage.world.effects).containsExactly("a", "b");
    assertThat(run.snapshot().state()).isEqualTo(RunState.RECOVERED);
    assertThat(run.snapshot().timeline())
        .anyMatch(line -> line.text().contains("stated, not sensed: it is lit"));
  }

  @Test
  void whatAPersonDidNotSeeFails() throws InterruptedException {
    var run = run(ACT);
    say(run, new Command.Answer("a", "not-seen"));
    assertThat(status(run, "a")).isEqualTo(StepStatus.FAILED);
    assertThat(stage.world.attemptsOn("b")).isZero();
    say(run, new Command.Retry("a"));
    assertThat(status(run, "a")).isEqualTo(StepStatus.WAITING);
    say(run, new Command.Answer("a", "lit"));
    assertThat(step(run, "a").attempts()).isEqualTo(2);
    assertThat(status(run, "a")).isEqualTo(StepStatus.DONE);
  }

  @Test
  void theQuestionOutlivesTheProgram() throws InterruptedException {
    var run = run(ACT);
    var id = run.snapshot().id();
    run.close();
    var again = stage.resume(id);
    again.awaitQuiet();
    assertThat(need(again).ask()).contains("dim.value is up");
    say(again, new Command.Answer("a", "lit"));
    assertThat(again.snapshot().state()).isEqualTo(RunState.RECOVERED);
    assertThat(stage.world.effectsOn("a")).isOne();
  }

  @Test
  void aWaitIsStatedByAPerson() throws InterruptedException {
    var run =
        run(
            """
            - {id: w, title: W, wait: {check: dim.value, with: {thing: x}, within: 1m}}
            - {id: v, title: V, wait: {check: dim.value, with: {thing: y}, within: 1m}}
            """);
    assertThat(status(run, "w")).isEqualTo(StepStatus.WAITING);
    say(run, new Command.Answer("w", "x answers"));
    assertThat(step(run, "w").evidence()).contains("x answers", "Ann");
    say(run, new Command.Answer("v", "not-seen"));
    assertThat(status(run, "v")).isEqualTo(StepStatus.FAILED);
    assertThat(run.snapshot().state()).isEqualTo(RunState.WAITING);
  }

  @Test
  void aConditionIsStatedWithYesOrNo() throws InterruptedException {
    var when = ", when: {check: dim.value, with: {thing: x}}}\n";
    var run =
        run(
            "- {id: a, title: A, action: fake.dangerous, with: {thing: a}"
                + when
                + "- {id: b, title: B, action: fake.keyed, with: {thing: b}"
                + when);
    assertThat(need(run).choices()).containsExactly("yes", "no");
    assertThat(say(run, new Command.Answer("a", "perhaps"))).isPresent();
    say(run, new Command.Answer("a", "yes"));
    assertThat(need(run).kind()).isEqualTo(Need.Kind.CONFIRM);
    say(run, new Command.Confirm("a", "a"));
    assertThat(status(run, "a")).isEqualTo(StepStatus.DONE);
    say(run, new Command.Answer("b", "no"));
    assertThat(status(run, "b")).isEqualTo(StepStatus.SKIPPED);
    assertThat(stage.world.effects).containsExactly("a");
  }

  @Test
  void anItemIsAskedAndNeverPassesByItself() throws InterruptedException {
    stage.more(
        """
        values: {what: lamp}
        checklist:
          - id: group
            title: Group
            items:
              - {id: lit, title: Lit, standby: true, check: dim.value, with: {thing: "${plan.what}"}, is: up}
        """);
    stage.scenario(
        "s", "phases:\n- title: P\n  steps:\n    - {id: w, title: W, wait: {lasting: 1s}}\n");
    var run = stage.quiet("s");
    assertThat(run.snapshot().state()).isEqualTo(RunState.WAITING);
    var item = run.snapshot().items().getFirst();
    assertThat(item.state()).isEqualTo(ItemView.State.TO_ANSWER);
    assertThat(item.sensed()).isFalse();
    assertThat(need(run).ask())
        .contains("Lit: cannot be sensed now", "dim.value is up (thing lamp)");
    say(run, new Command.Tick("lit", "lit at 14:02"));
    assertThat(run.snapshot().state()).isEqualTo(RunState.RECOVERED);
    assertThat(stage.incidents().show(run.snapshot().id()).items())
        .isEqualTo(run.snapshot().items());
  }

  @ParameterizedTest
  @EnumSource(
      value = Mode.class,
      names = {"LIVE", "DRILL"})
  void anActionRefusesBeforeTheStart(Mode mode) {
    stage.steps("sub", "- {id: x, title: X, action: dim.act}\n");
    stage.steps(
        "s", "- {id: d, title: D, decide: {question: Which?, branches: {x: sub, y: end}}}\n");
    assertThatThrownBy(() -> stage.start("s", mode, Map.of()))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("dim.act");
    assertThat(Files.exists(stage.homeFolder.resolve("incidents")))
        .satisfiesAnyOf(
            there -> assertThat(there).isFalse(),
            _ -> assertThat(stage.incidents().list()).isEmpty());
  }

  @Test
  void theRecordSaysWhatCouldNotBeSensed() throws InterruptedException {
    var run = run(ACT);
    var declared = stage.record(run.snapshot().id()).getFirst();
    assertThat(declared.data())
        .containsEntry("unsensed", List.of("dim"))
        .containsEntry("blindSpots", List.of("step a: dim.value"));
    assertThat(run.snapshot().timeline().getFirst().text())
        .contains("cannot be sensed: step a: dim.value");
  }

  @Test
  void whatAPersonDidIsVerifiedWhereThePlanSaysHow() throws InterruptedException {
    stage.world.things.put("key", "old");
    var run =
        run(
            "- {id: q, title: Q, ask: Which key?,"
                + " verify: [{check: fake.value, with: {thing: key}, is: new, within: 30s}]}\n"
                + "- {id: b, title: B, action: fake.keyed, with: {thing: \"${q.answer}\"}}\n");
    say(run, new Command.Answer("q", "k1"));
    assertThat(status(run, "q")).isEqualTo(StepStatus.FAILED);
    stage.world.things.put("key", "new");
    say(run, new Command.Retry("q"));
    say(run, new Command.Answer("q", "k2"));
    assertThat(step(run, "q").evidence()).isEqualTo("k2; seen: new");
    assertThat(stage.world.effects).containsExactly("k2");
  }
}
