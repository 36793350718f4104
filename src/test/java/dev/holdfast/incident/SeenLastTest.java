package dev.holdfast.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What stands beside a step that goes on, and what stays when it has ended.
class SeenLastTest {
  @TempDir Path folder;

  private Story begun() {
    return new Story(folder, "", Story.PHASES + "    - {id: a, title: A, ask: a}\n")
        .step(0, "step.intent", "a", "attempt", 1);
  }

  private static String seen(Story story) {
    return story.at(9).steps().getFirst().evidence();
  }

  @Test
  void aStepThatGoesOnShowsWhatWasSeenLast() {
    var story = begun().step(1, "step.progress", "a", "text", "creating");
    assertThat(seen(story)).isEqualTo("creating");
    story.step(2, "step.check", "a", "index", 0, "state", "failing", "value", "backing-up");
    assertThat(seen(story)).isEqualTo("backing-up");
  }

  @Test
  void whatComesLateDoesNotWriteOverHowAStepEnded() {
    var story =
        begun()
            .step(1, "step.done", "a", "verified", true, "evidence", "available")
            .step(2, "step.progress", "a", "text", "creating");
    assertThat(seen(story)).isEqualTo("available");
  }
}
