package dev.holdfast.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// People hold 5 to 9 things in mind.
class ChunksTest {
  @Test
  void everyLongListIsCutIntoPiecesOfFiveToNine() {
    for (var size = 10; size <= 500; size++) {
      var items = IntStream.range(0, size).boxed().toList();
      var chunks = Chunks.of(items);
      assertThat(chunks).allMatch(chunk -> chunk.size() >= 5 && chunk.size() <= 9);
      assertThat(chunks.stream().flatMap(List::stream).toList()).isEqualTo(items);
    }
  }

  @Test
  void aShortListStaysWhole() {
    assertThat(Chunks.of(List.of())).isEmpty();
    assertThat(Chunks.of(IntStream.range(0, 9).boxed().toList())).hasSize(1);
    assertThat(Chunks.of(List.of(1, 2))).containsExactly(List.of(1, 2));
  }
}
