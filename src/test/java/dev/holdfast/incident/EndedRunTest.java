package dev.holdfast.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A run that was stopped or interrupted: what stands still, what still stands, what was to be
/// seen.
class EndedRunTest {
  @TempDir Path folder;
  private Story story;

  @BeforeEach
  void setUp() {
    story =
        new Story(
            folder,
            "",
            Story.PHASES,
            """
                - {id: lock, title: Lock, action: fake.keyed, with: {thing: l}, until: open}
                - id: a
                  title: Act
                  action: fake.keyed
                  with: {thing: a}
                  verify: [{check: fake.value, with: {thing: a}, is: up, within: 10m}]
                - {id: w, title: Wait, wait: {check: fake.value, with: {thing: w}, is: up}, after: []}
                - {id: b, title: After, ask: b, after: [a]}
                - {id: open, title: Open, action: fake.keyed, with: {thing: l}, requires: [a], after: [b]}
            """,
            "- title: Two\n  steps:\n",
            "    - {id: z, title: Last, ask: z}\n");
    story.step(1, "step.intent", "lock", "attempt", 1L, "effect", "keyed");
    story.step(1, "step.done", "lock");
  }

  private void accepted() {
    story.step(2, "step.intent", "a", "attempt", 1L, "effect", "keyed");
    assertThat(step("a").unanswered()).isTrue();
    story.step(3, "step.outcome", "a", "result", "done", "evidence", "ok");
  }

  private StepView step(String name) {
    return story.at(4).steps().stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theClockOfAStoppedRunStandsStillAndNothingIsForecast() {
    accepted();
    assertThat(story.at(9).clocks().left()).isEqualTo(Duration.ofMinutes(231));
    story.tell(10, "run.stopped", Map.of());
    var later = story.at(40);
    assertThat(later.clocks().over()).isEqualTo(Story.minute(10));
    assertThat(later.clocks().left()).isEqualTo(Duration.ofMinutes(230));
    assertThat(later.clocks().recovered()).isFalse();
    assertThat(later.expected()).isEmpty();
    story.tell(50, "run.closed", Map.of("because", "over"));
    assertThat(story.at(60).clocks().over()).isEqualTo(Story.minute(10));
  }

  @Test
  void aRunThatRecoveredEndsWithItsRecovery() {
    story.tell(20, "run.recovered", Map.of());
    story.tell(30, "run.closed", Map.of("because", "done"));
    assertThat(story.at(40).clocks().over()).isNull();
    assertThat(story.at(40).clocks().elapsed()).isEqualTo(Duration.ofMinutes(20));
  }

  @Test
  void whatIsInForcePromisesNothingThatWillNotRun() {
    assertThat(story.at(2).inForce()).containsExactly("lock");
    assertThat(story.at(2).owed()).containsExactly("lock is still in force: open lifts it");
    story.tell(10, "run.stopped", Map.of());
    assertThat(story.at(11).owed())
        .containsExactly(
            "lock is still in force, and open, which would lift it, will not run: lift it by hand");
  }

  /// A decision lifts nothing by itself: what it starts does.
  @Test
  void whatADecisionLeavesAloneStaysInForce() {
    var told =
        new Story(
            folder.resolve("told"),
            "",
            Story.PHASES,
            """
                - {id: lock, title: Lock, action: fake.keyed, with: {thing: l}, until: choose}
                - {id: choose, title: Choose, decide: {question: Keep?, branches: {keep: end, go: sub}}}
            """);
    told.step(1, "step.intent", "lock", "attempt", 1L, "effect", "keyed");
    told.step(1, "step.done", "lock");
    told.step(2, "step.needs", "choose", "need", "decide", "ask", "Keep?");
    assertThat(told.at(2).needs().getFirst().ways())
        .containsEntry("keep", "starts nothing more; stays in force: Lock");
    told.step(3, "step.decided", "choose", "branch", "keep");
    told.step(3, "step.done", "choose");
    assertThat(told.at(4).inForce()).containsExactly("lock");
    assertThat(told.at(4).stays()).containsExactly("lock");
    assertThat(told.at(4).owed())
        .containsExactly(
            "lock stays in force, as decided in choose (keep): lift it by hand when that is over");
  }

  @Test
  void aChangeStaysUntilItIsLiftedOrPutBack() {
    assertThat(story.at(2).stays()).containsExactly("lock");
    accepted();
    assertThat(story.at(4).stays()).containsExactly("lock", "a");
    var problem = Map.of("code", "c", "what", "it broke", "why", "", "next", "");
    story.step(4, "step.failed", "a", "problem", problem);
    story.tell(10, "run.stopped", Map.of());
    assertThat(story.at(11).stays()).containsExactly("lock", "a");
    story.step(12, "step.undone", "a");
    assertThat(story.at(13).stays()).containsExactly("lock");
  }

  @Test
  void theCardSaysWhatWasToBeSeenWhenItBrokeOff() {
    accepted();
    story.step(3, "step.started", "w");
    story.tell(5, "run.opened", Map.of());
    var card = Objects.requireNonNull(story.at(6).resume());
    assertThat(card.inFlight()).isEmpty();
    assertThat(card.awaited()).containsExactly("2 Act", "3 Wait");
    story.step(7, "step.intent", "open", "attempt", 1L, "effect", "keyed");
    story.tell(8, "run.opened", Map.of());
    card = Objects.requireNonNull(story.at(9).resume());
    assertThat(card.inFlight()).containsExactly("5 Open");
  }

  @Test
  void aSkipSaysWhatFollows() {
    accepted();
    var problem = Map.of("code", "c", "what", "it broke", "why", "", "next", "");
    story.step(4, "step.failed", "a", "problem", problem);
    var need = story.at(5).needs().getFirst();
    assertThat(need.kind()).isEqualTo(Need.Kind.RETRY);
    assertThat(Objects.requireNonNull(need.ways().get("skip")).lines())
        .contains(
            "What it sent stays as it is; nothing is put back",
            "Will be blocked, since it requires this one: Open",
            "Goes on without it: After")
        .anyMatch(line -> line.startsWith("Not seen: "));
    story.step(5, "step.failed", "open", "problem", problem);
    var lifts = List.copyOf(story.at(6).needs()).getLast();
    assertThat(lifts.ways().get("skip"))
        .contains("Stays in force, since this one lifts it: Lock")
        .contains("Goes on without it: phase Two");
  }
}
