package dev.holdfast.ui.uikit;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.List;
import java.util.Locale;
import javafx.application.Application;
import javafx.scene.Scene;

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

  /// Makes it that of all windows.
  public void apply() {
    var sheet = userAgentStylesheet();
    // Reading it again would cost a third of the time to the first frame.
    if (!sheet.equals(Application.getUserAgentStylesheet())) {
      Application.setUserAgentStylesheet(sheet);
    }
  }

  /// Puts it on a scene.
  public void dress(Scene scene) {
    apply();
    scene.getStylesheets().setAll(stylesheets());
  }

  private String userAgentStylesheet() {
    return this == LIGHT
        ? new PrimerLight().getUserAgentStylesheetBSS()
        : new PrimerDark().getUserAgentStylesheetBSS();
  }

  public List<String> stylesheets() {
    return List.of(Resources.url("theme-" + word() + ".css"), Resources.url("holdfast.css"));
  }
}
