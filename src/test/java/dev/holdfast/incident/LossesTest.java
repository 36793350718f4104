package dev.holdfast.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A store that is restored more than once in a run.
class LossesTest {
  @TempDir Path folder;
  private Story story;

  @BeforeEach
  void restored() {
    story = new Story(folder, "", Story.PHASES, "    - {id: a, title: A, ask: a}\n");
    loss(5, "first", -20);
    loss(15, "second", -80);
  }

  private void loss(long minute, String step, long moment) {
    var at = Story.DECLARED.plus(Duration.ofMinutes(moment)).toString();
    story.step(minute, "run.loss", step, "store", "db", "moment", at, "said", at);
  }

  private LossView told() {
    return story.fold.losses().getFirst();
  }

  @Test
  void theLastRestoreCountsAndBothAreKnown() {
    assertThat(told().restored()).isEqualTo("second");
    assertThat(told().loss()).isEqualTo(Duration.ofMinutes(80));
    assertThat(story.fold.lossMeasured("db", "first")).as("not read again").isTrue();
    assertThat(story.fold.lossMeasured("db", "second")).isTrue();
  }

  /// What the marker of the one before says later is not of the store as it is.
  @Test
  void aReadingOfTheOneBeforeDoesNotTakeItsPlace() {
    story.step(20, "run.loss", "first", "store", "db", "said", "its marker cannot be read");
    assertThat(told().restored()).isEqualTo("second");
    assertThat(told().loss()).isEqualTo(Duration.ofMinutes(80));
  }

  @Test
  void aRestoreThatIsDoneAgainIsMeasuredAgain() {
    story.step(20, "step.retried", "first");
    assertThat(story.fold.lossMeasured("db", "first")).isFalse();
    loss(25, "first", -10);
    assertThat(told().loss()).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void whatWasPutBackHasNoLoss() {
    story.step(20, "step.undone", "second");
    assertThat(told().loss()).isEqualTo(Duration.ofMinutes(20));
    story.tell(21, "step.undone", Map.of("step", "first"));
    assertThat(story.fold.losses()).allMatch(one -> one.loss() == null);
  }

  /// One figure for all stores: the worst, not the last that answered.
  @Test
  void theClockShowsTheWorstOfAllStores() {
    var at = Story.DECLARED.minusSeconds(60).toString();
    story.step(20, "run.loss", "other", "store", "files", "moment", at, "said", at);
    assertThat(story.at(21).clocks().loss()).isEqualTo(Duration.ofMinutes(80));
  }
}
