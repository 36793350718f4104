package dev.holdfast.ui;

import dev.holdfast.incident.Person;
import dev.holdfast.ui.uikit.Look;
import dev.holdfast.ui.uikit.Palette;
import dev.holdfast.ui.uikit.Theme;
import java.time.ZoneId;
import java.util.function.Supplier;

/// How a person likes the window, and who they are unless they say otherwise.
///
/// @param zoom 1 = 100 %, from 0.5 to 3
/// @param here the zone that is meant beside UTC; asked for when the first time of day is shown,
///   because Java then reads every jar for lists of zones
public record Settings(Theme theme, double zoom, Supplier<ZoneId> here, Person person) {
  /// What a screen needs at least, in its own pixels: in less, clocks and words would be cut.
  private static final double LEAST_WIDTH = 960;

  private static final double LEAST_HEIGHT = 500;

  public Settings(Theme theme, double zoom, ZoneId zone, Person person) {
    this(theme, zoom, () -> zone, person);
  }

  public Settings {
    zoom = Math.clamp(Math.rint(zoom * 100) / 100, 0.5, 3);
  }

  Look look(boolean narrow) {
    return new Look(theme, new Palette(theme), narrow, zoom, here);
  }

  /// The zoom that a window of this size can hold: one kept from a larger screen must not hide the
  /// clocks on a smaller one.
  double factor(double width, double height) {
    if (width <= 0 || height <= 0) return zoom;
    var most = Math.min(width / LEAST_WIDTH, height / LEAST_HEIGHT);
    return Math.min(zoom, Math.max(1, most));
  }

  public Settings with(Theme other) {
    return new Settings(other, zoom, here, person);
  }

  public Settings with(double otherZoom) {
    return new Settings(theme, otherZoom, here, person);
  }

  public Settings with(Person other) {
    return new Settings(theme, zoom, here, other);
  }
}
