package dev.holdfast.recovery;

import dev.holdfast.connector.RecoveryPoints.Found;
import dev.holdfast.plan.Paper;
import java.time.Duration;
import java.time.Instant;

/// One reading of the recovery points of one backup at one place.
///
/// @param goodFor how long it is believed: its period plus its timeout
public record Sighting(Paper.Backup backup, Paper.PointUse use, Found found, Duration goodFor) {
  /// What it says at a moment: what was read too long ago is known no more.
  Found at(Instant now) {
    if (found instanceof Found.Unknown || !now.isAfter(found.seen().plus(goodFor))) return found;
    return new Found.Unknown(found.seen(), "last read at " + found.seen() + ", which is too old");
  }
}
