package dev.holdfast.ui.uikit;

import javafx.geometry.Insets;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.Region;

/// Lists that move only when they have to.
public final class Lists {
  private Lists() {}

  /// Keeps the columns of a header over those of its list, whether it has a scroll bar or not.
  public static void over(Region header, ListView<?> list, double side) {
    list.skinProperty()
        .addListener(
            (_, _, _) -> {
              list.applyCss();
              if (!(list.lookup(".scroll-bar:vertical") instanceof ScrollBar bar)) return;
              header
                  .paddingProperty()
                  .bind(
                      bar.visibleProperty()
                          .map(
                              shown ->
                                  new Insets(0, side + (shown ? bar.prefWidth(-1) : 0), 0, side)));
            });
  }

  /// Whether a row is wholly seen as the list was laid out last.
  public static boolean seen(ListView<?> list, int index) {
    return index >= 0
        && list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow
        && (within(flow, index) || atEdge(flow, index));
  }

  /// Between the first row that is seen, and the last: those two may be cut.
  private static boolean within(VirtualFlow<?> flow, int index) {
    var first = flow.getFirstVisibleCell();
    var last = flow.getLastVisibleCell();
    return first != null && last != null && index > first.getIndex() && index < last.getIndex();
  }

  private static boolean atEdge(VirtualFlow<?> flow, int index) {
    var first = flow.getFirstVisibleCell();
    var last = flow.getLastVisibleCell();
    return first != null
        && last != null
        && ((index == first.getIndex() && first.getLayoutY() >= 0)
            || (index == last.getIndex()
                && last.getLayoutY() + last.getHeight() <= flow.getHeight()));
  }

  /// Brings a row into view, some rows from the top, unless it is seen already.
  public static void reveal(ListView<?> list, int index) {
    if (index < 0) return;
    // A row may have become taller because it was chosen.
    list.applyCss();
    list.layout();
    if (list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
      if (within(flow, index)) return;
      list.scrollTo(Math.max(0, index - 3));
      list.layout();
      if (index >= list.getItems().size()) return;
      var cell = flow.getCell(index);
      var below = cell.getLayoutY() + cell.prefHeight(-1) - flow.getHeight();
      if (cell.getIndex() == index && below > 0) {
        flow.scrollPixels(below);
        list.layout();
      }
      return;
    }
    list.scrollTo(Math.max(0, index - 3));
  }
}
