package dev.holdfast.incident;

/// What each `item.*` event does to a checklist item's record.
final class ItemEvents {
  private ItemEvents() {}

  static void apply(ItemRecord item, Event e) {
    var before = item.state;
    item.when = e.at();
    switch (e.type()) {
      case "item.read" -> {
        item.readings = e.number("readings");
        item.value = e.text("value");
        item.by = "Holdfast";
        item.state = read(item, e.text("state"));
        if (item.state == ItemView.State.PASSING) item.wasVerified = true;
        item.because = "";
      }
      case "item.ticked" -> {
        item.state = ItemView.State.STATED;
        item.value = e.text("value");
        item.by = e.by();
        item.because = "";
      }
      case "item.overridden" -> {
        item.state = ItemView.State.OVERRIDDEN;
        item.because = e.text("because");
        item.by = e.by();
      }
      case "item.not-applicable" -> {
        item.state = ItemView.State.NOT_APPLICABLE;
        item.because = e.text("because");
        item.by = e.by();
      }
      default -> {}
    }
    if (item.since == null || item.state != before) item.since = e.at();
  }

  private static ItemView.State read(ItemRecord item, String state) {
    return switch (state) {
      case "passing" -> ItemView.State.PASSING;
      case "failing" -> item.wasVerified ? ItemView.State.REGRESSED : ItemView.State.FAILING;
      case "standby" -> ItemView.State.STANDBY;
      default -> ItemView.State.UNKNOWN;
    };
  }
}
