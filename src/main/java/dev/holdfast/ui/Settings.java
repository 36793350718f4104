package dev.holdfast.ui;

import dev.holdfast.incident.Person;
import dev.holdfast.ui.uikit.Look;
import dev.holdfast.ui.uikit.Palette;
import dev.holdfast.ui.uikit.Theme;
import java.time.ZoneId;

/// How a person likes the window, and who they are unless they say otherwise.
///
/// @param zoom 1 = 100 %, from 0.5 to 3
/// @param zone what "here" means beside UTC
public record Settings(Theme theme, double zoom, ZoneId zone, Person person) {
  public Settings {
    zoom = Math.clamp(zoom, 0.5, 3);
  }

  Look look(boolean narrow) {
    return new Look(theme, new Palette(theme), narrow, zoom, zone);
  }

  public Settings with(Theme other) {
    return new Settings(other, zoom, zone, person);
  }

  public Settings with(double otherZoom) {
    return new Settings(theme, otherZoom, zone, person);
  }

  public Settings with(Person other) {
    return new Settings(theme, zoom, zone, other);
  }
}
