package dev.holdfast.vault;

import java.time.Instant;
import java.util.Optional;

/// How an entry is looked after.
///
/// @param owner who answers for it; empty when nobody was named
/// @param lastTested when it was last seen to work
/// @param rotateAfterUse whether using it leaves a debt
/// @param twoPeople whether one person alone may not open it
public record Care(
    String owner,
    Optional<Instant> lastTested,
    boolean rotateAfterUse,
    Optional<Instant> expires,
    boolean twoPeople) {
  /// Nobody's, never tested: what an entry made elsewhere has.
  public static Care none() {
    return new Care("", Optional.empty(), false, Optional.empty(), false);
  }

  public Care testedAt(Instant moment) {
    return new Care(owner, Optional.of(moment), rotateAfterUse, expires, twoPeople);
  }
}
