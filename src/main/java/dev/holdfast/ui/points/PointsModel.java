package dev.holdfast.ui.points;

import dev.holdfast.connector.RecoveryPoints.Point;
import dev.holdfast.kernel.Durations;
import dev.holdfast.recovery.Adherence;
import dev.holdfast.recovery.PlaceReport;
import dev.holdfast.recovery.PointsView;
import dev.holdfast.recovery.Shortfall;
import dev.holdfast.recovery.StoreReport;
import dev.holdfast.ui.uikit.Mark;
import dev.holdfast.ui.uikit.Times;
import dev.holdfast.ui.uikit.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What the list of stores says. Pure.
///
/// @param summary all in words, worst first
/// @param skew how far the stores lie apart; empty where nobody knows
/// @param rows the furthest past its objective first, what is unknown after what is broken
record PointsModel(String summary, String skew, List<Row> rows) {
  PointsModel {
    rows = List.copyOf(rows);
  }

  /// One store.
  ///
  /// @param line the newest point's evidence, or what is wrong
  /// @param age of the newest point against the objective, in words
  /// @param bar how much of the objective is used; empty where nobody knows or none is stated
  /// @param ticks the latest runs, oldest first
  record Row(
      String store,
      String title,
      Kind kind,
      String line,
      String age,
      Optional<Bar> bar,
      List<Adherence.State> ticks,
      String runs,
      String restored) {
    Row {
      ticks = List.copyOf(ticks);
    }
  }

  /// How a store is drawn.
  enum Kind {
    GOOD(Mark.DONE, "points.good"),
    BROKEN(Mark.FAILED, "points.broken"),
    UNKNOWN(Mark.CANNOT_SENSE, "points.unknown");

    private final Mark mark;
    private final String word;

    Kind(Mark mark, String word) {
      this.mark = mark;
      this.word = word;
    }

    Mark mark() {
      return mark;
    }

    String word() {
      return Words.of(word);
    }

    static Kind of(StoreReport.State state) {
      return switch (state) {
        case GOOD -> GOOD;
        case BAD -> BROKEN;
        case UNKNOWN -> UNKNOWN;
      };
    }
  }

  /// Age and objective on one scale.
  ///
  /// @param age of the newest point, as a share of the bar
  /// @param mark where the objective is, as a share of the bar
  record Bar(double age, double mark) {
    /// The mark stands at two thirds until the age needs more room; it never leaves the bar.
    static Bar of(Duration age, Duration objective) {
      var seconds = Math.max(1, objective.toSeconds());
      var share = age.toSeconds() / (double) seconds;
      var scale = Math.max(1.5, share * 1.08);
      return new Bar(Math.min(1, share / scale), 1 / scale);
    }

    boolean past() {
      return age > mark + 1e-9;
    }
  }

  static PointsModel of(PointsView view) {
    var stores =
        view.judged().stores().stream()
            .sorted(
                Comparator.comparingInt((StoreReport store) -> rank(store.state()))
                    .thenComparing(
                        store -> store.past().orElse(Duration.ofDays(-100_000)),
                        Comparator.reverseOrder()))
            .toList();
    return new PointsModel(
        summary(view, stores), skew(view), stores.stream().map(PointsModel::row).toList());
  }

  private static int rank(StoreReport.State state) {
    return switch (state) {
      case BAD -> 0;
      case UNKNOWN -> 1;
      case GOOD -> 2;
    };
  }

  private static String summary(PointsView view, List<StoreReport> stores) {
    if (!view.read().complete()) {
      return Words.of("points.reading", view.read().done(), view.read().all());
    }
    var parts = new ArrayList<String>();
    for (var kind : List.of(Kind.BROKEN, Kind.UNKNOWN, Kind.GOOD)) {
      var count = stores.stream().filter(store -> Kind.of(store.state()) == kind).count();
      if (count > 0) parts.add(count + " " + kind.word());
    }
    return String.join(", ", parts);
  }

  private static String skew(PointsView view) {
    return view.judged()
        .skew()
        .map(
            skew ->
                Words.of(
                    "points.skew",
                    Durations.words(skew.between()),
                    title(view, skew.behind()),
                    title(view, skew.ahead())))
        .orElse("");
  }

