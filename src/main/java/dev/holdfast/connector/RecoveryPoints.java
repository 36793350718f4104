package dev.holdfast.connector;

import dev.holdfast.plan.Component;
import java.time.Instant;
import java.util.List;

/// Finds the moments a store can be restored to.
public interface RecoveryPoints {
  List<Point> points(Component store, Place place, Surroundings around);

  /// One moment a store can be restored to.
  ///
  /// @param at the moment
  /// @param kind such as `snapshot`, `latest restorable time`
  /// @param evidence what was read, one line
  record Point(Instant at, String kind, String where, String evidence) {}
}
