package dev.holdfast.ui.uikit;

import java.time.ZoneId;

/// What every part needs to know to draw itself: colours, room, and the zone of "here".
///
/// @param narrow window under 1200 px
/// @param sharpness device pixels per unit, for what is painted on a canvas
public record Look(Theme theme, Palette palette, boolean narrow, double sharpness, ZoneId zone) {
  public boolean thick() {
    return theme == Theme.CONTRAST;
  }
}
