package dev.holdfast.connector;

import java.time.Duration;
import java.util.Map;

/// That a vault was opened for a run: who, why, for how long.
///
/// @param vault which one, and in which state, as data of an event; never a secret
/// @param second the second person who was there; empty when one opened it alone
/// @param lease for how long it gives out credentials
public record VaultOpening(
    Map<String, Object> vault, String by, String second, String because, Duration lease) {
  public VaultOpening {
    vault = Map.copyOf(vault);
  }
}
