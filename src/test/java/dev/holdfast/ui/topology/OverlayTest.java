package dev.holdfast.ui.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.estate.Impairment;
import dev.holdfast.estate.Topology;
import dev.holdfast.estate.layout.Layers;
import dev.holdfast.incident.Circumstances;
import dev.holdfast.ui.Estates;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Marks over the graph, and the way through it by keys.
class OverlayTest {
  private static final Instant NOW = Instant.parse("2026-11-22T14:31:44Z");

  private static Circumstances.Down down(String what) {
    return new Circumstances.Down(Impairment.parse(what).orElseThrow(), NOW, "Ann", "");
  }

  @Test
  void boxesAndFramesOfARegionSayThatItIsDown() {
    var plan = Estates.bundled("contractorlens");
    var overlay = Overlay.of(plan, List.of(down("region=us-west-2")));
    var model = TopologyModel.of(Estates.of(plan, NOW, Map.of()), overlay);
    assertThat(model.boxes())
        .filteredOn(box -> box.id().equals("database"))
        .singleElement()
        .satisfies(
            box -> {
              assertThat(box.leans()).isEqualTo("us-west-2: aws-primary is in us-west-2");
              assertThat(box.kind())
                  .as("what was sensed is still said")
                  .isEqualTo(TopologyModel.Kind.PASSING);
            });
    assertThat(model.boxes())
        .filteredOn(box -> box.id().equals("gemini"))
        .allMatch(box -> box.leans().isEmpty());
    assertThat(overlay.frame("us-west-2/123456789012")).isPresent();
    assertThat(overlay.frame("us-east-1/123456789012")).isEmpty();
    assertThat(
            Overlay.of(plan, List.of(down("account=123456789012"))).frame("us-east-1/123456789012"))
        .isPresent();
  }

  @Test
  void arrowsLeadFromColumnToColumn() {
    var drawing = Layers.lay(Topology.graph(Estates.bundled("contractorlens")));
    assertThat(Walk.beside(drawing, "users", 1)).isPresent();
    assertThat(Walk.beside(drawing, "users", -1)).isEmpty();
    var entry = Walk.beside(drawing, "users", 1).orElseThrow();
    assertThat(Walk.beside(drawing, entry, -1)).contains("users");
    var below = Walk.along(drawing, "database", 1).orElseThrow();
    assertThat(below).isNotEqualTo("database");
    assertThat(Walk.along(drawing, below, -1)).contains("database");
    assertThat(Walk.beside(drawing, "nothing", 1)).isEmpty();
  }
}
