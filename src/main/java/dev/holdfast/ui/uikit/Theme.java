package dev.holdfast.ui.uikit;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.List;
import java.util.Locale;

/// The three looks of the window.
public enum Theme {
  LIGHT,
  DARK,
  CONTRAST;

  /// The word in file names, settings and style classes.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The one after this, around.
  public Theme next() {
    return switch (this) {
      case LIGHT -> DARK;
      case DARK -> CONTRAST;
      case CONTRAST -> LIGHT;
    };
  }

  public String userAgentStylesheet() {
    return this == LIGHT
        ? new PrimerLight().getUserAgentStylesheetBSS()
        : new PrimerDark().getUserAgentStylesheetBSS();
  }

  public List<String> stylesheets() {
    return List.of(Resources.url("theme-" + word() + ".css"), Resources.url("holdfast.css"));
  }
}
