package dev.holdfast.ui.walkthrough;

import dev.holdfast.ui.uikit.Glyph;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Look;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// A row of a walkthrough's list.
final class WalkCell extends ListCell<WalkModel.Row> {
  private final Look look;

  WalkCell(Look look) {
    this.look = look;
    setPrefWidth(0);
    setMinWidth(0);
  }

  @Override
  protected void updateItem(WalkModel.@Nullable Row row, boolean empty) {
    super.updateItem(row, empty);
    draw();
  }

  @Override
  public void updateSelected(boolean selected) {
    super.updateSelected(selected);
    draw();
  }

  private void draw() {
    var row = getItem();
    if (isEmpty() || row == null) {
      setGraphic(null);
      return;
    }
    var line = new HBox(10);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("row");
    line.setPadding(new Insets(0, 16, 0, 12));
    line.setMinHeight(32);
    switch (row) {
      case WalkModel.GroupRow group ->
          line.getChildren().add(Labels.elastic(group.title(), "t12", "semi"));
      case WalkModel.ItemRow item -> {
        if (isSelected()) line.getStyleClass().add("selected");
        var open = item.said().isEmpty();
        line.getChildren()
            .addAll(
                Glyph.of(item.mark(), look),
                Labels.elastic(item.question().title(), "t14", open ? "medium" : "muted"));
      }
    }
    setPrefHeight(32);
    setGraphic(line);
  }
}
