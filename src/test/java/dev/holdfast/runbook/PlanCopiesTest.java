package dev.holdfast.runbook;

import static dev.holdfast.runbook.Stage.say;
import static dev.holdfast.runbook.Stage.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.RunState;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.kernel.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A run goes on under the plan that it began with, or not at all.
class PlanCopiesTest extends OnStage {
  private static final String STEP =
      "- {id: a, title: A, action: fake.dangerous, with: {thing: a}}\n";

  private List<Path> copies() throws IOException {
    try (var all = Files.list(stage.homeFolder.resolve("plans"))) {
      return all.sorted().toList();
    }
  }

  private String waiting() throws InterruptedException {
    stage.steps("s", STEP).file("notes.txt", "kept");
    var run = stage.quiet("s");
    run.close();
    return run.snapshot().id();
  }

  private Path edited() throws IOException {
    var scenario = copies().getFirst().resolve("scenarios/s.yaml");
    Files.writeString(scenario, Files.readString(scenario).replace("thing: a", "thing: b"));
    return scenario;
  }

  @Test
  void noRunGoesOnUnderAnotherPlanThanItsOwn() throws Exception {
    var id = waiting();
    edited();
    assertThatThrownBy(() -> stage.resume(id))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("is not it any more");
    assertThat(stage.incidents().show(id).trouble()).contains("is not it any more");
    assertThat(stage.world.effects).isEmpty();
  }

  @Test
  void aCopyThatCannotEvenBeReadIsSaidToBeDamaged() throws Exception {
    var id = waiting();
    Files.writeString(copies().getFirst().resolve("plan.yaml"), "\0");
    assertThat(stage.incidents().show(id).trouble()).contains("is not it any more");
  }

  /// What people know of it still goes on record; what would do something does not.
  @Test
  void aRunWithoutItsPlanIsNotedStoppedAndClosed() throws Exception {
    for (var unreadable : List.of(false, true)) {
      var id = waiting();
      if (unreadable) Files.writeString(copies().getLast().resolve("plan.yaml"), "\0");
      else edited();
      try (var visit = stage.incidents().visit(id, Map.of())) {
        for (var command :
            List.of(
                new Command.Confirm("a", "a"),
                new Command.Retry("a"),
                new Command.Undo("a"),
                new Command.Continue(),
                new Command.Look("a"))) {
          assertThat(say(visit, command).orElseThrow().code())
              .as(command.toString())
              .isEqualTo("plan.copy-damaged");
        }
        assertThat(say(visit, new Command.Note("plan gone"))).isEmpty();
        assertThat(say(visit, new Command.Stop())).isEmpty();
        assertThat(say(visit, new Command.Close(" "))).isPresent();
        assertThat(say(visit, new Command.Close("went on by hand"))).isEmpty();
        assertThat(say(visit, new Command.Note("more"))).isPresent();
      }
      assertThat(stage.types(id)).endsWith("run.note", "run.stopped", "run.closed");
      assertThat(stage.incidents().show(id).state()).isEqualTo(RunState.CLOSED);
      for (var copy : copies()) Trees.delete(copy);
    }
    assertThat(stage.world.effects).isEmpty();
  }

  @Test
  void whatIsInDoubtIsClosedByName() throws Exception {
    stage.world.then("a", ScriptedConnector.End.DOUBT_DONE);
    stage.steps("s", "- {id: a, title: A, action: fake.dangerous, with: {thing: a}}\n");
    var run = stage.quiet("s");
    say(run, new Command.Confirm("a", "a"));
    assertThat(status(run, "a")).isEqualTo(StepStatus.IN_DOUBT);
    run.close();
    var id = run.snapshot().id();
    Files.writeString(copies().getFirst().resolve("plan.yaml"), "\0");
    try (var visit = stage.incidents().visit(id, Map.of())) {
      stage.world.atWork.add("it is still running as process 7");
      var why = say(visit, new Command.Close("seen in the console: done")).orElseThrow();
      assertThat(why.what()).isEqualTo("a has not ended: it is still running as process 7");
      stage.world.atWork.clear();
      assertThat(say(visit, new Command.Close("seen in the console: done"))).isEmpty();
    }
    assertThat(stage.incidents().show(id).timeline().getLast().text())
        .isEqualTo("closed seen in the console: done; left in doubt: a");
  }

  @Test
  void aNewRunOfTheUntouchedFolderMakesAFreshCopyAndTheOldOneGoesOn() throws Exception {
    var id = waiting();
    var damaged = Files.readString(edited());
    var other = stage.quiet("s");
    say(other, new Command.Confirm("a", "a"));
    other.close();
    assertThat(stage.world.effects).containsExactly("a");
    assertThat(copies()).hasSize(2);
    assertThat(copies().getLast().resolve("scenarios/s.yaml")).hasContent(damaged);
    var run = stage.resume(id);
    run.awaitQuiet();
    assertThat(status(run, "a")).isEqualTo(StepStatus.WAITING);
  }

  @Test
  void linksWithinThePlanAreKeptAsTheFilesThatTheyLeadTo() throws Exception {
    stage.steps("s", STEP).file("real.txt", "kept");
    Files.createSymbolicLink(stage.plan.resolve("link.txt"), Path.of("real.txt"));
    var run = stage.quiet("s");
    run.close();
    assertThat(copies().getFirst().resolve("link.txt")).hasContent("kept");
    stage.resume(run.snapshot().id());
  }
}
