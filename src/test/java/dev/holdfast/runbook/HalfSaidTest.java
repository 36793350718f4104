package dev.holdfast.runbook;

import static dev.holdfast.runbook.Stage.say;
import static dev.holdfast.runbook.Stage.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.RunState;
import dev.holdfast.incident.StepStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A crash between a person's word and what follows from it.
class HalfSaidTest extends OnStage {
  /// The home as it is on disk at the moment at which an event is on record, and nothing after it.
  private Stage torn(Run run, String type, Runnable words) {
    var to = folder.resolve("torn");
    ((Drive) run)
        .ledger()
        .listen(
            event -> {
              if (event.type().equals(type)) copy(stage.homeFolder, to.resolve("home"));
            });
    words.run();
    return new Stage(to, stage.clock());
  }

  private static void copy(Path from, Path to) {
    try (var files = Files.walk(from)) {
      Files.createDirectories(to.getParent());
      for (var file : files.toList()) {
        var target = to.resolve(from.relativize(file).toString());
        if (!Files.exists(target) || Files.isRegularFile(target)) {
          Files.deleteIfExists(target);
          Files.copy(file, target);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void enoughApprovalsAreEnoughAfterIt() throws InterruptedException {
    stage.steps(
        "s",
        """
        - {id: ok, title: Go, approve: {count: 2, roles: [lead, backend]}}
        - {id: a, title: A, action: fake.keyed, with: {thing: a}}
        """);
    var run = stage.quiet("s");
    say(run, new Command.Approve("ok"), Stage.ANN);
    try (var torn =
        torn(run, "step.approved", () -> run.submit(new Command.Approve("ok"), Stage.BOB))) {
      var again = torn.resume(run.snapshot().id());
      again.awaitQuiet();
      assertThat(status(again, "ok")).isEqualTo(StepStatus.DONE);
      assertThat(torn.world.effects).containsExactly("a");
      assertThat(again.snapshot().state()).isEqualTo(RunState.RECOVERED);
    }
  }

  /// Left out for a failure that is not on record: read again, the step is done.
  @Test
  void whatWasLeftOutForNothingHasItsTurn() throws InterruptedException {
    stage.world.then("a", ScriptedConnector.End.REFUSED);
    stage.steps(
        "s",
        """
        - {id: q, title: Q, ask: Well?}
        - {id: a, title: A, action: fake.keyed, with: {thing: a}, on-failure: {goto: z}}
        - {id: b, title: B, action: fake.keyed, with: {thing: b}}
        - {id: z, title: Z, action: fake.keyed, with: {thing: z}}
        """);
    var run = stage.quiet("s");
    Runnable words =
        () -> {
          run.submit(new Command.Answer("q", "yes"), Stage.ANN);
          try {
            run.awaitQuiet();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
    try (var torn = torn(run, "step.skipped", words)) {
      assertThat(status(run, "b")).isEqualTo(StepStatus.SKIPPED);
      var again = torn.resume(run.snapshot().id());
      again.awaitQuiet();
      say(again, new Command.Resolve("a", false, "it did not"));
      say(again, new Command.Retry("a"));
      assertThat(torn.world.effects).containsExactly("a", "b", "z");
    }
    var after = stage.resume(closed(run));
    after.awaitQuiet();
    assertThat(status(after, "b")).as("left out for a failure").isEqualTo(StepStatus.SKIPPED);
  }

  private static String closed(Run run) {
    run.close();
    return run.snapshot().id();
  }

  @Test
  void aListThatWasGivenIsTheListAfterIt() throws InterruptedException {
    stage.scenario(
        "s",
        "checklist: []\ninputs:\n- {id: all, kind: list, title: All, default: [x, y]}\n",
        "phases:\n- title: P\n  steps:\n",
        "  - {id: each, title: E, for-each: '${all}', action: fake.dangerous, with: {thing: '${item}'}}\n");
    var run = stage.quiet("s");
    try (var torn =
        torn(run, "run.input", () -> run.submit(new Command.Input("all", "x, z"), Stage.ANN))) {
      var again = torn.resume(run.snapshot().id());
      again.awaitQuiet();
      assertThat(status(again, "each[y]")).isEqualTo(StepStatus.SKIPPED);
      assertThat(status(again, "each[z]")).isEqualTo(StepStatus.WAITING);
    }
  }

  /// Between leaving out an item of a list and what is in it: nothing of it is done after that.
  @Test
  void anItemThatWasHalfLeftOutIsLeftOut() throws InterruptedException {
    stage
        .scenario(
            "s",
            "checklist: []\ninputs:\n- {id: all, kind: list, title: All, default: [x, y]}\n",
            "phases:\n- title: P\n  steps:\n",
            "  - {id: each, title: E, for-each: '${all}', run: one, inputs: {where: '${item}'}}\n")
        .scenario(
            "one",
            "checklist: []\ninputs:\n- {id: where, kind: text, title: W}\n",
            "phases:\n- title: P\n  steps:\n",
            "  - {id: ok, title: Go, approve: {count: 2, roles: [lead, backend]}, after: []}\n",
            "  - {id: late, title: L, ask: 'Late?', after: []}\n",
            "  - {id: a, title: A, action: fake.keyed, with: {thing: '${where}'}, after: [late]}\n",
            "  - {id: b, title: B, action: fake.dangerous, with: {thing: 'b-${where}'}, after: [ok]}\n");
    var run = stage.quiet("s");
    say(run, new Command.Approve("each[y]/ok"), Stage.ANN);
    // What the item holds is left out behind it: the first line is all that is on record.
    try (var torn = first(run, () -> run.submit(new Command.Input("all", "x"), Stage.ANN))) {
      var again = torn.resume(run.snapshot().id());
      again.awaitQuiet();
      for (var step : List.of("", "/ok", "/late", "/a", "/b")) {
        assertThat(status(again, "each[y]" + step)).as(step).isEqualTo(StepStatus.SKIPPED);
      }
      assertThat(status(again, "each[x]/ok")).isEqualTo(StepStatus.WAITING);
    }
  }

  /// What was left out for a failure that is not on record has its turn after a crash; not where it
  /// stands in an item that is no longer in its list.
  @Test
  void whatStandsInAnItemThatWasLeftOutHasNoTurn() throws InterruptedException {
    stage
        .scenario(
            "s",
            "checklist: []\ninputs:\n- {id: all, kind: list, title: All, default: [x]}\n",
            "phases:\n- title: P\n  steps:\n",
            "  - {id: q, title: Q, ask: 'Well?', after: []}\n",
            "  - {id: each, title: E, for-each: '${all}', run: one, after: []}\n")
        .scenario(
            "one",
            "checklist: []\n",
            "phases:\n- title: P\n  steps:\n",
            "  - {id: go, title: G, ask: 'Go?'}\n",
            "  - {id: w, title: W, wait: {check: fake.value, with: {thing: no}, is: up, within: 5s}, on-failure: {goto: z}}\n",
            "  - {id: b, title: B, ask: 'And?'}\n",
            "  - {id: z, title: Z, ask: 'Then?'}\n");
    var run = stage.quiet("s");
    try (var torn =
        first(run, () -> run.submit(new Command.Answer("each[x]/go", "yes"), Stage.ANN))) {
      try (var visit = torn.incidents().visit(run.snapshot().id(), Map.of())) {
        assertThat(visit.submit(new Command.Input("all", "y"), Stage.ANN)).isEmpty();
        assertThat(status(visit, "each[x]")).isEqualTo(StepStatus.SKIPPED);
      }
      var again = torn.resume(run.snapshot().id());
      again.awaitQuiet();
      assertThat(status(again, "each[x]/b")).isEqualTo(StepStatus.SKIPPED);
      assertThat(status(again, "each[x]")).isEqualTo(StepStatus.SKIPPED);
    }
  }

  /// The home as it is on disk when the first line of its kind is on record.
  private Stage first(Run run, Runnable words) throws InterruptedException {
    var to = folder.resolve("torn-first");
    ((Drive) run)
        .ledger()
        .listen(
            event -> {
              if (event.type().equals("step.skipped") && !Files.exists(to))
                copy(stage.homeFolder, to.resolve("home"));
            });
    words.run();
    run.awaitQuiet();
    return new Stage(to, stage.clock());
  }
}
