package dev.holdfast.incident;

import static dev.holdfast.incident.Story.minute;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The clocks, the state and the needs of a run, event by event.
class ClocksTest {
  private static final String MORE =
      """
      updates:
        - {id: staff, audience: Staff, channels: [chat], every: 30m, when: always}
        - {id: board, audience: Board, channels: [mail], every: 10m, when: major}
        - {id: press, audience: Press, channels: [mail], every: 5m, when: security}
      checklist:
        - id: group
          title: Group
          items:
            - {id: up, title: Up, check: fake.value, with: {thing: b}, is: up}
            - {id: asked, title: Asked, ask: Is it?}
            - {id: later, title: Later, ask: And?, required-for: nothing}
      """;

  @TempDir Path folder;
  private Story story;

  @BeforeEach
  void tellStory() {
    story =
        new Story(
            folder,
            MORE,
            "rpo: 15m\n",
            Story.PHASES,
            """
                - {id: a, title: A, action: fake.keyed, with: {thing: a}}
                - {id: b, title: B, ask: b, after: []}
                - {id: lock, title: L, ask: l, after: [], until: open}
                - {id: open, title: O, ask: o, after: [lock], gate: false}
            """);
  }

  @Test
  void elapsedCountsFromWhenImpactBegan() {
    assertThat(story.at(30).clocks().elapsed()).isEqualTo(Duration.ofMinutes(30));
    assertThat(story.at(30).clocks().left()).isEqualTo(Duration.ofMinutes(210));
    story.tell(30, "run.began", Map.of("began", minute(-60).toString()));
    assertThat(story.at(30).clocks().elapsed()).isEqualTo(Duration.ofMinutes(90));
    assertThat(story.at(300).clocks().left()).isEqualTo(Duration.ofHours(-2));
  }

  @Test
  void theRecoveryClockStopsAndStartsAgainOnRegression() {
    story.tell(40, "run.recovered", Map.of());
    assertThat(story.at(90).clocks().elapsed()).isEqualTo(Duration.ofMinutes(40));
    assertThat(story.at(90).clocks().recovered()).isTrue();
    assertThat(story.at(90).state()).isEqualTo(RunState.RECOVERED);
    story.tell(95, "run.regressed", Map.of("items", "up"));
    assertThat(story.at(100).clocks().elapsed()).isEqualTo(Duration.ofMinutes(100));
    assertThat(story.at(100).clocks().recovered()).isFalse();
  }

  @Test
  void lossIsFromTheRestoredPointToTheImpact() {
    assertThat(story.at(1).clocks().loss()).isNull();
    assertThat(story.at(1).clocks().lossMeasured()).isFalse();
    story.tell(5, "run.recovery-point", Map.of("point", minute(-12).toString()));
    assertThat(story.at(6).clocks().loss()).isEqualTo(Duration.ofMinutes(12));
    assertThat(story.at(6).clocks().lossMeasured()).isTrue();
    story.tell(7, "run.recovery-point", Map.of("point", minute(3).toString()));
    assertThat(story.at(8).clocks().loss()).as("it may hold the damage").isNull();
    assertThat(story.at(8).clocks().lossMeasured()).isFalse();
  }

  @Test
  void theNextUpdateIsTheEarliestThatApplies() {
    assertThat(story.at(1).clocks().nextUpdateTo()).isEqualTo("Staff");
    assertThat(story.at(1).clocks().nextUpdate()).isEqualTo(minute(30));
    story.tell(20, "update.sent", Map.of("update", "staff"));
    assertThat(story.at(21).clocks().nextUpdate()).isEqualTo(minute(50));
    story.tell(24, "update.sent", Map.of("update", "staff"));
    story.tell(25, "update.not-sent", Map.of("update", "staff", "because", "a stray key"));
    assertThat(story.at(26).clocks().nextUpdate()).isEqualTo(minute(50));
    story.tell(27, "update.not-sent", Map.of("update", "staff", "because", "nor this"));
    assertThat(story.at(28).clocks().nextUpdate()).isEqualTo(minute(30));
    assertThat(story.at(28).messages().getFirst().sent()).isNull();
    story.tell(29, "update.sent", Map.of("update", "staff"));
    story.tell(60, "run.recovered", Map.of());
    assertThat(story.at(61).clocks().nextUpdate()).isNull();
  }

