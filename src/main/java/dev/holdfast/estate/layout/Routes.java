package dev.holdfast.estate.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Draws arrows with right angles: out on the right, through the free lanes between columns and
/// rows, in on the left. Arrows that end at the same box meet at its edge.
final class Routes {
  private final Map<String, Drawing.Box> boxes;
  private final double gutter;
  private final double gap;
  private final Map<Double, Integer> lanes = new HashMap<>();

  private Routes(Map<String, Drawing.Box> boxes, double gutter, double gap) {
    this.boxes = boxes;
    this.gutter = gutter;
    this.gap = gap;
  }

  static List<Drawing.Route> of(
      Graph graph, Map<String, Drawing.Box> boxes, double gutter, double gap) {
    var routes = new Routes(boxes, gutter, gap);
    var all = new ArrayList<Drawing.Route>();
    for (var edge : graph.edges()) {
      var from = boxes.get(edge.from());
      var to = boxes.get(edge.to());
      if (from == null || to == null || edge.from().equals(edge.to())) continue;
      all.add(new Drawing.Route(edge, routes.route(from, to)));
    }
    return all;
  }

  private List<Drawing.Point> route(Drawing.Box from, Drawing.Box to) {
    var start = new Drawing.Point(from.right(), from.middle());
    var end = new Drawing.Point(to.x(), to.middle());
    if (from.x() == to.x()) return besideItself(from, to);
    var out = lane(from.right());
    var adjacent = to.x() > from.x() && to.x() - from.right() <= gutter + 0.5;
    if (adjacent && from.middle() == to.middle()) return List.of(start, end);
    if (adjacent) {
      return List.of(start, at(out, start.y()), at(out, end.y()), end);
    }
    if (from.middle() == to.middle() && clear(from, to)) return List.of(start, end);
    var over = to.y() - gap / 2;
    var in = to.x() - gutter / 4;
    return List.of(start, at(out, start.y()), at(out, over), at(in, over), at(in, end.y()), end);
  }

  /// In the same column: straight down or up to the next box, else round on the left.
  private List<Drawing.Point> besideItself(Drawing.Box from, Drawing.Box to) {
    var centre = from.x() + from.width() / 2;
    if (to.y() > from.y() && to.y() - from.bottom() <= gap + 0.5) {
      return List.of(at(centre, from.bottom()), at(centre, to.y()));
    }
    if (from.y() > to.y() && from.y() - to.bottom() <= gap + 0.5) {
      return List.of(at(centre, from.y()), at(centre, to.bottom()));
    }
    var x = from.x() - gutter / 3;
    return List.of(
        new Drawing.Point(from.x(), from.middle()),
        at(x, from.middle()),
        at(x, to.middle()),
        new Drawing.Point(to.x(), to.middle()));
  }

  private boolean clear(Drawing.Box from, Drawing.Box to) {
    var y = from.middle();
    var left = Math.min(from.right(), to.x());
    var right = Math.max(from.right(), to.x());
    return to.x() > from.x()
        && boxes.values().stream()
            .filter(box -> !box.equals(from) && !box.equals(to))
            .noneMatch(
                box -> box.y() <= y && y <= box.bottom() && box.right() > left && box.x() < right);
  }

  /// Each arrow that leaves a column gets a lane of its own, as far as they go round.
  private double lane(double right) {
    var used = lanes.merge(right, 1, Integer::sum) - 1;
    return right + gutter / 4 + used % 4 * (gutter / 8);
  }

  private static Drawing.Point at(double x, double y) {
    return new Drawing.Point(x, y);
  }
}
