package dev.holdfast.connector;

import java.time.Duration;
import java.util.Optional;

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

  /// What of an earlier `perform` of this call is still at work on this laptop, in words; empty
  /// where nothing is. Local and quick.
  default Optional<String> atWork(Call call) {
    return Optional.empty();
  }

  /// Waits for the end of what an earlier start of Holdfast left at work on this laptop, and tells
  /// it as `perform` would have. Starts nothing.
  ///
  /// @return empty where it cannot attend to anything
  default Optional<Outcome> attend(Call call, Preview preview) {
    return Optional.empty();
  }

  /// Looks, read-only, whether an earlier `perform` of this call took effect.
  Probe probe(Call call, Preview preview);
}
