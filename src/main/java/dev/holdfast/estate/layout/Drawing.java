package dev.holdfast.estate.layout;

import java.util.List;
import java.util.Map;

/// Where everything stands, in pixels at 100 %.
///
/// @param boxes node to its place
/// @param frames frame to its place
/// @param columns column to its left edge
public record Drawing(
    Map<String, Box> boxes,
    Map<String, Box> frames,
    Map<Integer, Double> columns,
    List<Route> routes,
    double width,
    double height) {
  /// Nothing at all.
  public static final Drawing EMPTY = new Drawing(Map.of(), Map.of(), Map.of(), List.of(), 1, 1);

  public Drawing {
    boxes = Map.copyOf(boxes);
    frames = Map.copyOf(frames);
    columns = Map.copyOf(columns);
    routes = List.copyOf(routes);
  }

  public record Box(double x, double y, double width, double height) {
    public double right() {
      return x + width;
    }

    public double bottom() {
      return y + height;
    }

    public double middle() {
      return y + height / 2;
    }

    public boolean overlaps(Box other) {
      return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }
  }

  /// An arrow as a line with right angles.
  public record Route(Graph.Edge edge, List<Point> points) {
    public Route {
      points = List.copyOf(points);
    }
  }

  public record Point(double x, double y) {}
}
