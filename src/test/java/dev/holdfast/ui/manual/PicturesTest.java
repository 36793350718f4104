package dev.holdfast.ui.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PicturesTest {
  /// Two searches through the whole manual would hold all of them.
  @Test
  void threeAreKeptAndThoseThatWereShownLast() {
    var kept = new Pictures.Latest<Integer>();
    for (var name : List.of("a", "b", "c", "a", "d")) kept.computeIfAbsent(name, _ -> 1);
    assertThat(kept.keySet()).containsExactly("c", "a", "d");
  }
}