  @Test
  void doubtComesBeforeFailureBeforeQuestions() {
    var problem = Map.of("code", "c", "what", "it broke", "why", "", "next", "");
    story.step(1, "step.needs", "b", "need", "answer", "ask", "b");
    assertThat(story.at(1).state()).isEqualTo(RunState.WAITING);
    story.step(2, "step.failed", "lock", "problem", problem);
    story.step(3, "step.intent", "a", "attempt", 1L, "effect", "keyed");
    assertThat(story.at(3).state()).isEqualTo(RunState.RUNNING);
    story.step(4, "step.outcome", "a", "result", "in-doubt", "problem", problem);
    var last = story.at(5);
    assertThat(last.state()).isEqualTo(RunState.IN_DOUBT);
    assertThat(last.needs().stream().map(Need::kind))
        .containsExactly(Need.Kind.RESOLVE, Need.Kind.RETRY, Need.Kind.ANSWER);
    assertThat(last.needs().getFirst().choices()).containsExactly("done", "not-done");
    story.tell(6, "run.stopped", Map.of());
    assertThat(story.at(7).state()).isEqualTo(RunState.IN_DOUBT);
    story.step(8, "step.resolved", "a", "happened", true, "because", "seen");
    assertThat(story.at(9).state()).isEqualTo(RunState.STOPPED);
  }

  @Test
  void theChecklistIsAskedOnceTheStepsAreSettled() {
    assertThat(story.at(1).needs()).isEmpty();
    for (var step : new String[] {"a", "b", "lock"}) story.step(2, "step.done", step);
    assertThat(story.at(3).needs().stream().map(Need::step)).containsExactly("asked");
    for (int reading = 1; reading <= 3; reading++) {
      story.tell(
          3,
          "item.read",
          Map.of("item", "up", "state", "failing", "value", "down", "readings", reading));
      assertThat(story.at(4).needs()).hasSize(reading < 3 ? 1 : 2);
    }
    story.tell(5, "item.ticked", Map.of("item", "asked", "value", "42", "by", "Ann"));
    story.tell(5, "item.overridden", Map.of("item", "up", "because", "known", "by", "Ann"));
    assertThat(story.at(6).needs()).isEmpty();
    assertThat(story.at(6).items().stream().filter(ItemView::settled).map(ItemView::id))
        .containsExactly("up", "asked");
  }

  @Test
  void anItemThatWasVerifiedAndFailsHasRegressed() {
    story.tell(1, "item.read", Map.of("item", "up", "state", "failing", "value", "down"));
    assertThat(story.at(1).items().getFirst().state()).isEqualTo(ItemView.State.FAILING);
    story.tell(2, "item.read", Map.of("item", "up", "state", "passing", "value", "up"));
    story.tell(3, "item.read", Map.of("item", "up", "state", "unknown", "value", "no answer"));
    assertThat(story.at(3).items().getFirst().state()).isEqualTo(ItemView.State.UNKNOWN);
    story.tell(4, "item.read", Map.of("item", "up", "state", "failing", "value", "down"));
    assertThat(story.at(4).items().getFirst().state()).isEqualTo(ItemView.State.REGRESSED);
  }

  @Test
  void whatIsTemporaryIsOwedUntilItIsLifted() {
    story.step(1, "step.done", "lock");
    assertThat(story.at(2).owed()).anyMatch(owed -> owed.startsWith("lock is still in force"));
    story.step(3, "step.done", "open");
    assertThat(story.at(4).owed()).noneMatch(owed -> owed.startsWith("lock"));
  }
}
