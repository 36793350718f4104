package dev.holdfast.ui.uikit;

import javafx.geometry.Pos;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// A cell that fills its row anew for each item, and again when it is chosen or left.
public abstract class DrawnCell<T> extends ListCell<T> {
  /// Empty but for its style class `row` when [#fill] is called.
  protected final HBox row = new HBox();

  protected DrawnCell() {
    row.setAlignment(Pos.CENTER_LEFT);
  }

  /// Puts what the item says into the row.
  protected abstract void fill(T item);

  @Override
  protected final void updateItem(@Nullable T item, boolean empty) {
    super.updateItem(item, empty);
    if (!empty && item != null) {
      // The list says that a row is chosen only afterwards, and it would be drawn twice.
      var list = getListView();
      if (list != null) super.updateSelected(list.getSelectionModel().isSelected(getIndex()));
      draw(item);
    } else {
      setGraphic(null);
      setOnMouseClicked(null);
    }
  }

  @Override
  public final void updateSelected(boolean selected) {
    var before = isSelected();
    super.updateSelected(selected);
    if (before != selected && getItem() != null) draw(getItem());
  }

  private void draw(T item) {
    // The list gives the width, not what is written.
    setPrefWidth(0);
    setMinWidth(0);
    row.getStyleClass().setAll("row");
    fill(item);
    setGraphic(row);
  }

  protected final void height(double height) {
    setPrefHeight(height);
    row.setMinHeight(height);
    row.setPrefHeight(height);
  }
}
