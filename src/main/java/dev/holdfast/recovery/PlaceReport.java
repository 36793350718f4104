package dev.holdfast.recovery;

import dev.holdfast.connector.RecoveryPoints.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What one backup has at one place.
///
/// @param place Region, else the target's id
/// @param home whether it is where the store normally lives
/// @param newest the newest point that something can be restored from; null: none
/// @param age of the newest; null: none
/// @param points all that were read, newest first
/// @param unknown why nobody knows; null: it was read
public record PlaceReport(
    String backup,
    String reader,
    String target,
    String place,
    boolean home,
    @Nullable Point newest,
    @Nullable Duration age,
    List<Point> points,
    Adherence adherence,
    Instant seen,
    @Nullable String unknown) {
  public PlaceReport {
    points = List.copyOf(points);
  }

  public Optional<Point> sound() {
    return Optional.ofNullable(newest);
  }

  public boolean known() {
    return unknown == null;
  }
}
