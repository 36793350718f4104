package dev.holdfast.ui.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.Snapshot;
import dev.holdfast.ui.Story;
import java.time.Instant;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

  @Test
  void theDayStandsWhereItChanges() {
    var night =
        Stream.of(
                "2026-11-23T00:12:00Z",
                "2026-11-23T00:01:00Z",
                "2026-11-22T23:58:00Z",
                "2026-11-22T23:40:00Z")
            .map(Instant::parse)
            .map(RecordModelTest::line)
            .toList();
    assertThat(IntStream.range(0, 4).mapToObj(at -> RecordModel.day(night, at)))
        .containsExactly("2026-11-23", "", "2026-11-22", "");
    assertThat(RecordModel.day(night, -1)).isEmpty();
  }

  private static Snapshot.TimelineLine line(Instant at) {
    return new Snapshot.TimelineLine(1, at, "run.noted", "", "noted", "M. O.");
  }
}
