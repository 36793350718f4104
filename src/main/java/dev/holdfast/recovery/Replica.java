package dev.holdfast.recovery;

import dev.holdfast.connector.RecoveryPoints.Point;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// What a copy that follows its original on each change holds: everything up to the first change
/// that has not arrived. The time of its newest object alone says nothing, where nothing changes.
final class Replica {
  private Replica() {}

  /// The copy's newest sound point, with what it holds of the original.
  ///
  /// @param original what was read of the original, newest first
  /// @param copy what was read of the copy, newest first
  static List<Point> of(List<Point> original, List<Point> copy, Instant seen) {
    var newest = copy.stream().filter(Point::restorable).findFirst();
    if (newest.isEmpty() || original.isEmpty()) return copy;
    var there =
        copy.stream()
            .filter(Point::restorable)
            .map(Point::content)
            .filter(content -> !content.isEmpty())
            .collect(Collectors.toSet());
    var missing =
        original.stream()
            .filter(point -> point.at().isAfter(newest.get().at()))
            .filter(point -> !there.contains(point.content()))
            .map(Point::at)
            .min(Comparator.naturalOrder());
    var held = newest.get();
    var reaches =
        missing
            .map(
                change ->
                    Point.upTo(
                        change,
                        held.kind(),
                        held.where(),
                        held.evidence() + "; a change of " + change + " has not arrived"))
            .orElseGet(
                () ->
                    Point.whole(
                        seen,
                        held.kind(),
                        held.where(),
                        held.evidence() + "; nothing newer is in the original"));
    return java.util.stream.Stream.concat(
            java.util.stream.Stream.of(reaches.of(held.content())),
            copy.stream().filter(point -> !point.restorable()))
        .toList();
  }
}
