package dev.holdfast.ui.uikit;

import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;

/// Lists that move only when they have to.
public final class Lists {
  private Lists() {}

  /// Brings a row into view, some rows from the top, unless it is seen already.
  public static void reveal(ListView<?> list, int index) {
    if (index < 0) return;
    if (list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
      var first = flow.getFirstVisibleCell();
      var last = flow.getLastVisibleCell();
      var seen =
          first != null && last != null && index > first.getIndex() && index < last.getIndex();
      if (seen) return;
    }
    list.scrollTo(Math.max(0, index - 3));
  }
}
