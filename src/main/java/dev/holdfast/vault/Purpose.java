package dev.holdfast.vault;

import dev.holdfast.kernel.PersonName;

/// Why a vault is open: for which incident, drill or walkthrough, for which reason, by whom.
///
/// @param what such as `incident 20261122-181500-service-failure`
/// @param second the second person who is there, for entries that need two; else empty
public record Purpose(String what, String because, String by, String second) {
  public Purpose {
    if (what.isBlank() || because.isBlank() || by.isBlank()) {
      throw new IllegalArgumentException("a vault is not opened without what for, why and by whom");
    }
  }

  boolean bothThere() {
    return !second.isBlank() && !PersonName.same(second, by);
  }
}
