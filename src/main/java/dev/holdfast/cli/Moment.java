package dev.holdfast.cli;

import dev.holdfast.kernel.Moments;
import java.time.Instant;

/// Moments on the command line, typed as in the window.
final class Moment {
  private Moment() {}

  /// @param where the option's or parameter's name, for the refusal
  static Instant parse(String where, String text, Instant now) {
    return Moments.read(text, now)
        .orElseThrow(
            () ->
                RunCommand.wrong(
                    "%s is not a moment such as 2026-01-15T10:30:00Z, 14:02 (UTC), 25m (ago) or now: '%s'"
                        .formatted(where, text)));
  }
}
