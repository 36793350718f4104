package dev.holdfast.ui.uikit;

import java.util.Locale;

/// What a colour says: calm, moving, a person needed, broken, nobody knows.
public enum Tone {
  PLAIN,
  MUTED,
  ACCENT,
  WARNING,
  DANGER,
  DOUBT,
  SUCCESS;

  public String style() {
    return "tone-" + name().toLowerCase(Locale.ROOT);
  }
}
