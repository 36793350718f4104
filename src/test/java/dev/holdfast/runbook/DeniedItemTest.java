package dev.holdfast.runbook;

import static dev.holdfast.runbook.Stage.say;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.ItemView;
import dev.holdfast.incident.Need;
import dev.holdfast.incident.RunState;
import dev.holdfast.incident.StepStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a person looked at and found not to be so.
class DeniedItemTest extends OnStage {
  @BeforeEach
  void setUp() {
    stage.more(
        """
        checklist:
          - id: users
            title: Users
            items:
              - {id: sign-in, title: Sign-in, ask: Does sign-in work?}
        """);
    stage.scenario(
        "s",
        """
        phases:
        - title: P
          steps:
          - {id: a, title: A, action: fake.keyed, with: {thing: a}}
        """);
  }

  private static ItemView item(Run run) {
    return run.snapshot().items().getFirst();
  }

  @Test
  void whatIsNotSoIsNeverGreenAndIsAskedAgain() throws InterruptedException {
    var run = stage.quiet("s");
    assertThat(say(run, new Command.Tick("sign-in", "not-seen: 500 everywhere"))).isEmpty();
    assertThat(item(run).state()).isEqualTo(ItemView.State.FAILING);
    assertThat(item(run).value()).isEqualTo("500 everywhere");
    assertThat(run.snapshot().state()).isEqualTo(RunState.WAITING);
    assertThat(run.snapshot().needs())
        .anyMatch(need -> need.step().equals("sign-in") && need.kind() == Need.Kind.TICK);
    say(run, new Command.Tick("sign-in", "200 in 40 ms"));
    assertThat(item(run).state()).isEqualTo(ItemView.State.STATED);
    assertThat(run.snapshot().state()).isEqualTo(RunState.RECOVERED);
  }

  @Test
  void whatIsNoLongerSoRegresses() throws InterruptedException {
    var run = stage.quiet("s");
    say(run, new Command.Tick("sign-in", "200 in 40 ms"));
    say(run, new Command.Tick("sign-in", "not-seen"));
    assertThat(item(run).state()).isEqualTo(ItemView.State.REGRESSED);
    assertThat(item(run).value()).isEqualTo("not seen");
    assertThat(run.snapshot().clocks().recovered()).isFalse();
    assertThat(stage.types(run.snapshot().id())).contains("run.regressed");
  }

  @Test
  void aWordThatCanBeReadBothWaysIsRefused() throws InterruptedException {
    var run = stage.quiet("s");
    assertThat(say(run, new Command.Tick("sign-in", "No")))
        .hasValueSatisfying(problem -> assertThat(problem.next()).contains("not-seen"));
    assertThat(item(run).state()).isEqualTo(ItemView.State.TO_ANSWER);
    assertThat(say(run, new Command.Tick("sign-in", "no errors in 5 min"))).isEmpty();
  }

  @Test
  void aStepThatIsNotSoIsNotDone() throws InterruptedException {
    stage.steps("t", "- {id: q, title: Q, ask: Is the intruder out?}\n");
    var run = stage.quiet("t");
    say(run, new Command.Answer("q", "not-seen: two sessions are open"));
    assertThat(Stage.status(run, "q")).isEqualTo(StepStatus.FAILED);
    assertThat(Stage.step(run, "q").evidence()).contains("two sessions are open");
    say(run, new Command.Retry("q"));
    say(run, new Command.Answer("q", "no session is open"));
    assertThat(Stage.status(run, "q")).isEqualTo(StepStatus.DONE);
  }

  /// What an earlier process saw says nothing of now.
  @Test
  void aRecoveredRunThatIsTakenUpIsReadFirst() throws InterruptedException {
    stage.more(
        """
        checklist:
          - id: group
            title: Group
            items:
              - {id: item, title: Item, check: fake.value, with: {thing: b}, is: up, every: 5s}
        """);
    stage.world.things.put("b", "up");
    var run = stage.quiet("s");
    Stage.await(() -> run.snapshot().state() == RunState.RECOVERED);
    run.close();
    stage.world.things.put("b", "down");
    var again = stage.resume(run.snapshot().id());
    again.awaitQuiet();
    assertThat(again.snapshot().state()).isNotEqualTo(RunState.RECOVERED);
    assertThat(item(again).state()).isEqualTo(ItemView.State.REGRESSED);
  }

  /// What was said of the broken estate says nothing of the one that the steps left.
  @Test
  void whatWasSaidBeforeTheStepsWereDoneIsAskedAgain() throws InterruptedException {
    stage.world.then("a", ScriptedConnector.End.REFUSED);
    var run = stage.quiet("s");
    assertThat(say(run, new Command.Tick("sign-in", "fine"))).isEmpty();
    assertThat(item(run).state()).isEqualTo(ItemView.State.STATED);
    say(run, new Command.Retry("a"));
    assertThat(Stage.status(run, "a")).isEqualTo(StepStatus.DONE);
    assertThat(run.snapshot().state()).isEqualTo(RunState.WAITING);
    assertThat(item(run).state()).isEqualTo(ItemView.State.TO_ANSWER);
    assertThat(run.snapshot().needs().getFirst().ask())
        .isEqualTo("Does sign-in work? (said before the last step was done: fine, Ann)");
    say(run, new Command.Tick("sign-in", "200 in 40 ms"));
    assertThat(run.snapshot().state()).isEqualTo(RunState.RECOVERED);
  }

  @Test
  void anOverrideFromBeforeTheStepsWereDoneIsNoneAfterThem() throws InterruptedException {
    stage.world.then("a", ScriptedConnector.End.REFUSED);
    var run = stage.quiet("s");
    say(run, new Command.Overrule("sign-in", "seen in the browser"));
    say(run, new Command.Retry("a"));
    assertThat(item(run).state()).isEqualTo(ItemView.State.TO_ANSWER);
    say(run, new Command.NotApplicable("sign-in", "no users yet"));
    assertThat(run.snapshot().state()).isEqualTo(RunState.RECOVERED);
  }
}
