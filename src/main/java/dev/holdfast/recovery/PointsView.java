package dev.holdfast.recovery;

import java.util.List;
import java.util.Map;

/// The recovery points as they are known now, and how old the newest of each store was while
/// somebody looked.
///
/// @param judged each store against the plan
/// @param ages by store, what was seen since the watch began, oldest first
/// @param read how many places were read at least once, of those that there are
public record PointsView(
    RecoveryView judged, Map<String, List<AgeCurve.Seen>> ages, Progress read) {
  public PointsView {
    ages = Map.copyOf(ages);
  }

  /// So many of so many.
  public record Progress(int done, int all) {
    public boolean complete() {
      return done >= all;
    }
  }
}
