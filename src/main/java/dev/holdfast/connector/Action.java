package dev.holdfast.connector;

import java.time.Duration;

/// Code for one action. Blocking; called on a virtual thread; a thread interrupt means cancel.
public interface Action {
  ActionSpec spec();

  /// Reads the present state, changes nothing.
  ///
  /// @throws dev.holdfast.kernel.ProblemException when it cannot be read
  Preview preview(Call call);

  /// Does it. Never throws for what the outside does: a refusal is [Outcome.Refused], anything that
  /// may have left the laptop without an answer is [Outcome.InDoubt].
  Outcome perform(Call call, Preview preview);

  /// How long after its intent a request may still take effect although nobody waits for it any
  /// more: when Holdfast is killed it may lie in a buffer or be on its way. Until then an absence
  /// proves nothing.
  default Duration mayArriveWithin() {
    return Duration.ofMinutes(1);
  }

  /// Looks, read-only, whether an earlier `perform` of this call took effect.
  Probe probe(Call call, Preview preview);
}
