package dev.holdfast.runbook;

import static dev.holdfast.runbook.Stage.ANN;
import static dev.holdfast.runbook.Stage.say;
import static dev.holdfast.runbook.Stage.status;
import static dev.holdfast.runbook.Stage.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.connector.Call;
import dev.holdfast.connector.Identity;
import dev.holdfast.incident.Command;
import dev.holdfast.incident.Need;
import dev.holdfast.incident.RunState;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.journal.Home;
import dev.holdfast.kernel.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A home as it was on disk at the worst moment, taken up again.
class CrashTest {
  @TempDir Path folder;
  private Stage stage;
  private Path copy;

  @BeforeEach
  void setUp() {
    stage = new Stage(folder);
    copy = folder.resolve("copy");
  }

  @AfterEach
  void tearDown() {
    stage.close();
  }

  /// Copies the home when the first effect is about to happen.
  private void copyAtTheFirstEffect() {
    var done = new AtomicBoolean();
    stage.world.onPerform(
        call -> {
          if (done.compareAndSet(false, true)) copy(stage.homeFolder, copy);
        });
  }

  private static void copy(Path from, Path to) {
    try (var files = Files.walk(from)) {
      for (var file : files.toList()) {
        var target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String act(String id, String action) {
    return "- {id: %s, title: Do %s, action: fake.%s, target: near, with: {thing: %s}}\n"
        .formatted(id, id, action, id);
  }

  /// A run that was killed while the first effect of its steps was under way.
  private String killedDuring(String... steps) throws InterruptedException {
    copyAtTheFirstEffect();
    stage.steps("s", String.join("", steps));
    var first = stage.quiet("s");
    if (steps[0].contains("fake.dangerous")) say(first, new Command.Confirm("a", "a"));
    assertThat(first.snapshot().state()).isEqualTo(RunState.RECOVERED);
    return first.snapshot().id();
  }

  private Run resume(Home home, ScriptedConnector world, String id) throws InterruptedException {
    var run = stage.incidents(home, world).resume(id, Map.of(), Map.of(), false);
    run.awaitQuiet();
    return run;
  }

  @Test
  void aDangerousIntentWithoutAnAnswerIsLeftToAPerson() throws InterruptedException {
    var id = killedDuring(act("a", "dangerous"), act("b", "keyed"));
    var sent = stage.world.performed.size();
    try (var home = Home.forWriting(copy, stage.clock());
        var run = resume(home, stage.world, id)) {
      var a = step(run, "a");
      assertThat(a.status()).isEqualTo(StepStatus.IN_DOUBT);
      assertThat(a.facts().looked()).containsExactly("the thing a");
      assertThat(a.facts().seen()).containsExactly("its key was found");
      assertThat(stage.world.performed).hasSize(sent);
      assertThat(run.snapshot().needs().getFirst().kind()).isEqualTo(Need.Kind.RESOLVE);
      var card = run.snapshot().resume();
      assertThat(card).isNotNull();
      if (card == null) return;
      assertThat(card.inFlight()).containsExactly("1 Do a");
      assertThat(card.next()).isEqualTo("2 Do b");
      assertThat(card.stopped()).isBefore(card.opened());
      assertThat(say(run, new Command.Resolve("a", true, "the probe found it"))).isEmpty();
      assertThat(status(run, "a")).isEqualTo(StepStatus.DONE);
      assertThat(status(run, "b")).isEqualTo(StepStatus.DONE);
      assertThat(stage.world.attemptsOn("a")).isOne();
      say(run, new Command.ResumeRead());
      assertThat(run.snapshot().resume()).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"keyed", "named", "convergent"})
  void whatIsSeenToHaveHappenedIsNotSentAgain(String action) throws InterruptedException {
    var id = killedDuring(act("a", action), act("b", "keyed"));
    try (var home = Home.forWriting(copy, stage.clock());
        var run = resume(home, stage.world, id)) {
      assertThat(status(run, "a")).isEqualTo(StepStatus.DONE);
      assertThat(status(run, "b")).isEqualTo(StepStatus.DONE);
      assertThat(stage.world.attemptsOn("a")).isOne();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"keyed", "named", "convergent"})
  void whatDidNotHappenIsSentAgainUnderTheSameKey(String action) throws InterruptedException {
    var id = killedDuring(act("a", action));
    var untouched = new ScriptedConnector();
    try (var home = Home.forWriting(copy, stage.clock());
        var run = resume(home, untouched, id)) {
      assertThat(status(run, "a")).isEqualTo(StepStatus.DONE);
      assertThat(untouched.performed).singleElement().extracting(Call::attempt).isEqualTo(1);
      assertThat(untouched.performed.getFirst().key())
          .isEqualTo(stage.world.performed.getFirst().key());
    }
  }

  @Test
  void aDangerousStepThatDidNotHappenIsSentAgainOnlyWhenAsked() throws InterruptedException {
    var id = killedDuring(act("a", "dangerous"));
    var untouched = new ScriptedConnector();
    try (var home = Home.forWriting(copy, stage.clock());
        var run = resume(home, untouched, id)) {
      assertThat(status(run, "a")).isEqualTo(StepStatus.IN_DOUBT);
      say(run, new Command.Resolve("a", false, "nothing there"));
      assertThat(status(run, "a")).isEqualTo(StepStatus.FAILED);
      assertThat(untouched.performed).isEmpty();
      say(run, new Command.Retry("a"));
      say(run, new Command.Confirm("a", "a"));
      assertThat(status(run, "a")).isEqualTo(StepStatus.DONE);
      assertThat(step(run, "a").attempts()).isEqualTo(2);
    }
  }

  /// With another credential or endpoint than before, an absence proves nothing.
  @ParameterizedTest
  @EnumSource(names = {"DIFFERENT", "UNREADABLE"})
  void nothingIsBelievedOrSentAtAnotherPlace(Identity.Verdict verdict) throws InterruptedException {
    var id = killedDuring(act("a", "named"));
    var elsewhere = new ScriptedConnector();
    elsewhere.identities.put("near", verdict);
    try (var home = Home.forWriting(copy, stage.clock());
        var run = resume(home, elsewhere, id)) {
      assertThat(status(run, "a")).isEqualTo(StepStatus.IN_DOUBT);
      assertThat(step(run, "a").facts().seen()).first().asString().startsWith("cannot look");
      assertThat(elsewhere.performed).isEmpty();
      assertThat(elsewhere.probed).isEmpty();
    }
  }

  @Test
  void aPausedRunSendsNothing() throws InterruptedException {
    stage.steps("s", "- {id: q, title: Q, ask: 'Well?'}\n" + act("a", "convergent"));
    var first = stage.quiet("s");
    stage.world.onPerform(
        _ -> {
          first.submit(new Command.Pause(), ANN);
          copy(stage.homeFolder, copy);
        });
    say(first, new Command.Answer("q", "yes"));
    var id = first.snapshot().id();
    var untouched = new ScriptedConnector();
    try (var home = Home.forWriting(copy, stage.clock());
        var run = resume(home, untouched, id)) {
      assertThat(status(run, "a")).isEqualTo(StepStatus.IN_DOUBT);
      assertThat(step(run, "a").facts().seen()).containsExactly("its key was not found");
      assertThat(untouched.performed).isEmpty();
      assertThat(say(run, new Command.Continue())).isEmpty();
      assertThat(status(run, "a")).isEqualTo(StepStatus.DONE);
      assertThat(untouched.performed).hasSize(1);
    }
  }

  /// The place and the preview are told with the intent: before it nothing was begun.
  @ParameterizedTest
  @ValueSource(strings = {"keyed", "named", "convergent"})
  void betweenReadingAndIntentNothingBegan(String action) throws InterruptedException {
    var done = new AtomicBoolean();
    stage.world.onPreview(
        call -> {
          if (done.compareAndSet(false, true)) copy(stage.homeFolder, copy);
        });
    stage.steps("s", act("a", action));
    var first = stage.quiet("s");
    stage.world.performed.clear();
    try (var home = Home.forWriting(copy, stage.clock());
        var run =
            stage
                .incidents(home, stage.world)
                .resume(first.snapshot().id(), Map.of(), Map.of(), false)) {
      run.awaitQuiet();
      assertThat(status(run, "a")).isEqualTo(StepStatus.DONE);
      assertThat(step(run, "a").attempts()).isOne();
      assertThat(stage.world.performed).hasSize(1);
    }
  }

  /// Whoever takes something back at a run that was killed wants that, and nothing else started.
  @Test
  void anUndoAtAnInterruptedRunStartsNothingElse() throws InterruptedException {
    stage.world.things.put("a", "old");
    stage.steps("s", act("a", "named") + act("b", "keyed"));
    stage.world.onPerform(
        call -> {
          if (call.step().equals("b")) copy(stage.homeFolder, copy);
        });
    var id = stage.quiet("s").snapshot().id();
    var world = new ScriptedConnector();
    world.things.put("a", "changed");
    try (var home = Home.forWriting(copy, stage.clock());
        var run = stage.incidents(home, world).visit(id, Map.of())) {
      assertThat(say(run, new Command.Undo("a"))).isEmpty();
      assertThat(status(run, "a")).isEqualTo(StepStatus.UNDONE);
      assertThat(world.things).containsEntry("a", "old");
      assertThat(world.performed).hasSize(1);
      assertThat(status(run, "b")).isEqualTo(StepStatus.IN_FLIGHT);
    }
  }

  @Test
  void aReadIsSimplyReadAgain() throws InterruptedException {
    copyAtTheFirstEffect();
    stage.steps("s", act("a", "read"));
    var first = stage.quiet("s");
    try (var home = Home.forWriting(copy, stage.clock());
        var run =
            stage
                .incidents(home, stage.world)
                .resume(first.snapshot().id(), Map.of(), Map.of(), false)) {
      run.awaitQuiet();
      assertThat(status(run, "a")).isEqualTo(StepStatus.DONE);
      assertThat(stage.world.attemptsOn("a")).isEqualTo(2);
    }
  }

  @Test
  void whatWaitedStillWaitsAndWhatIsDoneStaysDone() throws InterruptedException {
    stage.steps("s", act("a", "keyed") + "- {id: q, title: Q, ask: 'Well?'}\n" + act("b", "keyed"));
    var first = stage.quiet("s");
    var id = first.snapshot().id();
    first.close();
    var run = stage.resume(id);
    run.awaitQuiet();
    assertThat(status(run, "a")).isEqualTo(StepStatus.DONE);
    assertThat(status(run, "q")).isEqualTo(StepStatus.WAITING);
    say(run, new Command.Answer("q", "yes"));
    assertThat(stage.world.effects).containsExactly("a", "b");
    assertThat(run.snapshot().state()).isEqualTo(RunState.RECOVERED);
  }

  @Test
  void aVerificationGoesOnWhereItWas() throws InterruptedException {
    stage.steps(
        "s",
        "- {id: a, title: A, action: fake.dangerous, with: {thing: a},"
            + " verify: [{check: fake.value, with: {thing: b}, is: up, within: 8h}]}\n");
    var first = stage.quiet("s");
    first.submit(new Command.Confirm("a", "a"), ANN);
    var id = first.snapshot().id();
    Stage.await(() -> stage.types(id).contains("step.check"));
    first.close();
    stage.world.things.put("b", "up");
    var run = stage.resume(id);
    run.awaitQuiet();
    assertThat(status(run, "a")).isEqualTo(StepStatus.DONE);
    assertThat(stage.world.attemptsOn("a")).isOne();
  }

  @Test
  void aRunGoesOnUnderThePlanItBeganWith() throws InterruptedException {
    stage.steps("s", "- {id: q, title: Q, ask: 'Well?'}\n" + act("b", "keyed"));
    var first = stage.quiet("s");
    first.close();
    stage.steps("s", "- {id: other, title: Other, ask: 'What?'}\n");
    var run = stage.resume(first.snapshot().id());
    run.awaitQuiet();
    say(run, new Command.Answer("q", "yes"));
    assertThat(stage.world.effects).containsExactly("b");
  }

  @Test
  void unknownIncidentsAndSpoiledPlansAreNamed() {
    assertThatThrownBy(() -> stage.incidents().show("nothing"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().code()).isEqualTo("incident.unknown"));
    stage.steps("s", "- {id: a, title: A}\n");
    assertThatThrownBy(() -> stage.start("s"))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().code()).isEqualTo("plan.unusable"));
    assertThat(stage.incidents().list()).isEmpty();
  }
}
