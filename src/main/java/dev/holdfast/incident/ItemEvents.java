package dev.holdfast.incident;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What each `item.*` event does to a checklist item's record.
final class ItemEvents {
  private ItemEvents() {}

  static void apply(ItemRecord item, Event e) {
    var before = item.state;
    // What is marked as unknown later was seen when it was seen.
    item.when = e.instant("seenAt").orElse(e.at());
    item.reader = "";
    item.soak = null;
    switch (e.type()) {
      case "item.read" -> {
        item.readings = e.number("readings");
        item.value = e.text("value");
        item.goodFor =
            e.text("goodFor").isEmpty() ? Duration.ZERO : Duration.parse(e.text("goodFor"));
        item.by = "Holdfast";
        item.soak = soak(e);
        item.state = item.soak != null ? ItemView.State.HOLDING : read(item, e.text("state"));
        if (item.state == ItemView.State.PASSING) item.wasVerified = true;
        item.because = "";
      }
      case "item.ticked" -> {
        item.state = stated(item, e);
        if (item.state == ItemView.State.STATED) item.wasVerified = true;
        item.readings = 0;
        item.value = e.text("value");
        var seenBy = e.text("seenBy");
        item.by = seenBy.isEmpty() ? e.by() : seenBy;
        item.reader = seenBy.isEmpty() ? "" : e.by();
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

  /// What was said of it was said too early.
  static void outdated(ItemRecord item, Instant at, boolean sensed) {
    var said = item.state == ItemView.State.STATED || item.state == ItemView.State.OVERRIDDEN;
    if (!said) return;
    item.because = "said before the last step was done";
    item.state = sensed ? ItemView.State.UNKNOWN : ItemView.State.TO_ANSWER;
    item.wasVerified = false;
    item.readings = 0;
    item.since = at;
  }

  /// A person who looked may have seen that it is not so.
  private static ItemView.State stated(ItemRecord item, Event e) {
    if (!e.text("so").equals("no")) return ItemView.State.STATED;
    return item.wasVerified ? ItemView.State.REGRESSED : ItemView.State.FAILING;
  }

  private static ItemView.@Nullable Soak soak(Event e) {
    var since = e.instant("holdsSince");
    return since.map(from -> new ItemView.Soak(from, Duration.parse(e.text("holds")))).orElse(null);
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
