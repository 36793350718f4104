package dev.holdfast.recovery;

import dev.holdfast.connector.RecoveryPoints.Flaw;
import dev.holdfast.connector.RecoveryPoints.Point;
import java.util.ArrayList;
import java.util.List;

/// Tells points that are much smaller than those before them: a dump of half the data restores
/// without an error.
public final class Sizes {
  public static final String IMPLAUSIBLE = "implausible-size";

  /// Data of a store that is in use shrinks by less from one run to the next.
  static final double LEAST = 0.7;

  private static final int HISTORY = 7;

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
        if (earlier.size() > HISTORY) earlier.removeFirst();
      }
    }
    return judged.reversed();
  }

  private static Point judged(Point point, List<Long> earlier) {
    if (!point.restorable() || point.bytes() < 0 || earlier.isEmpty()) return point;
    var usual = median(earlier);
    if (point.bytes() >= usual * LEAST) return point;
    return point.flawed(
        new Flaw(
            IMPLAUSIBLE,
            "%s has %s, %d %% of the usual %s"
                .formatted(
                    point.evidence(),
                    words(point.bytes()),
                    Math.round(100.0 * point.bytes() / usual),
                    words(usual))));
  }

  private static long median(List<Long> sizes) {
    var sorted = sizes.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  /// `734 MB`, as people read it.
  public static String words(long bytes) {
    if (bytes < 1000) return bytes + " bytes";
    var units = List.of("kB", "MB", "GB", "TB", "PB");
    var value = bytes / 1000.0;
    var unit = 0;
    while (value >= 1000 && unit < units.size() - 1) {
      value /= 1000;
      unit++;
    }
    return (value < 10 ? "%.1f %s" : "%.0f %s").formatted(value, units.get(unit));
  }
}
