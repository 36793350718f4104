package dev.holdfast.estate.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// Lays a graph out in columns, left to right in the direction of dependence, with frames as bands
/// one below the other. What stands in no frame is beside the frames where its column is free of
/// them, else in a band of its own at the bottom.
public final class Layers {
  private static final double BOX_WIDTH = 144;
  private static final double BOX_HEIGHT = 76;
  private static final double GUTTER = 40;
  private static final double GAP = 24;
  private static final double PAD = 10;
  private static final double HEAD = 40;
  private static final double BETWEEN = 24;

  private final Graph graph;
  private final Map<Integer, Double> columns = new TreeMap<>();
  private final Map<String, Drawing.Box> boxes = new HashMap<>();
  private final Map<String, Drawing.Box> frames = new LinkedHashMap<>();

  private Layers(Graph graph) {
    this.graph = graph;
  }

  public static Drawing lay(Graph graph) {
    return new Layers(graph).drawing();
  }

  private Drawing drawing() {
    place();
    var framed = bands();
    var free = beside(framed.keySet());
    var y = 0.0;
    for (var band : framed.entrySet()) y = frame(band.getKey(), band.getValue(), y) + BETWEEN;
    column(free, framed.isEmpty() ? 0 : HEAD);
    var bottom = boxes.values().stream().mapToDouble(Drawing.Box::bottom).max().orElse(0);
    var rest = graph.nodes().stream().filter(node -> !boxes.containsKey(node.id())).toList();
    column(rest, Math.max(y, bottom + BETWEEN));
    return new Drawing(
        boxes,
        frames,
        columns,
        Routes.of(graph, boxes, GUTTER, GAP),
        columns.values().stream().mapToDouble(x -> x).max().orElse(0) + BOX_WIDTH + PAD,
        boxes.values().stream().mapToDouble(Drawing.Box::bottom).max().orElse(0) + PAD + GAP);
  }

  /// Only columns that hold something take room.
  private void place() {
    var used = new TreeSet<Integer>();
    graph.nodes().forEach(node -> used.add(node.column()));
    var x = PAD;
    for (var column : used) {
      columns.put(column, x);
      x += BOX_WIDTH + GUTTER;
    }
  }

  private Map<String, List<Graph.Node>> bands() {
    var bands = new LinkedHashMap<String, List<Graph.Node>>();
    for (var node : graph.nodes()) {
      node.frame()
          .ifPresent(frame -> bands.computeIfAbsent(frame, _ -> new ArrayList<>()).add(node));
    }
    return bands;
  }

  /// Nodes without a frame, in columns left or right of every frame.
  private List<Graph.Node> beside(java.util.Set<String> framed) {
    var inFrames =
        graph.nodes().stream().filter(node -> node.frame().filter(framed::contains).isPresent());
    var span = inFrames.mapToInt(Graph.Node::column).summaryStatistics();
    return graph.nodes().stream()
        .filter(node -> node.frame().isEmpty())
        .filter(node -> node.column() < span.getMin() || node.column() > span.getMax())
        .toList();
  }

  private double frame(String name, List<Graph.Node> nodes, double top) {
    column(nodes, top + HEAD);
    var inside = nodes.stream().map(node -> box(node.id())).flatMap(Optional::stream).toList();
    var left = inside.stream().mapToDouble(Drawing.Box::x).min().orElse(0) - PAD;
    var right = inside.stream().mapToDouble(Drawing.Box::right).max().orElse(0) + PAD;
    var bottom = inside.stream().mapToDouble(Drawing.Box::bottom).max().orElse(top) + GAP;
    frames.put(name, new Drawing.Box(left, top, right - left, bottom - top));
    return bottom;
  }

  private Optional<Drawing.Box> box(String id) {
    return Optional.ofNullable(boxes.get(id));
  }

  private void column(List<Graph.Node> nodes, double top) {
    var rows = Rows.of(nodes, graph.edges());
    for (var node : nodes) {
      var x = columns.getOrDefault(node.column(), 0.0);
      var y = top + rows.getOrDefault(node.id(), 0) * (BOX_HEIGHT + GAP);
      boxes.put(node.id(), new Drawing.Box(x, y, BOX_WIDTH, BOX_HEIGHT));
    }
  }
}
