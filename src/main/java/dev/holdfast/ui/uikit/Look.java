package dev.holdfast.ui.uikit;

import java.time.ZoneId;
import java.util.function.Supplier;

/// What every part needs to know to draw itself: colours, room, and the zone of "here".
///
/// @param narrow window under 1200 px
/// @param sharpness device pixels per unit, for what is painted on a canvas
public record Look(
    Theme theme, Palette palette, boolean narrow, double sharpness, Supplier<ZoneId> here) {
  public Look(Theme theme, Palette palette, boolean narrow, double sharpness, ZoneId zone) {
    this(theme, palette, narrow, sharpness, () -> zone);
  }

  /// That of "here".
  public ZoneId zone() {
    return here.get();
  }

  public boolean thick() {
    return theme == Theme.CONTRAST;
  }
}
