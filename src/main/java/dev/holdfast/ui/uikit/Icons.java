package dev.holdfast.ui.uikit;

import org.kordamp.ikonli.javafx.FontIcon;

/// Bootstrap icons in the colours of the theme.
public final class Icons {
  private Icons() {}

  /// An icon of 16 px in a looked-up colour such as `-color-fg-muted`.
  public static FontIcon of(String literal, String colour) {
    return of(literal, colour, 16);
  }

  public static FontIcon of(String literal, String colour, int size) {
    var icon = new FontIcon(literal);
    icon.setIconSize(size);
    icon.setStyle(
        icon.getStyle()
            + ";-fx-icon-size: "
            + size
            + "px;-fx-icon-color: "
            + colour
            + ";-fx-fill: "
            + colour
            + ";");
    return icon;
  }
}
