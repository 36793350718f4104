package dev.holdfast.incident;

import java.time.Instant;

/// When a sensed item was read, in run time. Readings that say the same again are not on record.
///
/// @param last when it was last read in the state that is on record, whatever the value
/// @param until when what was read is too old to be believed: a period and a timeout later
public record Sighting(Instant last, Instant until) {
  /// Nothing was read yet by whoever drives the run now.
  public static final Sighting NONE = new Sighting(Instant.EPOCH, Instant.EPOCH);

  boolean stale(Instant now) {
    return now.isAfter(until);
  }
}
