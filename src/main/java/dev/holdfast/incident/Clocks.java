package dev.holdfast.incident;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Every clock of a run at one moment of run time.
///
/// @param rto the objective; null where the plan has none
/// @param elapsed from impact began to now, to recovery, or to the end without one
/// @param left objective minus elapsed; negative when past
/// @param forecastFrom forecast end, early (p50) and late (p90)
/// @param loss data lost so far, or achieved once a restore says which moment it is at
/// @param nextUpdate when the next message to people is due
/// @param recovered whether the recovery clock has stopped
/// @param ended when the run was stopped, failed or closed; null while it goes on
public record Clocks(
    Instant now,
    Instant began,
    Instant declared,
    @Nullable Duration rto,
    Duration elapsed,
    @Nullable Duration left,
    @Nullable Instant forecastFrom,
    @Nullable Instant forecastTo,
    @Nullable Duration rpo,
    @Nullable Duration loss,
    boolean lossMeasured,
    @Nullable Instant nextUpdate,
    @Nullable String nextUpdateTo,
    boolean recovered,
    @Nullable Instant ended) {
  /// When it ended without recovery: from then on nothing counts any more.
  public @Nullable Instant over() {
    return recovered ? null : ended;
  }
}
