package dev.holdfast.incident;

import static dev.holdfast.incident.Story.minute;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// When it will be over, worked out by hand.
class ForecastTest {
  @TempDir Path folder;
  private Story story;

  @BeforeEach
  void tellStory() {
    story =
        new Story(
            folder,
            "",
            Story.PHASES,
            """
                - {id: a, title: A, ask: a, estimate: 10m}
                - {id: b, title: B, ask: b, estimate: 20m, after: []}
                - {id: c, title: C, ask: c, estimate: 30m, after: [a, b]}
            """);
  }

  private static List<Duration> minutes(int... minutes) {
    return Arrays.stream(minutes).mapToObj(Duration::ofMinutes).toList();
  }

  private Forecast.Range<Instant> end(long minute, Map<String, List<Duration>> past) {
    return Forecast.end(story.fold, past, minute(minute));
  }

  @Test
  void estimatesCountOnceAndOneAndAHalfTimes() {
    assertThat(end(0, Map.of())).isEqualTo(new Forecast.Range<>(minute(50), minute(75)));
  }

  @Test
  void pastDurationsCountByMedianAndNearestRank() {
    var ten = minutes(10, 1, 9, 2, 8, 3, 7, 4, 6, 5);
    assertThat(end(0, Map.of("c", ten))).isEqualTo(new Forecast.Range<>(minute(25), minute(39)));
    assertThat(end(0, Map.of("c", minutes(4))))
        .isEqualTo(new Forecast.Range<>(minute(24), minute(34)));
    assertThat(end(0, Map.of("c", minutes(7, 3, 5))))
        .isEqualTo(new Forecast.Range<>(minute(25), minute(37)));
  }

  @Test
  void whatIsDoneNoLongerCounts() {
    story.step(5, "step.done", "b", "verified", true);
    assertThat(end(5, Map.of())).isEqualTo(new Forecast.Range<>(minute(45), minute(65)));
  }

  @Test
  void whatIsInFlightCountsForWhatItStillTakes() {
    story.step(0, "step.started", "b").step(0, "step.done", "a");
    assertThat(end(15, Map.of())).isEqualTo(new Forecast.Range<>(minute(50), minute(75)));
  }

  @Test
  void whatIsPastItsTimeIsExpectedAtItsLateEndThenAtAnyMoment() {
    story.step(0, "step.started", "b").step(0, "step.done", "a");
    assertThat(end(25, Map.of()).p50()).isEqualTo(minute(60));
    assertThat(end(40, Map.of())).isEqualTo(new Forecast.Range<>(minute(70), minute(85)));
  }

  @Test
  void waitingForAConfirmationIsNoWork() {
    story.step(0, "step.done", "b").step(0, "step.previewed", "a");
    story.step(0, "step.needs", "a", "need", "confirm");
    assertThat(end(40, Map.of())).isEqualTo(new Forecast.Range<>(minute(80), minute(100)));
    assertThat(story.fold.step("a").started()).isNull();
    story.step(45, "step.confirmed", "a").step(45, "step.intent", "a", "attempt", 1);
    assertThat(end(50, Map.of())).isEqualTo(new Forecast.Range<>(minute(85), minute(105)));
    story.step(52, "step.done", "a");
    assertThat(story.fold.step("a").started()).isEqualTo(minute(45));
    assertThat(story.fold.step("a").worked(minute(90))).isEqualTo(Duration.ofMinutes(7));
  }

  @Test
  void waitingForAResolutionIsNoWork() {
    story.step(0, "step.done", "b").step(0, "step.intent", "a", "attempt", 1);
    story.step(4, "step.outcome", "a", "result", "in-doubt");
    assertThat(end(60, Map.of()).p50()).isEqualTo(minute(96));
    story.step(60, "step.resolved", "a", "happened", true);
    assertThat(end(62, Map.of()).p50()).isEqualTo(minute(96));
    story.step(63, "step.done", "a");
    assertThat(story.fold.step("a").worked(minute(90))).isEqualTo(Duration.ofMinutes(7));
  }

  @Test
  void waitingForALookInPlaceOfACheckIsNoWork() {
    story.step(0, "step.done", "b").step(0, "step.intent", "a", "attempt", 1);
    story.step(3, "step.outcome", "a", "result", "done");
    story.step(3, "step.needs", "a", "need", "answer", "sees", "0");
    assertThat(end(30, Map.of()).p50()).isEqualTo(minute(67));
    story.step(30, "step.stated", "a", "sees", "0", "value", "up").step(30, "step.done", "a");
    assertThat(story.fold.step("a").worked(minute(30))).isEqualTo(Duration.ofMinutes(3));
  }

  @Test
  void whatAPersonDoesIsWorkFromTheQuestionOn() {
    story.step(0, "step.done", "b").step(0, "step.needs", "a", "need", "answer");
    assertThat(end(6, Map.of()).p50()).isEqualTo(minute(40));
    assertThat(story.fold.step("a").started()).isEqualTo(minute(0));
  }

  @Test
  void whatFailedHasItsWholeLengthBeforeIt() {
    story.step(0, "step.done", "b").step(0, "step.intent", "a", "attempt", 1);
    story.step(6, "step.failed", "a", "goOn", false);
    assertThat(end(7, Map.of()).p50()).isEqualTo(minute(47));
    story.step(20, "step.retried", "a").step(20, "step.intent", "a", "attempt", 2);
    assertThat(end(24, Map.of()).p50()).isEqualTo(minute(60));
  }

  /// That what a wait looks for comes without what was left out before it is not known.
  @Test
  void aWaitNamesTheChangesBeforeItThatWereNotMade() {
    story =
        new Story(
            folder.resolve("waits"),
            "",
            Story.PHASES,
            """
                - {id: read, title: Read, action: fake.reads}
                - {id: a, title: A, action: fake.keyed, with: {thing: a}}
                - {id: b, title: B, action: fake.keyed, with: {thing: b}}
                - {id: c, title: C, action: fake.keyed, with: {thing: c}}
                - {id: w, title: W, wait: {check: fake.value, with: {thing: w}, is: up, within: 9m}}
                - {id: d, title: D, action: fake.keyed, with: {thing: d}}
            """);
    story.step(1, "step.intent", "read", "attempt", 1L, "effect", "reads");
    story.step(1, "step.failed", "read", "goOn", true);
    story.step(1, "step.intent", "a", "attempt", 1L, "effect", "keyed").step(2, "step.done", "a");
    story.step(3, "step.skipped", "c", "because", "not needed now", "unneeded", true);
    assertThat(without("w")).isEmpty();
    story.step(4, "step.skipped", "b", "because", "drill: the plan leaves it out");
    assertThat(without("w")).containsExactly("b");
    story.step(5, "step.failed", "a", "goOn", true);
    assertThat(without("w")).containsExactly("a", "b");
    assertThat(without("d")).isEmpty();
  }

  private List<String> without(String step) {
    return Objects.requireNonNull(story.at(6).expected().get(step)).without();
  }

  @Test
  void aRecoveredRunHasNoForecast() {
    assertThat(story.at(1).clocks().forecastFrom()).isEqualTo(minute(51));
    for (var step : List.of("a", "b", "c")) story.step(30, "step.done", step);
    story.tell(31, "run.recovered", Map.of());
    assertThat(story.at(40).clocks().forecastFrom()).isNull();
    assertThat(story.at(40).clocks().forecastTo()).isNull();
  }
}
