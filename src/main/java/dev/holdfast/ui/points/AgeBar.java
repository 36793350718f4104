package dev.holdfast.ui.points;

import javafx.scene.layout.Region;

/// The age of the newest point against its objective: filled up to the age, a mark at the
/// objective.
final class AgeBar extends Region {
  private static final double HEIGHT = 16;
  private static final double THICK = 8;
  private final Region track = new Region();
  private final Region fill = new Region();
  private final Region mark = new Region();
  private double age;
  private double objective = 1;

  AgeBar() {
    track.getStyleClass().add("age-track");
    mark.getStyleClass().add("age-mark");
    getChildren().addAll(track, fill, mark);
    setMinHeight(HEIGHT);
    setPrefHeight(HEIGHT);
    setMaxHeight(HEIGHT);
    setMinWidth(40);
  }

  void show(PointsModel.Bar bar) {
    age = bar.age();
    objective = bar.mark();
    fill.getStyleClass().setAll("age-fill", bar.past() ? "age-past" : "age-inside");
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    var width = getWidth();
    var top = (HEIGHT - THICK) / 2;
    track.resizeRelocate(0, top, width, THICK);
    fill.resizeRelocate(0, top, Math.max(2, Math.rint(width * age)), THICK);
    mark.resizeRelocate(Math.min(width - 2, Math.rint(width * objective)), 0, 2, HEIGHT);
  }
}
