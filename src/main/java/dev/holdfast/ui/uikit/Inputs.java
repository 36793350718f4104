package dev.holdfast.ui.uikit;

import dev.holdfast.kernel.Moments;
import dev.holdfast.plan.Scenario;
import java.time.Instant;
import java.util.Locale;

/// What a run is told, between how people type it and how it is recorded.
public final class Inputs {
  private Inputs() {}

  /// How to write a value of that kind.
  public static String prompt(Scenario.Input.Type type) {
    return Words.of("declare.input." + type.name().toLowerCase(Locale.ROOT));
  }

  /// The value to record; a moment may be typed as `14:02` or `25m` ago. What cannot be read is
  /// left as it is, to be refused with its reason.
  public static String value(Scenario.Input.Type type, String typed, Instant now) {
    if (type != Scenario.Input.Type.INSTANT) return typed.strip();
    return Moments.read(typed, now).map(Instant::toString).orElse(typed.strip());
  }
}
