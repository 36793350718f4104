package dev.holdfast.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.kernel.ProblemException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplatesTest {
  private static final Map<String, Object> VALUES =
      Map.of("count", 4L, "groups", List.of("a", "b"), "step.out", "x", "odd", "${count}");

  private static Object resolve(Object value) {
    return Templates.resolve(value, VALUES::get);
  }

  @Test
  void aSingleLookUpKeepsItsType() {
    assertThat(resolve("${count}")).isEqualTo(4L);
    assertThat(resolve("${groups}")).isEqualTo(List.of("a", "b"));
    assertThat(resolve("n=${count}, ${step.out}")).isEqualTo("n=4, x");
  }

  @Test
  void looksInsideListsAndMaps() {
    assertThat(resolve(Map.of("a", List.of("${count}", 1L, "-${step.out}-"))))
        .isEqualTo(Map.of("a", List.of(4L, 1L, "-x-")));
    assertThat(Templates.names(List.of("${b} ${a}", Map.of("k", "${c.d}"))))
        .containsExactly("b", "a", "c.d");
  }

  @Test
  void escapesAndLooksUpOnlyOnce() {
    assertThat(resolve("$${count}")).isEqualTo("${count}");
    assertThat(Templates.names("$${count}")).isEmpty();
    assertThat(resolve("${odd}")).isEqualTo("${count}");
    assertThat(resolve("costs $5 {x}")).isEqualTo("costs $5 {x}");
    assertThat(resolve("open ${count")).isEqualTo("open ${count");
  }

  @Test
  void namesTheFirstMissingName() {
    assertThatThrownBy(() -> resolve("${count} ${nope} ${never}"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            thrown -> {
              assertThat(thrown.problem().code()).isEqualTo("plan.missing-value");
              assertThat(thrown.problem().what()).contains("'nope'");
            });
  }
}
