package dev.holdfast.recovery;

import dev.holdfast.connector.RecoveryPoints.Flaw;
import dev.holdfast.connector.RecoveryPoints.Found;
import dev.holdfast.connector.RecoveryPoints.Holds;
import dev.holdfast.connector.RecoveryPoints.Point;
import dev.holdfast.plan.Paper;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/// What a backup that needs another one can restore: a named restore point lies in the WAL, and is
/// worth nothing where the WAL cannot be replayed up to it.
///
/// @param backup the one that needs
/// @param bearer the one that is needed
/// @param place where both are looked at
record Needed(Paper.Backup backup, Paper.Backup bearer, String place) {
  /// Flaw: what is needed does not reach it.
  static final String OUT_OF_REACH = "out-of-reach";

  /// A point is written down a little after what it lies in has arrived.
  private static final Duration LATER = Duration.ofMinutes(5);

  /// The same points, as far as what they need reaches.
  ///
  /// @param there what was read of the other one; empty: nothing in the plan reads it here
  Found judged(Found.Read read, Optional<Found> there) {
    if (there.isEmpty()) {
      return unknown(read, "whose recovery points nothing in the plan reads at " + place);
    }
    return switch (there.get()) {
      case Found.Unknown other -> unknown(read, "which cannot be read: " + other.why());
      case Found.Read other -> within(read, other);
    };
  }

  private Found.Unknown unknown(Found.Read read, String why) {
    return new Found.Unknown(read.seen(), "it needs '%s', %s".formatted(bearer.title(), why));
  }

  private Found.Read within(Found.Read read, Found.Read other) {
    if (other.points().stream().anyMatch(Needed::whole)) return read;
    var reach =
        other.points().stream()
            .filter(Point::restorable)
            .map(Point::at)
            .max(Comparator.naturalOrder());
    var points = read.points().stream().map(point -> within(point, reach)).toList();
    return new Found.Read(read.seen(), points, read.flaws(), read.facts());
  }

  private static boolean whole(Point point) {
    return point.restorable() && point.holds() == Holds.ALL_IN_USE;
  }

  private Point within(Point point, Optional<Instant> reach) {
    if (!point.restorable()) return point;
    if (reach.isEmpty()) return out(point, "of which nothing can be restored at " + place);
    var last = reach.get();
    if (!point.at().isAfter(last)) return point;
    var lag = Optional.ofNullable(bearer.lag()).orElse(LATER);
    if (point.at().isAfter(last.plus(lag))) return out(point, "which reaches up to " + last);
    return point.movedTo(last, "as far as '%s' reaches".formatted(bearer.title()));
  }

  /// The same words for all of them, so that they are told once.
  private Point out(Point point, String why) {
    return point.flawed(
        new Flaw(
            OUT_OF_REACH, "'%s' needs '%s', %s".formatted(backup.title(), bearer.title(), why)));
  }
}
