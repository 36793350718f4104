package dev.holdfast.runbook;

import static dev.holdfast.runbook.Stage.say;
import static dev.holdfast.runbook.Stage.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.kernel.ProblemException;
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
    assertThatThrownBy(() -> stage.incidents().visit(id, Map.of()))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("is not it any more");
    assertThat(stage.incidents().show(id).trouble()).contains("is not it any more");
    assertThat(stage.world.effects).isEmpty();
  }

  @Test
  void aCopyThatCannotEvenBeReadIsSaidToBeDamaged() throws Exception {
    var id = waiting();
    Files.writeString(copies().getFirst().resolve("plan.yaml"), "\0");
    assertThatThrownBy(() -> stage.incidents().show(id)).hasMessageContaining("is not it any more");
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
