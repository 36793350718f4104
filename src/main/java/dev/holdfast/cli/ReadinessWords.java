package dev.holdfast.cli;

import dev.holdfast.connector.RecoveryPoints.Point;
import dev.holdfast.kernel.Durations;
import dev.holdfast.recovery.Adherence;
import dev.holdfast.recovery.PlaceReport;
import dev.holdfast.recovery.RecoveryView;
import dev.holdfast.recovery.Shortfall;
import dev.holdfast.recovery.Skew;
import dev.holdfast.recovery.StoreReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What `readiness` says of the backups, for people and for machines.
final class ReadinessWords {
  private ReadinessWords() {}

  static List<String> lines(RecoveryView view) {
    var lines = new ArrayList<String>();
    for (var store : view.stores()) {
      lines.add("%-8s %-28s %s".formatted(store.state().word(), store.title(), newest(store)));
      var proof = store.proof();
      lines.add(
          "         "
              + (proof == null
                  ? "no restore on record"
                  : "last %s restore %s in %s"
                      .formatted(
                          proof.real() ? "proven" : "rehearsed", proof.at(), proof.incident())));
    }
    view.skew()
        .ifPresent(
            skew ->
                lines.add(
                    "skew     %s: %s lies behind %s"
                        .formatted(Durations.words(skew.between()), skew.behind(), skew.ahead())));
    for (var one : view.shortfalls()) {
      lines.add("");
      lines.add("%s %s: %s".formatted(one.word(), one.code(), one.what()));
      lines.add(
          "  %s%s%s"
              .formatted(
                  switch (one.severity()) {
                    case BROKEN -> "breaks: ";
                    case UNKNOWN -> "not known: ";
                    case NOTE -> "concerns: ";
                  },
                  one.objective(),
                  one.place().isEmpty() ? "" : " (" + one.place() + ")"));
      lines.add("  what to do: " + one.next());
    }
    return lines;
  }

  private static String newest(StoreReport store) {
    var rpo = store.rpo();
    var objective = rpo == null ? "no RPO stated" : "RPO " + Durations.exact(rpo);
    return store
        .newest()
        .map(
            place ->
                "%s old, %s, %s"
                    .formatted(
                        Durations.words(java.util.Objects.requireNonNull(place.age())),
                        objective,
                        place.sound().map(Point::evidence).orElse("")))
        .orElse("no recovery point known, " + objective);
  }

  static Map<String, Object> json(RecoveryView view, String estate) {
    var data = new LinkedHashMap<String, Object>();
    data.put("plan", view.plan());
    data.put("estate", estate);
    data.put("at", view.now().toString());
    var backups = new LinkedHashMap<String, Object>();
    backups.put("stores", view.stores().stream().map(ReadinessWords::store).toList());
    view.skew().ifPresent(skew -> backups.put("skew", skew(skew)));
    data.put("backups", backups);
    data.put("findings", view.shortfalls().stream().map(ReadinessWords::finding).toList());
    return data;
  }

  private static Map<String, @Nullable Object> store(StoreReport store) {
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("store", store.store());
    data.put("title", store.title());
    data.put("state", store.state().word());
    var rpo = store.rpo();
    data.put("rpo", rpo == null ? null : rpo.toString());
    var newest = store.newest();
    data.put("newest", newest.map(ReadinessWords::newestPoint).orElse(null));
    data.put("places", store.places().stream().map(ReadinessWords::place).toList());
    var proof = store.proof();
    if (proof == null) {
      data.put("lastRestore", null);
    } else {
      var last = new LinkedHashMap<String, Object>();
      last.put("at", proof.at().toString());
      last.put("incident", proof.incident());
      last.put("mode", proof.mode());
      last.put("step", proof.step());
      last.put("proven", proof.real());
      data.put("lastRestore", last);
    }
    return data;
  }

  private static Map<String, @Nullable Object> newestPoint(PlaceReport place) {
    var data = new LinkedHashMap<String, @Nullable Object>();
    var point = place.sound().orElseThrow();
    data.put("backup", place.backup());
    data.put("place", place.place());
    data.put("point", point.at().toString());
    data.put("kind", point.kind());
    var age = place.age();
    data.put("ageSeconds", age == null ? null : age.toSeconds());
    data.put("bytes", point.bytes() < 0 ? null : point.bytes());
    data.put("evidence", point.evidence());
    return data;
  }

  private static Map<String, @Nullable Object> place(PlaceReport place) {
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("backup", place.backup());
    data.put("reader", place.reader());
    data.put("target", place.target());
    data.put("place", place.place());
    data.put("known", place.known());
    data.put("why", place.unknown());
    data.put("newest", place.sound().isPresent() ? newestPoint(place) : null);
    data.put("points", place.points().size());
    data.put("seen", place.seen().toString());
    data.put(
        "runs",
        place.adherence().slots().stream()
            .map(slot -> Map.of("due", slot.due().toString(), "state", word(slot.state())))
            .toList());
    return data;
  }

  private static String word(Adherence.State state) {
    return state.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  private static Map<String, Object> skew(Skew skew) {
    return Map.of(
        "between", skew.between().toString(),
        "behind", skew.behind(),
        "ahead", skew.ahead(),
        "unknown", skew.unknown());
  }

  private static Map<String, Object> finding(Shortfall one) {
    var data = new LinkedHashMap<String, Object>();
    data.put("code", one.code());
    data.put("severity", one.word());
    data.put("store", one.store());
    data.put("backup", one.backup());
    data.put("place", one.place());
    data.put("objective", one.objective());
    data.put("message", one.what());
    data.put("fix", one.next());
    return data;
  }
}
