package dev.holdfast.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a plan says that a rehearsal is told.
class RehearsedTest {
  private static final String INPUTS =
      """
      inputs:
      - {id: from, kind: instant, title: From, rehearsed: 20m}
      - {id: groups, kind: list, title: Groups, rehearsed: [sg-1, sg-2]}
      - {id: free, kind: text, title: Free}
      """;

  @TempDir Path folder;

  private Story story() {
    return new Story(folder, "", INPUTS + Story.PHASES + "    - {id: a, title: A, ask: a}\n");
  }

  @Test
  void aRehearsalKnowsThem() {
    var story = story();
    story.tell(0, "run.declared", Map.of("incident", "i", "mode", "rehearsal", "by", "Ann"));
    assertThat(story.at(0).inputs())
        .extracting(InputView::sample)
        .containsExactly(Story.minute(0).minus(Duration.ofMinutes(20)).toString(), "sg-1,sg-2", "");
  }

  /// A made-up value must never be offered where it would be sent somewhere.
  @Test
  void aLiveRunNeverSeesThem() {
    assertThat(story().at(0).inputs()).extracting(InputView::sample).containsOnly("");
  }
}
