package dev.holdfast.ui.runbook;

import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Look;
import dev.holdfast.ui.uikit.Words;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;

/// What the bars of the axis mean.
final class Legend {
  private Legend() {}

  static HBox entry(String kind, Look look) {
    var filled = kind.equals("actual");
    var box = new Rectangle(15, filled ? 8 : 6);
    var colour = look.palette().get(kind.equals("forecast") ? "-color-accent-fg" : "-hf-plan");
    box.setFill(filled ? colour : Color.TRANSPARENT);
    if (!filled) box.setStroke(colour);
    if (kind.equals("forecast")) box.getStrokeDashArray().setAll(4.0, 2.0);
    var entry = new HBox(6, box, Labels.fixed(Words.of("axis." + kind + "-bars"), "t12", "muted"));
    entry.setAlignment(Pos.CENTER_LEFT);
    return entry;
  }
}
