package dev.holdfast.ui.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.ui.Story;
import org.junit.jupiter.api.Test;

/// Searching the record.
class RecordModelTest {
  @Test
  void newestFirstAndEveryWordCounts() {
    var run = Story.live().snapshot();
    assertThat(RecordModel.lines(run, "").getFirst().seq()).isEqualTo(40);
    assertThat(RecordModel.lines(run, " creating  HOLDFAST ")).hasSize(13);
    assertThat(RecordModel.lines(run, "creating w.")).isEmpty();
  }
}