  private static String title(PointsView view, String store) {
    return view.judged().stores().stream()
        .filter(one -> one.store().equals(store))
        .findFirst()
        .map(StoreReport::title)
        .orElse(store);
  }

  static Row row(StoreReport store) {
    var newest = store.newest();
    var age = newest.map(PlaceReport::age);
    var rpo = store.rpo();
    var kind = Kind.of(store.state());
    var line =
        worst(store)
            .map(one -> reason(store, one))
            .or(() -> newest.flatMap(PlaceReport::sound).map(Point::evidence))
            .orElse(Words.of("points.none"));
    var slots = ticks(store);
    return new Row(
        store.store(),
        store.title(),
        kind,
        line,
        age(age, rpo),
        rpo == null ? Optional.empty() : age.map(old -> Bar.of(old, rpo)),
        slots.slots().stream().map(Adherence.Slot::state).toList(),
        runs(slots),
        restored(store));
  }

  static Optional<Shortfall> worst(StoreReport store) {
    return store.shortfalls().stream()
        .filter(one -> one.severity() != Shortfall.Severity.NOTE)
        .min(Comparator.comparing(Shortfall::severity));
  }

  /// What is wrong stands first: the row cuts what is said after it.
  private static String reason(StoreReport store, Shortfall one) {
    var elsewhere = one.code().equals(Shortfall.PAST_ELSEWHERE);
    var place = elsewhere ? store.elsewhere() : store.newest();
    if (!elsewhere && !one.code().equals(Shortfall.PAST)) return one.what();
    return place
        .filter(found -> found.age() != null)
        .map(
            found ->
                Words.of(
                    "points.past",
                    Durations.words(Objects.requireNonNull(found.age())),
                    found.place().isEmpty() ? found.backup() : found.place(),
                    one.objective()))
        .orElse(one.what());
  }

  private static String age(
      Optional<Duration> age, @org.jspecify.annotations.Nullable Duration rpo) {
    var old = age.map(one -> one.isZero() ? Words.of("points.no-loss") : Durations.words(one));
    if (old.isEmpty()) {
      return rpo == null
          ? Words.of("points.unknown")
          : Words.of("points.unknown-of", Times.objective(rpo));
    }
    if (rpo == null) return Words.of("points.no-objective", old.get());
    if (rpo.isZero()) return Words.of("points.none-allowed", old.get());
    return age.filter(Duration::isZero).isPresent()
        ? Words.of("points.allowed", old.get(), Times.objective(rpo))
        : Words.of("points.of", old.get(), Times.objective(rpo));
  }

  /// Those of the schedule that failed most; a store may have several.
  private static Adherence ticks(StoreReport store) {
    return store.places().stream()
        .map(PlaceReport::adherence)
        .filter(runs -> !runs.slots().isEmpty())
        .max(Comparator.comparingLong(Adherence::failed))
        .orElse(Adherence.NONE);
  }

  private static String runs(Adherence runs) {
    if (runs.slots().isEmpty()) return Words.of("points.no-schedule");
    var missed = runs.count(Adherence.State.MISSED);
    var spoiled = runs.count(Adherence.State.SPOILED);
    var unknown = runs.count(Adherence.State.NOT_KNOWN);
    if (spoiled > 0) {
      return missed == 0
          ? Words.of("points.spoiled", spoiled, runs.slots().size())
          : Words.of("points.failed", runs.failed(), runs.slots().size());
    }
    if (missed == 0 && unknown > 0)
      return Words.of(
          "points.runs", runs.count(Adherence.State.RAN), runs.slots().size() - unknown);
    return missed == 0
        ? Words.of("points.runs", runs.count(Adherence.State.RAN), runs.slots().size())
        : Words.of("points.missed", missed, runs.slots().size());
  }

  private static String restored(StoreReport store) {
    var proof = store.proof();
    if (proof == null) return Words.of("points.never");
    var day = proof.at().atZone(java.time.ZoneOffset.UTC).toLocalDate().toString();
    return Words.of(proof.real() ? "points.proven" : "points.rehearsed", day);
  }

  Optional<Row> row(String store) {
    return rows.stream().filter(row -> Objects.equals(row.store(), store)).findFirst();
  }
}
