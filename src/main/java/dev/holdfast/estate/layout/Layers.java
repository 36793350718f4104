package dev.holdfast.estate.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// Lays a graph out in columns, left to right in the direction of dependence. Each frame takes the
/// highest room that is free in all of its columns; what stands in no frame takes what is left of
/// its column, in rows of its own.
public final class Layers {
  /// A box at its narrowest; most names of an ordinary plan fit in one at its widest.
  private static final double NARROWEST = 144;

  private static final double WIDEST = 240;

  /// Widths go in steps, so that a window that is being resized is not laid out for each pixel.
  private static final double STEP = 8;

  /// A plan with more boxes is seen from further away; laying it out again takes too long.
  private static final int MANY = 60;

  /// A plan with more boxes is laid out to be seen as a whole.
  private static final int SOME = 30;

  private static final double BOX_HEIGHT = 76;
  private static final double GUTTER = 28;
  private static final double GAP = 24;
  private static final double PAD = 10;
  private static final double HEAD = 40;
  private static final double BETWEEN = 20;

  private final Graph graph;
  private final double boxWidth;
  private final Rise rise;
  private final Map<Integer, Double> columns = new TreeMap<>();
  private final Map<String, Drawing.Box> boxes = new HashMap<>();
  private final Map<String, Drawing.Box> frames = new LinkedHashMap<>();

  /// How far down each column is taken.
  private final Map<Integer, Double> taken = new HashMap<>();

  private Layers(Graph graph, double boxWidth) {
    this.graph = graph;
    this.boxWidth = boxWidth;
    // By the narrowest boxes, so that a wider window makes boxes wider and moves none elsewhere.
    var measures = new Measures(NARROWEST + GUTTER, BOX_HEIGHT + GAP, HEAD + BETWEEN - GAP / 2);
    this.rise = graph.nodes().size() > SOME ? Rise.fitting(graph, measures) : Rise.USUAL;
  }

  /// What a size depends on, in pixels.
  ///
  /// @param across from one box to the one beside it
  /// @param down from one box to the one under it
  /// @param aroundFrame what a frame takes above and below its boxes
  record Measures(double across, double down, double aroundFrame) {}

  /// With boxes as narrow as they may be.
  public static Drawing lay(Graph graph) {
    return lay(graph, NARROWEST);
  }

  public static Drawing lay(Graph graph, double boxWidth) {
    return new Layers(graph, boxWidth).drawing();
  }

  /// How wide boxes may be where a drawing with narrow ones has a room.
  public static double fitting(Drawing narrow, double room) {
    if (narrow.boxes().size() > MANY) return NARROWEST;
    var across = Math.max(1, Math.rint((narrow.width() - 2 * PAD + GUTTER) / (NARROWEST + GUTTER)));
    var spare = Math.floor((room - narrow.width()) / across / STEP) * STEP;
    return Math.clamp(NARROWEST + spare, NARROWEST, WIDEST);
  }

  private Drawing drawing() {
    place();
    bands().forEach(this::frame);
    var free = graph.nodes().stream().filter(node -> node.frame().isEmpty()).toList();
    var top = frames.isEmpty() ? 0 : HEAD;
    var beside = free.stream().filter(node -> taken(node.column()) == 0).toList();
    column(beside, top);
    for (var column : columns.keySet()) {
      var rest = free.stream().filter(node -> node.column() == column);
      var left = rest.filter(node -> !boxes.containsKey(node.id())).toList();
      column(left, taken(column));
    }
    return new Drawing(
        boxes,
        frames,
        columns,
        Routes.of(graph, boxes, GUTTER, GAP),
        boxes.values().stream().mapToDouble(Drawing.Box::right).max().orElse(boxWidth) + PAD,
        boxes.values().stream().mapToDouble(Drawing.Box::bottom).max().orElse(0) + PAD + GAP);
  }

  private double taken(int column) {
    return taken.getOrDefault(column, 0.0);
  }

  /// Only columns that hold something take room.
  private void place() {
    var used = new TreeSet<Integer>();
    graph.nodes().forEach(node -> used.add(node.column()));
    var x = PAD;
    for (var column : used) {
      columns.put(column, x);
      x += wide(column) * (boxWidth + GUTTER);
    }
  }

  /// How many boxes side by side the largest group of a column needs.
  private int wide(int column) {
    var framed = new HashMap<String, Integer>();
    var free = 0;
    for (var node : graph.nodes()) {
      if (node.column() != column) continue;
      if (node.frame().isEmpty()) free++;
      else framed.merge(node.frame().get(), 1, Integer::sum);
    }
    var most = framed.values().stream().mapToInt(count -> rise.wide(count, true)).max().orElse(1);
    return Math.max(most, rise.wide(free, false));
  }

  private Map<String, List<Graph.Node>> bands() {
    var bands = new LinkedHashMap<String, List<Graph.Node>>();
    for (var node : graph.nodes()) {
      node.frame()
          .ifPresent(frame -> bands.computeIfAbsent(frame, _ -> new ArrayList<>()).add(node));
    }
    return bands;
  }

  private void frame(String name, List<Graph.Node> nodes) {
    var span = nodes.stream().mapToInt(Graph.Node::column).summaryStatistics();
    var across =
        columns.keySet().stream()
            .filter(column -> column >= span.getMin() && column <= span.getMax())
            .toList();
    var top = across.stream().mapToDouble(this::taken).max().orElse(0);
    column(nodes, top + HEAD);
    var inside = nodes.stream().map(node -> box(node.id())).flatMap(Optional::stream).toList();
    var left = inside.stream().mapToDouble(Drawing.Box::x).min().orElse(0) - PAD;
    var right = inside.stream().mapToDouble(Drawing.Box::right).max().orElse(0) + PAD;
    var bottom = inside.stream().mapToDouble(Drawing.Box::bottom).max().orElse(top) + GAP / 2;
    frames.put(name, new Drawing.Box(left, top, right - left, bottom - top));
    for (var column : across) taken.put(column, bottom + BETWEEN);
  }

  private Optional<Drawing.Box> box(String id) {
    return Optional.ofNullable(boxes.get(id));
  }

  private void column(List<Graph.Node> nodes, double top) {
    var rows = Rows.of(nodes, graph.edges());
    var counts = new HashMap<Integer, Integer>();
    for (var node : nodes) counts.merge(node.column(), 1, Integer::sum);
    for (var node : nodes) {
      var count = counts.getOrDefault(node.column(), 1);
      var high = rise.high(count, node.frame().isPresent());
      var row = rows.getOrDefault(node.id(), 0);
      var x = columns.getOrDefault(node.column(), 0.0) + row / high * (boxWidth + GUTTER);
      var y = top + row % high * (BOX_HEIGHT + GAP);
      boxes.put(node.id(), new Drawing.Box(x, y, boxWidth, BOX_HEIGHT));
    }
  }
}
