package dev.holdfast.runbook;

import static dev.holdfast.runbook.Stage.say;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.Mode;
import dev.holdfast.journal.Entry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// In a fast rehearsal a moment of the program's own is minutes: run time begins with the work.
class RehearsedTimeTest {
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

  private List<Entry> record(Run run) {
    return stage.record(run.snapshot().id());
  }

  private static Instant at(List<Entry> record, String type) {
    return record.stream()
        .filter(entry -> entry.type().equals(type))
        .findFirst()
        .map(RehearsedTimeTest::at)
        .orElseThrow();
  }

  private static Instant at(Entry entry) {
    return Instant.parse(String.valueOf(entry.data().get("at")));
  }

  @Test
  void theFirstStepBeginsWithTheDeclaration() throws InterruptedException {
    stage.steps("s", "- {id: a, title: A, ask: Well?}\n");
    var run = stage.start("s", Mode.REHEARSAL, Map.of());
    run.awaitQuiet();
    assertThat(at(record(run), "step.needs")).isEqualTo(at(record(run), "run.declared"));
    say(run, new Command.Answer("a", "well"));
    assertThat(at(record(run), "step.done")).isAfter(at(record(run), "run.declared"));
  }

  @Test
  void theTimeInWhichItDidNotRunDoesNotCount() throws InterruptedException {
    stage.steps("s", "- {id: a, title: A, ask: Well?}\n- {id: b, title: B, ask: Well?}\n");
    var run = stage.start("s", Mode.REHEARSAL, Map.of());
    run.awaitQuiet();
    var id = run.snapshot().id();
    run.close();
    var left = at(stage.record(id).getLast());
    var again = stage.resume(id);
    again.awaitQuiet();
    assertThat(at(record(again), "run.opened")).isEqualTo(left);
    say(again, new Command.Answer("a", "well"));
    assertThat(at(record(again), "step.done")).isAfter(left);
  }

  @Test
  void leavingIsOnRecordWithItsMomentAndTheRunGoesOnFromIt() throws InterruptedException {
    stage.steps("s", "- {id: a, title: A, ask: Well?}\n");
    var run = stage.start("s", Mode.REHEARSAL, Map.of());
    run.awaitQuiet();
    var id = run.snapshot().id();
    var before = run.snapshot().clocks().now();
    run.close();
    var left = at(stage.record(id), "run.left");
    assertThat(left).isAfterOrEqualTo(before);
    var standing = stage.incidents().atRest(id);
    assertThat(standing.left()).isTrue();
    assertThat(standing.run().clocks().now()).isEqualTo(left);
    var again = stage.resume(id);
    again.awaitQuiet();
    assertThat(at(record(again), "run.opened")).isEqualTo(left);
    assertThat(stage.incidents().atRest(id).left()).isFalse();
  }

  @Test
  void whatIsOverIsNotLeft() throws InterruptedException {
    stage.steps("s", "- {id: a, title: A, ask: Well?}\n");
    var run = stage.start("s", Mode.REHEARSAL, Map.of());
    run.awaitQuiet();
    say(run, new Command.Stop());
    var id = run.snapshot().id();
    run.close();
    assertThat(stage.types(id)).contains("run.stopped").doesNotContain("run.left");
  }
}
