package dev.holdfast.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.RunState;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.kernel.ManualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody sets the laptop's clock, or closes the lid, while a recovery runs.
class ClockJumpsTest {
  private static final Duration LOOK = Duration.ofSeconds(6);
  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-22T10:00:00Z"));
  @TempDir Path folder;
  private Stage stage;

  @BeforeEach
  void setUp() {
    stage = new Stage(folder, clock);
  }

  @AfterEach
  void tearDown() {
    stage.close();
  }

  /// Time passes until something is true: whoever sleeps by this clock has to get to sleep first.
  private void passUntil(java.util.function.BooleanSupplier condition) {
    Stage.await(
        () -> {
          if (condition.getAsBoolean()) return true;
          clock.advance(Duration.ofMillis(50));
          return false;
        });
  }

  private static List<String> told(Snapshot snapshot, String type) {
    return snapshot.timeline().stream()
        .filter(line -> line.type().equals(type))
        .map(Snapshot.TimelineLine::text)
        .toList();
  }

  @Test
  void aStepOfTheWallClockIsOnRecordAndMovesNoTimer() {
    stage.steps("s", "- {id: w, title: W, wait: {lasting: 2h}}\n");
    var run = stage.start("s");
    Stage.await(() -> Stage.status(run, "w") != StepStatus.PLANNED);
    var before = run.snapshot().clocks().elapsed();
    clock.stepWall(Duration.ofHours(3));
    passUntil(() -> !told(run.snapshot(), "run.clock-stepped").isEmpty());
    assertThat(told(run.snapshot(), "run.clock-stepped"))
        .singleElement()
        .asString()
        .contains("3 h forward");
    assertThat(Stage.status(run, "w")).isNotEqualTo(StepStatus.DONE);
    assertThat(run.snapshot().clocks().elapsed().minus(before)).isLessThan(Duration.ofHours(1));
    var entry =
        stage.record(run.snapshot().id()).stream()
            .filter(e -> e.type().equals("run.clock-stepped"))
            .findFirst()
            .orElseThrow();
    assertThat(entry.data().get("by-seconds")).hasToString("10800.0");
  }

  @Test
  void suspendedTimeCountsAndIsOnRecord() {
    stage.steps("s", "- {id: w, title: W, wait: {lasting: 2h}}\n");
    var run = stage.start("s");
    Stage.await(() -> Stage.status(run, "w") != StepStatus.PLANNED);
    clock.suspend(Duration.ofHours(2).plus(LOOK));
    passUntil(() -> run.snapshot().state() == RunState.RECOVERED);
    assertThat(Stage.status(run, "w")).isEqualTo(StepStatus.DONE);
    assertThat(told(run.snapshot(), "run.suspended"))
        .singleElement()
        .asString()
        .contains("suspended for 2 h");
    assertThat(told(run.snapshot(), "run.clock-stepped")).isEmpty();
    assertThat(run.snapshot().clocks().elapsed()).isGreaterThanOrEqualTo(Duration.ofHours(2));
  }

  @Test
  void aStepWhileNobodyLookedIsToldWhenTheRunIsTakenUpAgain() {
    stage.steps("s", "- {id: q, title: Q, ask: Well?}\n");
    var run = stage.start("s");
    Stage.await(() -> Stage.status(run, "q") == StepStatus.WAITING);
    var id = run.snapshot().id();
    run.close();
    clock.advance(Duration.ofMinutes(5));
    clock.stepWall(Duration.ofMinutes(-30));
    var again = stage.resume(id);
    assertThat(told(again.snapshot(), "run.clock-stepped"))
        .singleElement()
        .asString()
        .contains("30 min back");
  }
}
