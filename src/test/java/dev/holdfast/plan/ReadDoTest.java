package dev.holdfast.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.plan.Checklist.Manner;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Which item of a read-do list comes next.
class ReadDoTest {
  private static ReadDo.Line line(String id, String group, boolean asks, boolean required) {
    return new ReadDo.Line(id, group, Manner.READ_DO, asks, required);
  }

  private static Optional<String> before(String id, ReadDo.Line... lines) {
    return ReadDo.before(List.of(lines), id).map(ReadDo.Line::id);
  }

  @Test
  void theFirstOpenOneOfTheSameListComesFirst() {
    var a = line("a", "g", false, true);
    var b = line("b", "g", true, true);
    var c = line("c", "g", true, true);
    var d = line("d", "other", true, true);
    assertThat(before("b", a, b, c, d)).isEmpty();
    assertThat(before("c", a, b, c, d)).contains("b");
    assertThat(before("d", a, b, c, d)).isEmpty();
  }

  @Test
  void whatIsAnsweredIsCorrectedAtAnyTime() {
    assertThat(before("b", line("a", "g", true, true), line("b", "g", false, true))).isEmpty();
  }

  @Test
  void whatNothingRequiresMayStayOpen() {
    var nice = line("nice", "g", true, false);
    assertThat(before("b", nice, line("b", "g", true, true))).isEmpty();
    assertThat(before("nice", line("a", "g", true, true), nice)).contains("a");
  }

  @Test
  void aDoConfirmListHasNoOrder() {
    var a = new ReadDo.Line("a", "g", Manner.DO_CONFIRM, true, true);
    var b = new ReadDo.Line("b", "g", Manner.DO_CONFIRM, true, true);
    assertThat(before("b", a, b)).isEmpty();
    assertThat(before("none", a, b)).isEmpty();
  }
}
