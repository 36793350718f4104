package dev.holdfast.cli;

import dev.holdfast.incident.ItemView;
import dev.holdfast.incident.Tally;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/// How far the checklist is, and which of its items are not verified.
final class Open {
  private static final int NAMED = 6;

  private Open() {}

  /// What a person took as known, and what does not apply, is never counted as verified.
  static String checklist(List<ItemView> items) {
    var tally = Tally.of(items);
    var text = new StringBuilder(Phrases.of("tally.verified", tally.verified()));
    if (tally.overridden() > 0) {
      text.append(", ").append(Phrases.of("tally.overridden", tally.overridden()));
    }
    if (tally.notApplicable() > 0) {
      text.append(", ").append(Phrases.of("tally.not-applicable", tally.notApplicable()));
    }
    text.append(", ")
        .append(tally.complete() ? "none open" : Phrases.of("tally.open", tally.open()));
    if (!tally.complete()) text.append(": ").append(named(items, ItemView::wanted));
    // What is required for nothing is not missed, and is no less unknown.
    var beside = named(items, item -> !item.settled() && !item.wanted());
    if (!beside.isEmpty()) text.append("; not required, and not verified: ").append(beside);
    return text.toString();
  }

  private static String named(List<ItemView> items, Predicate<ItemView> which) {
    var names = items.stream().filter(which).map(Open::item).toList();
    var first = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
    return names.size() > NAMED ? "%s and %d more".formatted(first, names.size() - NAMED) : first;
  }

  private static String item(ItemView item) {
    return "%s (%s)"
        .formatted(item.id(), item.state().name().toLowerCase(Locale.ROOT).replace('_', ' '));
  }
}
