package dev.holdfast.estate.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.estate.Topology;
import dev.holdfast.plan.PlanLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Boxes never overlap, frames hold what is theirs, arrows go round.
class LayersTest {
  @ParameterizedTest
  @ValueSource(strings = {"contractorlens", "technician-marketplace"})
  void bundledPlans(String name) {
    var plan = PlanLoader.load(Path.of("runbooks", name)).plan().orElseThrow();
    var graph = Topology.graph(plan);
    var drawing = Layers.lay(graph);
    sound(graph, drawing);
    assertThat(drawing.frames().keySet()).isEqualTo(Topology.frames(plan).keySet());
    assertThat(Layers.lay(graph)).isEqualTo(drawing);
    assertThat(Layers.fitting(drawing, drawing.width() - 100)).isEqualTo(144);
    for (var room : List.of(drawing.width() + 200, drawing.width() + 5000)) {
      var wide = Layers.lay(graph, Layers.fitting(drawing, room));
      sound(graph, wide);
      assertThat(wide.width()).isGreaterThan(drawing.width()).isLessThanOrEqualTo(room);
    }
  }

  @Test
  void fiveHundredComponents() {
    var random = new Random(7);
    var nodes = new ArrayList<Graph.Node>();
    var edges = new ArrayList<Graph.Edge>();
    for (var n = 0; n < 500; n++) {
      var frame =
          random.nextInt(4) == 0 ? Optional.<String>empty() : Optional.of("r" + random.nextInt(6));
      nodes.add(new Graph.Node("n" + n, random.nextInt(5), frame));
      if (n > 0) edges.add(new Graph.Edge("n" + n, "n" + random.nextInt(n)));
    }
    var graph = new Graph(nodes, edges);
    sound(graph, Layers.lay(graph));
  }

  @Test
  void straightensWhatWouldCross() {
    var graph =
        new Graph(
            List.of(node("a", 0), node("b", 0), node("x", 1), node("y", 1)),
            List.of(new Graph.Edge("a", "y"), new Graph.Edge("b", "x")));
    var drawing = Layers.lay(graph);
    assertThat(y(drawing, "a")).isEqualTo(y(drawing, "y"));
    assertThat(y(drawing, "b")).isEqualTo(y(drawing, "x"));
  }

  /// So many under one another could never be seen together.
  @Test
  void aTallColumnStandsSideBySide() {
    var nodes =
        java.util.stream.IntStream.range(0, 100)
            .mapToObj(n -> new Graph.Node("n" + n, n % 2, Optional.of("r")))
            .toList();
    var graph = new Graph(nodes, List.of());
    var drawing = Layers.lay(graph);
    sound(graph, drawing);
    assertThat(drawing.height()).isLessThan(drawing.width());
  }

  /// Seen as a whole, a large plan takes most of the room, whatever its shape: one layer alone,
  /// many Regions, what stands in none.
  @Test
  void aLargePlanIsNeitherAStripNorATower() {
    full("one layer", large(500, 1, 0, 0));
    full("one layer in one Region", large(500, 1, 1, 0));
    full("five layers in two Regions", large(500, 5, 2, 10));
    full("five layers in six Regions", large(500, 5, 6, 4));
    full("two layers, half in none", large(120, 2, 1, 2));
  }

  private static void full(String what, Graph graph) {
    var drawing = Layers.lay(graph);
    sound(graph, drawing);
    assertThat(Layers.lay(graph)).isEqualTo(drawing);
    var width = Math.max(drawing.width(), drawing.height() * 1.6);
    var taken = graph.nodes().size() * 172.0 * 100 / (width * width / 1.6);
    assertThat(taken)
        .as("%s: %.0fx%.0f", what, drawing.width(), drawing.height())
        .isGreaterThan(0.5);
  }

  /// @param free every how many-th stands in no frame; 0 = none does, where there are frames
  private static Graph large(int count, int columns, int frames, int free) {
    var nodes =
        java.util.stream.IntStream.range(0, count)
            .mapToObj(
                n ->
                    new Graph.Node(
                        "n" + n,
                        n % columns,
                        frames == 0 || (free > 0 && n / columns % free == 0)
                            ? Optional.empty()
                            : Optional.of("r" + n / columns % frames)))
            .toList();
    return new Graph(nodes, List.of());
  }

  @Test
  void nothingGivesAnEmptyDrawing() {
    assertThat(Layers.lay(new Graph(List.of(), List.of())).boxes()).isEmpty();
  }

  private static double y(Drawing drawing, String id) {
    return java.util.Objects.requireNonNull(drawing.boxes().get(id)).y();
  }

  private static Graph.Node node(String id, int column) {
    return new Graph.Node(id, column, Optional.empty());
  }

  private static void sound(Graph graph, Drawing drawing) {
    assertThat(drawing.boxes()).hasSize(graph.nodes().size());
    var boxes = List.copyOf(drawing.boxes().entrySet());
    for (var one = 0; one < boxes.size(); one++) {
      for (var other = one + 1; other < boxes.size(); other++) {
        assertThat(boxes.get(one).getValue().overlaps(boxes.get(other).getValue()))
            .as("%s over %s", boxes.get(one), boxes.get(other))
            .isFalse();
      }
    }
    for (var node : graph.nodes()) {
      var box = java.util.Objects.requireNonNull(drawing.boxes().get(node.id()));
      drawing
          .frames()
          .forEach(
              (name, frame) ->
                  assertThat(frame.overlaps(box))
                      .as("%s in %s", node, name)
                      .isEqualTo(node.frame().filter(name::equals).isPresent()));
      assertThat(box.right()).isLessThanOrEqualTo(drawing.width());
      assertThat(box.bottom()).isLessThanOrEqualTo(drawing.height());
    }
  }
}
