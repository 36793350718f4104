package dev.holdfast.ui.topology;

import dev.holdfast.estate.layout.Drawing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.Group;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;

/// All arrows of a drawing. Those that look alike are one shape in each part of the drawing: some
/// hundred shapes would be styled one by one, and one shape for all would be painted whole wherever
/// a single box changes.
final class Arrows extends Group {
  /// How wide and high a part is; a change paints what touches its own part.
  private static final double PART = 400;

  private final Map<Part, Strokes> parts = new LinkedHashMap<>();
  private final Map<String, Drawing.Route> routes = new LinkedHashMap<>();
  private Map<String, TopologyModel.Edge> shown = Map.of();

  /// What looks alike in one part of the drawing.
  private record Part(TopologyModel.Edge edge, long across, long down) {
    static Part of(TopologyModel.Edge edge, double x, double y) {
      return new Part(edge, (long) Math.floor(x / PART), (long) Math.floor(y / PART));
    }
  }

  /// Which arrows a part shows, with what is drawn of them.
  private record Drawn(List<String> keys, List<PathElement> lines, List<PathElement> tips) {
    Drawn() {
      this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }
  }

  /// The arrows of one part: their lines, and their tips over them.
  private static final class Strokes {
    private final Path lines = new Path();
    private final Path tips = new Path();
    private List<String> keys = List.of();

    Strokes(TopologyModel.Edge edge) {
      var style = "edge-" + edge.name().toLowerCase(Locale.ROOT);
      lines.getStyleClass().addAll("edge", style);
      tips.getStyleClass().addAll("edge-head", style);
    }

    void show(Drawn next) {
      if (next.keys().equals(keys)) return;
      keys = List.copyOf(next.keys());
      lines.getElements().setAll(next.lines());
      tips.getElements().setAll(next.tips());
    }
  }

  Arrows() {
    setMouseTransparent(true);
  }

  /// Other routes; they are calm until something else is shown.
  void lay(List<Drawing.Route> next) {
    routes.clear();
    parts.clear();
    getChildren().clear();
    for (var route : next) routes.put(route.edge().from() + ">" + route.edge().to(), route);
    shown = Map.of();
    draw(Map.of());
  }

  void show(Map<String, TopologyModel.Edge> edges) {
    if (edges.equals(shown)) return;
    shown = edges;
    draw(edges);
  }

  private void draw(Map<String, TopologyModel.Edge> edges) {
    var drawn = new LinkedHashMap<Part, Drawn>();
    routes.forEach(
        (key, route) -> {
          var edge = edges.getOrDefault(key, TopologyModel.Edge.CALM);
          line(drawn, edge, key, route);
          tip(drawn, edge, key, route);
        });
    parts.forEach((part, strokes) -> strokes.show(drawn.getOrDefault(part, new Drawn())));
    // What is loud lies over what is calm.
    for (var edge : TopologyModel.Edge.values())
      drawn.forEach(
          (part, what) -> {
            if (part.edge() == edge && !parts.containsKey(part)) add(part, what);
          });
  }

  private void add(Part part, Drawn what) {
    var strokes = new Strokes(part.edge());
    parts.put(part, strokes);
    strokes.show(what);
    var below = 0;
    for (var other : parts.keySet())
      if (!other.equals(part) && other.edge().compareTo(part.edge()) <= 0) below += 2;
    getChildren().addAll(below, List.of(strokes.lines, strokes.tips));
  }

  private static Drawn in(Map<Part, Drawn> drawn, Part part, String key) {
    var all = drawn.computeIfAbsent(part, _ -> new Drawn());
    if (all.keys().isEmpty() || !all.keys().getLast().equals(key)) all.keys().add(key);
    return all;
  }

  /// Each stretch, cut where a part of the drawing ends.
  private static void line(
      Map<Part, Drawn> drawn, TopologyModel.Edge edge, String key, Drawing.Route route) {
    for (var at = 1; at < route.points().size(); at++) {
      var from = route.points().get(at - 1);
      var to = route.points().get(at);
      var length = Math.abs(to.x() - from.x()) + Math.abs(to.y() - from.y());
      var dx = Math.signum(to.x() - from.x());
      var dy = Math.signum(to.y() - from.y());
      for (var done = 0.0; done < length; ) {
        var x = from.x() + dx * done;
        var y = from.y() + dy * done;
        var step = Math.min(length - done, dx == 0 ? left(y, dy) : left(x, dx));
        // A cut falls to the part that the stretch goes through.
        var piece = in(drawn, Part.of(edge, x + dx * step / 2, y + dy * step / 2), key).lines();
        piece.add(new MoveTo(pixel(x), pixel(y)));
        piece.add(new LineTo(pixel(x + dx * step), pixel(y + dy * step)));
        done += step;
      }
    }
  }

  /// How far it is to the end of a part.
  private static double left(double at, double direction) {
    var part = at / PART;
    var end = direction > 0 ? Math.floor(part) + 1 : Math.ceil(part) - 1;
    return Math.abs(end * PART - at);
  }

  private static double pixel(double at) {
    return Math.round(at) + 0.5;
  }

  /// The tip, along the last stretch of the line.
  private static void tip(
      Map<Part, Drawn> drawn, TopologyModel.Edge edge, String key, Drawing.Route route) {
    var end = route.points().getLast();
    var before = route.points().get(route.points().size() - 2);
    var dx = Math.signum(end.x() - before.x());
    var dy = Math.signum(end.y() - before.y());
    var x = end.x() + 0.5;
    var y = end.y() + 0.5;
    var to = in(drawn, Part.of(edge, end.x(), end.y()), key).tips();
    to.add(new MoveTo(x, y));
    to.add(new LineTo(x - 7 * dx - 4 * dy, y - 7 * dy - 4 * dx));
    to.add(new LineTo(x - 7 * dx + 4 * dy, y - 7 * dy + 4 * dx));
    to.add(new ClosePath());
  }
}
