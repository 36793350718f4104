package dev.holdfast.recovery;

import java.time.Instant;

/// A restore that was done and verified, as the home's records tell it.
///
/// @param mode live, drill or rehearsal; a rehearsal proves nothing about the real thing
public record Proof(
    String store, String backup, Instant at, String incident, String mode, String step) {
  /// Whether something real was restored.
  public boolean real() {
    return !mode.equals("rehearsal");
  }
}
