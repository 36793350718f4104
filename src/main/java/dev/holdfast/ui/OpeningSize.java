package dev.holdfast.ui;

import javafx.geometry.Rectangle2D;

/// How large the window opens on a screen, without title bar and frame.
///
/// @param maximized it takes the screen, because with title bar and frame it would not fit
record OpeningSize(
    double width, double height, double leastWidth, double leastHeight, boolean maximized) {
  private static final double WIDTH = 1280;
  private static final double HEIGHT = 800;
  private static final double LEAST_WIDTH = 1024;
  private static final double LEAST_HEIGHT = 700;

  /// What title bar and frame take where they are large; JavaFX tells it only once they are there.
  private static final double FRAME = 16;

  private static final double TITLE = 48;

  /// @param room what of the screen no panel takes
  static OpeningSize of(Rectangle2D room) {
    var width = room.getWidth() - FRAME;
    var height = room.getHeight() - TITLE;
    return new OpeningSize(
        Math.min(WIDTH, width),
        Math.min(HEIGHT, height),
        Math.min(LEAST_WIDTH, width),
        Math.min(LEAST_HEIGHT, height),
        width < WIDTH || height < HEIGHT);
  }
}
