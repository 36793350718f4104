package dev.holdfast.incident;

import java.util.List;

/// How far a checklist is, each kind of end counted apart: what was verified, what a person took as
/// known without the check, what does not apply, and what is open. What is required for nothing is
/// never missed.
public record Tally(long verified, long overridden, long notApplicable, long open) {

  public static Tally of(List<ItemView> items) {
    return new Tally(
        items.stream().filter(ItemView::verified).count(),
        in(items, ItemView.State.OVERRIDDEN),
        in(items, ItemView.State.NOT_APPLICABLE),
        items.stream().filter(ItemView::wanted).count());
  }

  private static long in(List<ItemView> items, ItemView.State state) {
    return items.stream().filter(item -> item.state() == state).count();
  }

  /// Nothing that is required is open.
  public boolean complete() {
    return open == 0;
  }
}
