package dev.holdfast.cli;

import dev.holdfast.incident.ItemView;
import dev.holdfast.incident.Tally;
import dev.holdfast.kernel.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/// How far the checklist is, and which of its items are not verified.
final class Open {
  private static final int NAMED = 6;

  private Open() {}

  /// What a person took as known, and what does not apply, is never counted as verified.
  static String checklist(List<ItemView> items, Instant now) {
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
    if (!tally.complete()) text.append(": ").append(named(items, now, ItemView::wanted));
    // What is required for nothing is not missed, and is no less unknown.
    var beside = named(items, now, item -> !item.settled() && !item.wanted());
    if (!beside.isEmpty()) text.append("; not required, and not verified: ").append(beside);
    oldest(items, now).ifPresent(age -> text.append("; read ").append(age).append(" ago"));
    return text.toString();
  }

  private static String named(List<ItemView> items, Instant now, Predicate<ItemView> which) {
    var names = items.stream().filter(which).map(item -> item(item, now)).toList();
    var first = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
    return names.size() > NAMED ? "%s and %d more".formatted(first, names.size() - NAMED) : first;
  }

  /// How old the oldest reading is that something counts as verified by.
  private static Optional<String> oldest(List<ItemView> items, Instant now) {
    return items.stream()
        .filter(ItemView::verified)
        .flatMap(item -> item.age(now).stream())
        .max(Comparator.naturalOrder())
        .map(Open::words);
  }

  private static String words(Duration age) {
    return Durations.words(age.truncatedTo(ChronoUnit.SECONDS));
  }

  private static String item(ItemView item, Instant now) {
    var state = item.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    var age = item.age(now).map(Open::words).map(ago -> ", read " + ago + " ago").orElse("");
    return "%s (%s%s)".formatted(item.id(), state, age);
  }
}
