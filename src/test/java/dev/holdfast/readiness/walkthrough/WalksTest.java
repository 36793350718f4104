package dev.holdfast.readiness.walkthrough;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.journal.Entry;
import dev.holdfast.plan.Checklist;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Walkthroughs as the record tells them: who, what, and the time that was worked.
class WalksTest {
  private static final Instant START = Instant.parse("2026-01-15T10:00:00Z");
  private final List<Entry> record = new ArrayList<>();

  @BeforeEach
  void setUp() {
    at(0, WalkEvent.of(WalkEvent.BEGAN, "w", "plan", "p", "title", "T", "by", "Ann", "count", 2L));
    at(0, WalkEvent.items("w", List.of(question("a", true), question("b", false))));
  }

  private static Question question(String id, boolean required) {
    return new Question(
        id, "g", "Group", "Title " + id, "Ask " + id, required, Checklist.Manner.DO_CONFIRM);
  }

  private void at(int minute, WalkEvent event) {
    record.add(
        new Entry(
            record.size() + 1,
            START.plus(Duration.ofMinutes(minute)),
            0,
            "boot",
            event.type(),
            event.data(),
            "h"));
  }

  private void answer(int minute, String item, Verdict verdict) {
    at(
        minute,
        WalkEvent.of(
            WalkEvent.ANSWERED,
            "w",
            "item",
            item,
            "verdict",
            verdict.word(),
            "text",
            "v",
            "by",
            "Ann",
            "seenBy",
            "Bo"));
  }

  private Walk walk() {
    return Walks.of(record).getFirst();
  }

  private static Instant minute(int minute) {
    return START.plus(Duration.ofMinutes(minute));
  }

  @Test
  void onlyTimeThatWasWorkedCounts() {
    at(10, WalkEvent.of(WalkEvent.LEFT, "w"));
    at(100, WalkEvent.of(WalkEvent.TAKEN_UP, "w", "by", "Ann"));
    assertThat(walk().elapsed(minute(105))).isEqualTo(Duration.ofMinutes(15));
    at(107, WalkEvent.of(WalkEvent.ENDED, "w", "by", "Ann"));
    assertThat(walk().elapsed(minute(900))).isEqualTo(Duration.ofMinutes(17));
    assertThat(walk().state()).isEqualTo(Walk.State.ENDED);
  }

  @Test
  void afterACrashTimeCountsUpToTheLastWord() {
    answer(7, "a", Verdict.RIGHT);
    at(100, WalkEvent.of(WalkEvent.TAKEN_UP, "w", "by", "Ann"));
    assertThat(walk().elapsed(minute(101))).isEqualTo(Duration.ofMinutes(8));
    assertThat(walk().atRest().elapsed(minute(500))).isEqualTo(Duration.ofMinutes(7));
  }

  @Test
  void aClockThatWasPutBackTakesNothingAway() {
    answer(7, "a", Verdict.RIGHT);
    assertThat(walk().elapsed(minute(-60))).isZero();
    at(-30, WalkEvent.of(WalkEvent.LEFT, "w"));
    assertThat(walk().elapsed(minute(0))).isZero();
  }

  @Test
  void completeIsNotGoodAndWhatIsSaidLastCounts() {
    assertThat(walk().answered()).isFalse();
    answer(1, "a", Verdict.WRONG);
    assertThat(walk().answered()).isTrue();
    assertThat(walk().good()).isFalse();
    answer(2, "a", Verdict.RIGHT);
    assertThat(walk().good()).isTrue();
    assertThat(walk().open()).extracting(Question::id).containsExactly("b");
    assertThat(walk().answer("a")).map(one -> one.said().seenBy()).isEqualTo(Optional.of("Bo"));
  }

  @Test
  void oneWithoutAllItsQuestionsNeverBegan() {
    record.removeLast();
    assertThat(Walks.of(record)).isEmpty();
    record.add(
        new Entry(9, START, 0, "b", "walkthrough.answered", Map.of("walkthrough", "x"), "h"));
    assertThat(Walks.of(record)).isEmpty();
  }
}
