package dev.holdfast.recovery;

import dev.holdfast.connector.Plausible;
import dev.holdfast.connector.RecoveryPoints.Flaw;
import dev.holdfast.connector.RecoveryPoints.Point;
import java.util.ArrayList;
import java.util.List;

/// Marks points that are too small to be whole, beside those before them or by themselves.
public final class Sizes {
  public static final String IMPLAUSIBLE = "implausible-size";

  private Sizes() {}

  /// The same points, those that are too small marked as such.
  ///
  /// @param points newest first
  public static List<Point> judged(List<Point> points) {
    var judged = new ArrayList<Point>();
    var earlier = new ArrayList<Long>();
    for (var point : points.reversed()) {
      var one = judged(point, earlier);
      judged.add(one);
      if (one.restorable() && one.bytes() > 0) {
        earlier.add(one.bytes());
        if (earlier.size() > Plausible.HISTORY) earlier.removeFirst();
      }
    }
    return judged.reversed();
  }

  private static Point judged(Point point, List<Long> earlier) {
    if (!point.restorable() || point.bytes() < 0) return point;
    return Plausible.doubt(point.bytes(), earlier)
        .map(doubt -> point.flawed(new Flaw(IMPLAUSIBLE, point.evidence() + " " + doubt)))
        .orElse(point);
  }
}
