package dev.holdfast.ui.runbook;

import dev.holdfast.ui.uikit.Lists;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.layout.StackPane;

/// A list whose chosen row is seen at first, and stays so when something over the list takes room.
/// Who has scrolled away from it is left where they are.
final class InSight extends StackPane {
  private final ListView<?> list;
  private double before;

  InSight(ListView<?> list, Node behind) {
    super(behind, list);
    this.list = list;
  }

  @Override
  protected void layoutChildren() {
    var chosen = list.getSelectionModel().getSelectedIndex();
    var height = getHeight();
    var wanted = before == 0 || (height < before && Lists.seen(list, chosen));
    super.layoutChildren();
    if (height <= 0) return;
    before = height;
    if (wanted) Lists.reveal(list, chosen);
  }
}
