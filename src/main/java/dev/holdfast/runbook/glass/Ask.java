package dev.holdfast.runbook.glass;

import java.time.Duration;

/// What a person says when they open the vault.
///
/// @param by who opens it
/// @param second the second person who is there, or empty
/// @param lease how long the run may take credentials from it
public record Ask(For what, String because, String by, String second, Duration lease) {
  /// What it is opened for.
  public enum For {
    /// The run that is open: its steps get what the plan names.
    RUN,
    /// Looking, testing and upkeep on a quiet day; no run gets anything.
    WALKTHROUGH
  }
}
