package dev.holdfast.ui.uikit;

import javafx.scene.Node;
import javafx.scene.layout.Pane;

/// A row whose parts are shown whole or not at all, the first ones first: half a word helps nobody.
/// Only the first is shortened where not even it has room.
public final class FittingRow extends Pane {
  private final double gap;

  public FittingRow(double gap) {
    this.gap = gap;
    setMinWidth(0);
  }

  @Override
  protected double computePrefWidth(double height) {
    var width = -gap;
    for (var part : getManagedChildren()) width += part.prefWidth(-1) + gap;
    return Math.max(0, width);
  }

  @Override
  protected double computePrefHeight(double width) {
    return getManagedChildren().stream().mapToDouble(part -> part.prefHeight(-1)).max().orElse(0);
  }

  @Override
  protected void layoutChildren() {
    var at = 0.0;
    for (Node part : getManagedChildren()) {
      var wanted = Math.ceil(part.prefWidth(-1));
      var first = at == 0;
      var room = Math.floor(getWidth() + 1 - at);
      part.setVisible(first || wanted <= room);
      var height = part.prefHeight(-1);
      var width = first ? Math.min(wanted, Math.max(0, room)) : wanted;
      part.resizeRelocate(at, Math.rint((getHeight() - height) / 2), width, height);
      if (part.isVisible()) at += wanted + gap;
    }
  }
}
