package dev.holdfast.ui.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.plan.Plan;
import dev.holdfast.ui.Estates;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What the boxes say.
class TopologyModelTest {
  private static final Instant NOW = Instant.parse("2026-11-22T14:31:44Z");
  private final Plan plan = Estates.bundled("contractorlens");

  private TopologyModel of(Map<String, String> said) {
    return TopologyModel.of(Estates.of(plan, NOW, said));
  }

  private static TopologyModel.Box box(TopologyModel model, String id) {
    return model.boxes().stream().filter(box -> box.id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void aLostDatabaseIsTheCauseOfEverythingThatLeansOnIt() {
    var model = of(Map.of("database", "failing storage-full", "api", "failing 0 of 2 tasks"));
    assertThat(box(model, "database").kind()).isEqualTo(TopologyModel.Kind.CAUSE);
    assertThat(box(model, "database").line()).isEqualTo("storage-full");
    assertThat(box(model, "api").kind()).isEqualTo(TopologyModel.Kind.AFFECTED);
    assertThat(box(model, "api").line()).isEqualTo("because of PostgreSQL");
    assertThat(box(model, "users").word()).isEqualTo("affected, still up");
    assertThat(box(model, "gemini").kind()).isEqualTo(TopologyModel.Kind.PASSING);
    assertThat(model.edges().get("api>database")).isEqualTo(TopologyModel.Edge.CAUSE);
    assertThat(model.edges().get("users>dns")).isEqualTo(TopologyModel.Edge.AFFECTED);
    assertThat(model.edges().get("api>gemini")).isEqualTo(TopologyModel.Edge.CALM);
    assertThat(model.summary()).startsWith("1 down, 4 affected by it, ");
  }

  @Test
  void whatNothingLeansOnIsNobodysCause() {
    var model = of(Map.of("cloudwatch", "failing in alarm: cpu"));
    assertThat(box(model, "cloudwatch").word()).isEqualTo("down");
    assertThat(box(of(Map.of("api", "failing 0 of 2")), "api").word()).isEqualTo("down, cause");
  }

  @Test
  void whatAnotherPlaceHasTakenOverIsNoCause() {
    var model = of(Map.of("database", "failing gone", "database@1", "passing available"));
    assertThat(box(model, "database").kind()).isEqualTo(TopologyModel.Kind.REPLACED);
    assertThat(box(model, "database@1").kind()).isEqualTo(TopologyModel.Kind.TOOK_OVER);
    assertThat(box(model, "database@1").line()).isEqualTo("contractorlens-db-restored");
    assertThat(box(model, "api").kind()).isEqualTo(TopologyModel.Kind.PASSING);
  }

  /// That another place answers says nothing of the one that nobody has read lately.
  @Test
  void whatNobodyCanSeeIsNotReplaced() {
    var model = of(Map.of("database", "old available", "database@1", "passing available"));
    assertThat(box(model, "database").kind()).isEqualTo(TopologyModel.Kind.UNKNOWN);
    assertThat(box(model, "database").word()).isEqualTo("unknown, 6 min");
    assertThat(box(model, "api").kind()).isEqualTo(TopologyModel.Kind.PASSING);
  }

  @Test
  void whatIsOldIsUnknownWithItsAge() {
    var model = of(Map.of("cloudwatch", "old fine"));
    assertThat(box(model, "cloudwatch").kind()).isEqualTo(TopologyModel.Kind.UNKNOWN);
    assertThat(box(model, "cloudwatch").word()).isEqualTo("unknown, 6 min");
  }

  @Test
  void whatWasNeverReadSaysSo() {
    var model = of(Map.of("gemini", "silent"));
    assertThat(box(model, "gemini").kind()).isEqualTo(TopologyModel.Kind.UNKNOWN);
    assertThat(box(model, "gemini").line()).isEqualTo("not read yet");
  }
}
