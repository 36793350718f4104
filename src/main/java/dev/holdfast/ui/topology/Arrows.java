package dev.holdfast.ui.topology;

import dev.holdfast.estate.layout.Drawing;
import java.util.ArrayList;
import java.util.EnumMap;
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

/// All arrows of a drawing, those that look alike as one shape: some hundred shapes would be styled
/// and painted one by one.
final class Arrows extends Group {
  private final Map<TopologyModel.Edge, Look> looks = new EnumMap<>(TopologyModel.Edge.class);
  private final Map<String, Drawing.Route> routes = new LinkedHashMap<>();
  private Map<String, TopologyModel.Edge> shown = Map.of();

  /// The arrows of one look: their lines, and their tips over them.
  private record Look(Path lines, Path tips) {
    static Look of(TopologyModel.Edge edge) {
      var style = "edge-" + edge.name().toLowerCase(Locale.ROOT);
      var look = new Look(new Path(), new Path());
      look.lines.getStyleClass().addAll("edge", style);
      look.tips.getStyleClass().addAll("edge-head", style);
      return look;
    }
  }

  Arrows() {
    setMouseTransparent(true);
    for (var edge : TopologyModel.Edge.values()) {
      var look = Look.of(edge);
      looks.put(edge, look);
      getChildren().addAll(look.lines(), look.tips());
    }
  }

  /// Other routes; they are calm until something else is shown.
  void lay(List<Drawing.Route> next) {
    routes.clear();
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
    looks.forEach(
        (edge, look) -> {
          var lines = new ArrayList<PathElement>();
          var tips = new ArrayList<PathElement>();
          routes.forEach(
              (key, route) -> {
                if (edges.getOrDefault(key, TopologyModel.Edge.CALM) != edge) return;
                line(lines, route);
                tip(tips, route);
              });
          look.lines().getElements().setAll(lines);
          look.tips().getElements().setAll(tips);
        });
  }

  private static void line(List<PathElement> to, Drawing.Route route) {
    for (var point : route.points()) {
      var x = Math.round(point.x()) + 0.5;
      var y = Math.round(point.y()) + 0.5;
      to.add(point.equals(route.points().getFirst()) ? new MoveTo(x, y) : new LineTo(x, y));
    }
  }

  /// The tip, along the last stretch of the line.
  private static void tip(List<PathElement> to, Drawing.Route route) {
    var end = route.points().getLast();
    var before = route.points().get(route.points().size() - 2);
    var dx = Math.signum(end.x() - before.x());
    var dy = Math.signum(end.y() - before.y());
    var x = end.x() + 0.5;
    var y = end.y() + 0.5;
    to.add(new MoveTo(x, y));
    to.add(new LineTo(x - 7 * dx - 4 * dy, y - 7 * dy - 4 * dx));
    to.add(new LineTo(x - 7 * dx + 4 * dy, y - 7 * dy + 4 * dx));
    to.add(new ClosePath());
  }
}
