package dev.holdfast.runbook;

import static dev.holdfast.runbook.Stage.ANN;
import static dev.holdfast.runbook.Stage.say;
import static dev.holdfast.runbook.Stage.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.Probe;
import dev.holdfast.incident.Command;
import dev.holdfast.incident.ItemView;
import dev.holdfast.incident.Mode;
import dev.holdfast.incident.Need;
import dev.holdfast.incident.Person;
import dev.holdfast.incident.RunState;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.runbook.ScriptedConnector.End;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a run takes for true because somebody says so, and what it does not.
class WordsTakenTest {
  private static final String CHECKLIST =
      """
      checklist:
        - id: all
          title: All
          items:
            - {id: seen, title: Seen, check: {check: fake.value, target: near, with: {thing: a}, is: good}}
            - {id: told, title: Told, ask: What do you see?}
      """;

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

  @Test
  void aTypedValueDoesNotStandAgainstACheck() throws InterruptedException {
    stage
        .more(CHECKLIST)
        .scenario("s", "phases:\n- title: Only\n  steps:\n  - {id: a, title: A, ask: Well?}\n");
    var run = stage.quiet("s");
    var refused = say(run, new Command.Tick("seen", "looks fine")).orElseThrow();
    assertThat(refused.next()).contains("seen --override --because");
    assertThat(item(run, "seen").state()).isNotEqualTo(ItemView.State.STATED);
    assertThat(say(run, new Command.Overrule("seen", "the probe is broken"))).isEmpty();
    assertThat(say(run, new Command.Tick("told", "12.0"))).isEmpty();
    assertThat(item(run, "told").state()).isEqualTo(ItemView.State.STATED);
  }

  private static ItemView item(Run run, String id) {
    return run.snapshot().items().stream()
        .filter(item -> item.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void nobodySpeaksInARoleThatThePlanDoesNotHave() throws InterruptedException {
    stage.more(CHECKLIST).steps("s", does("a", "keyed"));
    var run = stage.quiet("s");
    var king = new Person("Ann", "king");
    for (var command :
        List.of(
            new Command.Note("hello"),
            new Command.Undo("a"),
            new Command.Tick("told", "12.0"),
            new Command.Began(stage.clock().now()),
            new Command.Close("over"))) {
      var refused = say(run, command, king).orElseThrow(() -> new AssertionError(command));
      assertThat(refused.code()).isEqualTo("use.unknown-role");
    }
    assertThat(status(run, "a")).isEqualTo(StepStatus.DONE);
    assertThat(stage.types(run.snapshot().id())).doesNotContain("run.note", "step.undo-asked");
  }

  @Test
  void aRealRunThatHasNotRecoveredIsClosedWithAReasonOnly() throws InterruptedException {
    stage.steps("s", "- {id: a, title: A, ask: Well?}\n");
    var run = stage.quiet("s");
    assertThat(say(run, new Command.Close(" ")).orElseThrow().next()).contains("--because");
    assertThat(run.snapshot().state()).isEqualTo(RunState.WAITING);
    assertThat(say(run, new Command.Close("a false alarm"))).isEmpty();
    var practised = stage.start("s", Mode.REHEARSAL, Map.of());
    practised.awaitQuiet();
    assertThat(say(practised, new Command.Close(""))).isEmpty();
  }

  @Test
  void aRecoveredRunIsClosedWithoutAWord() throws InterruptedException {
    stage.steps("s", does("a", "keyed"));
    var run = stage.quiet("s");
    assertThat(run.snapshot().state()).isEqualTo(RunState.RECOVERED);
    assertThat(say(run, new Command.Close(""))).isEmpty();
  }

  /// A script or Terraform was killed with the laptop; the person knows that it ended well, and the
  /// next step works with what it gave.
  @Test
  void whatHappenedKeepsWhatItGave() throws InterruptedException {
    stage.world.then("a", End.DOUBT_DONE);
    stage.steps("s", does("a", "dangerous") + after());
    var run = stage.quiet("s");
    say(run, new Command.Confirm("a", "a"));
    assertThat(status(run, "a")).isEqualTo(StepStatus.IN_DOUBT);
    assertThat(say(run, new Command.Resolve("a", true, "the log says so"))).isEmpty();
    assertThat(status(run, "b")).isEqualTo(StepStatus.DONE);
    assertThat(stage.world.things).containsEntry("b-changed", "changed");
  }

  @Test
  void whatItGaveIsReadLaterWhereItCouldNotBeReadAtOnce() throws InterruptedException {
    stage.world.then("a", End.DOUBT_DONE);
    stage.world.gives = false;
    stage.steps("s", does("a", "dangerous") + after());
    var run = stage.quiet("s");
    say(run, new Command.Confirm("a", "a"));
    say(run, new Command.Resolve("a", true, "the log says so"));
    assertThat(status(run, "b")).isEqualTo(StepStatus.FAILED);
    stage.world.gives = true;
    assertThat(say(run, new Command.Look("a"), ANN)).isEmpty();
    assertThat(say(run, new Command.Retry("b"))).isEmpty();
    assertThat(status(run, "b")).isEqualTo(StepStatus.DONE);
    assertThat(stage.world.attemptsOn("a")).isOne();
  }

  /// A person put right by hand what no look can call done.
  @Test
  void whatItGaveCountsOnceAPersonSaysThatItHappened() throws InterruptedException {
    stage.world.then("a", End.DOUBT_DONE);
    stage.world.probes.put("a", Probe.Verdict.UNKNOWN);
    stage.steps("s", does("a", "dangerous") + after());
    var run = stage.quiet("s");
    say(run, new Command.Confirm("a", "a"));
    say(run, new Command.Resolve("a", true, "finished by hand"));
    assertThat(status(run, "b")).isEqualTo(StepStatus.DONE);
  }

  @Test
  void whatDidNotHappenGaveNothing() throws InterruptedException {
    stage.world.then("a", End.DOUBT_DONE);
    stage.steps("s", does("a", "dangerous") + after());
    var run = stage.quiet("s");
    say(run, new Command.Confirm("a", "a"));
    say(run, new Command.Resolve("a", false, "rolled back by hand"));
    say(run, new Command.Skip("a", "not needed"));
    assertThat(status(run, "b")).isEqualTo(StepStatus.FAILED);
  }

  /// A stop recalls nothing, and closing asks for it.
  @Test
  void whatIsInDoubtIsStillAskedForAfterAStop() throws InterruptedException {
    stage.world.then("a", End.DOUBT_DONE);
    stage.steps("s", does("a", "dangerous") + after());
    var run = stage.quiet("s");
    say(run, new Command.Confirm("a", "a"));
    say(run, new Command.Stop());
    assertThat(run.snapshot().needs())
        .singleElement()
        .satisfies(need -> assertThat(need.kind()).isEqualTo(Need.Kind.RESOLVE));
    say(run, new Command.Resolve("a", true, "the log says so"));
    assertThat(run.snapshot().needs()).isEmpty();
    assertThat(say(run, new Command.Close("stopped"))).isEmpty();
  }

  private static String does(String id, String effect) {
    return "- {id: %s, title: %s, action: fake.%s, target: near, with: {thing: %s}}\n"
        .formatted(id, id, effect, id);
  }

  private static String after() {
    return "- {id: b, title: b, action: fake.keyed, target: near, with: {thing: \"b-${a.value}\"}}\n";
  }
}
