package dev.holdfast.incident;

import dev.holdfast.plan.Checklist;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Makes what is shown of a checklist item: never green on a reading that is too old.
final class ItemViews {
  private ItemViews() {}

  static ItemView of(
      Fold fold,
      Checklist.Group group,
      Checklist.Item item,
      ItemRecord r,
      @Nullable Sighting seen,
      Instant now) {
    var last = later(r, seen);
    var sight = believed(r.state) ? (seen == null ? onRecord(fold, r) : seen) : null;
    var stale = sight != null && sight.stale(now);
    return new ItemView(
        item.id(),
        group.id(),
        item.title(),
        item.sensed() && !fold.unsensed().covers(item),
        Needs.question(fold, item),
        item.requiredFor(),
        stale ? ItemView.State.UNKNOWN : r.state,
        stale ? old(r, last) : r.value,
        r.when,
        sight != null && stale && sight.until().isAfter(Instant.EPOCH) ? sight.until() : r.since,
        last,
        r.by,
        r.because,
        r.reader,
        stale ? null : r.soak);
  }

  /// Of a run that nobody drives the record alone tells when an item was read. It is history once
  /// the run is closed, and nothing moves in a simulated estate that nobody drives.
  private static @Nullable Sighting onRecord(Fold fold, ItemRecord r) {
    var when = r.when;
    if (when == null || fold.mode() == Mode.REHEARSAL || fold.closed()) return null;
    return new Sighting(when, when.plus(r.goodFor));
  }

  /// What good news must be fresh.
  private static boolean believed(ItemView.State state) {
    return state == ItemView.State.PASSING || state == ItemView.State.HOLDING;
  }

  private static String old(ItemRecord r, @Nullable Instant last) {
    return last == null
        ? "not read yet"
        : "not read since %s UTC; it was: %s".formatted(ItemView.time(last), r.value);
  }

  /// What a person said is not seen again by reading.
  private static @Nullable Instant later(ItemRecord item, @Nullable Sighting seen) {
    var read =
        switch (item.state) {
          case PASSING, HOLDING, FAILING, STANDBY, REGRESSED, UNKNOWN -> true;
          case TO_ANSWER, STATED, OVERRIDDEN, NOT_APPLICABLE -> false;
        };
    var when = item.when;
    return read && seen != null && (when == null || seen.last().isAfter(when)) ? seen.last() : when;
  }
}
