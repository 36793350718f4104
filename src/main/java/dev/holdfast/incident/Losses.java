package dev.holdfast.incident;

import dev.holdfast.kernel.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The ledger of losses of a run: which points were achievable when it was declared, and what the
/// restored stores answered.
final class Losses {
  static final String FROZEN = "run.points";
  static final String MEASURED = "run.loss";

  private record Frozen(
      String title, @Nullable Duration rpo, ReachableMoments moments, String evidence) {}

  private record Measured(String step, @Nullable Instant moment, String said) {}

  private final Map<String, Frozen> frozen = new LinkedHashMap<>();

  /// By store and restore, in the order in which they were restored: the last one counts.
  private final Map<String, Map<String, Measured>> measured = new LinkedHashMap<>();

  private boolean known;

  void apply(Event event) {
    switch (event.type()) {
      case FROZEN -> {
        known = true;
        if (event.data().get("stores") instanceof List<?> stores)
          stores.forEach(store -> freeze(store, event.flag("late")));
      }
      case MEASURED ->
          measured
              .computeIfAbsent(event.text("store"), _ -> new LinkedHashMap<>())
              .put(
                  event.step(),
                  new Measured(
                      event.step(), event.instant("moment").orElse(null), event.text("said")));
      // Restored once more, or not any more: what its marker said was about the one before.
      case "step.retried", "step.undone" ->
          measured.values().forEach(steps -> steps.remove(event.step()));
      default -> {}
    }
  }

  private void freeze(@Nullable Object element, boolean late) {
    if (!(element instanceof Map<?, ?> store)) return;
    frozen.put(
        text(store, "store"),
        new Frozen(
            text(store, "title"),
            Durations.parse(text(store, "rpo")).orElse(null),
            ReachableMoments.of(store),
            (late ? "read late: " : "") + text(store, "evidence")));
  }

  private static String text(Map<?, ?> map, String key) {
    var value = map.get(key);
    return value == null ? "" : String.valueOf(value);
  }

  /// Whether the points were frozen.
  boolean known() {
    return known;
  }

  /// Whether the loss of this store after this step is known.
  boolean measured(String store, String step) {
    return after(store, step).map(Measured::moment).isPresent();
  }

  /// Whether anything is on record about the store after this step.
  boolean told(String store, String step) {
    return after(store, step).isPresent();
  }

  private Optional<Measured> after(String store, String step) {
    return Optional.ofNullable(measured.getOrDefault(store, Map.of()).get(step));
  }

  private Optional<Measured> last(String store) {
    return measured.getOrDefault(store, Map.of()).values().stream().reduce((_, last) -> last);
  }

  /// The earliest moment that a store was found at after its last restore.
  Optional<Instant> worst() {
    return measured.keySet().stream()
        .flatMap(store -> last(store).map(Measured::moment).stream())
        .min(Comparator.naturalOrder());
  }

  List<LossView> views(Instant began) {
    var views = new ArrayList<LossView>();
    var stores = new LinkedHashMap<String, Frozen>(frozen);
    measured
        .keySet()
        .forEach(
            store ->
                stores.putIfAbsent(
                    store, new Frozen(store, null, ReachableMoments.NONE, "not read")));
    stores.forEach(
        (store, at) -> {
          var told = last(store);
          var moment = told.map(Measured::moment).orElse(null);
          views.add(
              new LossView(
                  store,
                  at.title(),
                  at.rpo(),
                  at.moments().before(began),
                  at.moments().loss(began),
                  at.moments().warning(began) + at.evidence(),
                  told.map(Measured::step).orElse(""),
                  moment,
                  gap(moment, began),
                  late(moment, began) + told.map(Measured::said).orElse("")));
        });
    return views;
  }

  private static @Nullable Duration gap(@Nullable Instant point, Instant began) {
    return point == null || point.isAfter(began) ? null : Duration.between(point, began);
  }

  /// What was written after impact began may be the damage itself: that nothing is lost is not
  /// known by it.
  private static String late(@Nullable Instant moment, Instant began) {
    return moment != null && moment.isAfter(began)
        ? "it holds data from after impact began and may hold the damage: "
        : "";
  }

  /// Each event in words, for the record.
  static String words(Event event) {
    if (event.type().equals(FROZEN)) {
      var parts = new ArrayList<String>();
      if (event.data().get("stores") instanceof List<?> stores) {
        for (var element : stores) {
          if (!(element instanceof Map<?, ?> store)) continue;
          var at = text(store, "at");
          var point = Boolean.TRUE.equals(store.get("whole")) ? "without loss" : "to " + at;
          parts.add(text(store, "title") + " " + (at.isEmpty() ? "unknown" : point));
        }
      }
      var skew = event.text("skew");
      return "could be restored %s: %s%s"
          .formatted(
              event.flag("late")
                  ? "when it was taken up again (not read at the declaration)"
                  : "at the declaration",
              String.join(", ", parts),
              skew.isEmpty() ? "" : "; they lie " + skew + " apart");
    }
    var moment = event.text("moment");
    return moment.isEmpty()
        ? "the loss of %s is not known: %s".formatted(event.text("store"), event.text("said"))
        : "%s holds data up to %s, by its marker".formatted(event.text("store"), moment);
  }
}
