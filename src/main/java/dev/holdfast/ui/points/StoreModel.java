package dev.holdfast.ui.points;

import dev.holdfast.connector.RecoveryPoints.Holds;
import dev.holdfast.connector.RecoveryPoints.Point;
import dev.holdfast.incident.LossView;
import dev.holdfast.kernel.Durations;
import dev.holdfast.recovery.AgeCurve;
import dev.holdfast.recovery.PlaceReport;
import dev.holdfast.recovery.PointsView;
import dev.holdfast.recovery.Shortfall;
import dev.holdfast.recovery.StoreReport;
import dev.holdfast.ui.uikit.Mark;
import dev.holdfast.ui.uikit.Times;
import dev.holdfast.ui.uikit.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the side pane says of the chosen store. Pure.
///
/// @param chart age over time
/// @param longer the same over the last weeks; empty where nobody looked so long ago
record StoreModel(
    PointsModel.Row row,
    String about,
    Chart chart,
    Optional<Chart> longer,
    List<Section> sections) {
  private static final int SAMPLES = 121;
  private static final Duration LEAST = Duration.ofHours(1);
  private static final Duration MOST = Duration.ofDays(3);
  private static final Duration WEEKS = Duration.ofDays(14);

  StoreModel {
    sections = List.copyOf(sections);
  }

  /// A heading and its lines.
  record Section(String title, List<Line> lines) {
    Section {
      lines = List.copyOf(lines);
    }
  }

  /// A line, with a mark where it has a state.
  record Line(Optional<Mark> mark, String label, String value) {
    static Line of(String label, String value) {
      return new Line(Optional.empty(), label, value);
    }
  }

  /// The age of the newest point over time.
  ///
  /// @param rpo null where none is stated
  /// @param span from its left to its right end, which is now
  record Chart(List<AgeCurve.Sample> samples, @Nullable Duration rpo, Duration span) {
    Chart {
      samples = List.copyOf(samples);
    }

    /// The age at the upper edge.
    Duration top() {
      var oldest =
          samples.stream()
              .flatMap(sample -> sample.age().stream())
              .max(Duration::compareTo)
              .orElse(Duration.ZERO);
      var objective = rpo == null ? Duration.ZERO : rpo.multipliedBy(3).dividedBy(2);
      var top = oldest.compareTo(objective) > 0 ? oldest.multipliedBy(11).dividedBy(10) : objective;
      return top.compareTo(Duration.ofMinutes(1)) < 0 ? Duration.ofMinutes(1) : top;
    }

    boolean known() {
      return samples.stream().anyMatch(sample -> sample.age().isPresent());
    }
  }

  /// @param losses what a run froze and measured; none before one
  static Optional<StoreModel> of(
      PointsView view, PointsModel model, List<LossView> losses, String chosen) {
    var store =
        view.judged().stores().stream().filter(one -> one.store().equals(chosen)).findFirst();
    return model.row(chosen).flatMap(row -> store.map(one -> of(view, row, losses, one)));
  }

  private static StoreModel of(
      PointsView view, PointsModel.Row row, List<LossView> losses, StoreReport store) {
    var now = view.judged().now();
    var sections = new ArrayList<Section>();
    section(
        sections, "points.shortfalls", store.shortfalls().stream().map(StoreModel::fall).toList());
    section(sections, "points.places", store.places().stream().map(StoreModel::place).toList());
    losses.stream()
        .filter(loss -> loss.store().equals(store.store()))
        .findFirst()
        .ifPresent(loss -> section(sections, "points.at-declaration", loss(loss)));
    section(sections, "points.last-restore", proof(store));
    var chart = chart(view, store, now, span(store));
    var seen = view.ages().getOrDefault(store.store(), List.of());
    var before = seen.stream().anyMatch(one -> one.at().isBefore(now.minus(chart.span())));
    return new StoreModel(
        row,
        about(store),
        chart,
        before ? Optional.of(chart(view, store, now, WEEKS)) : Optional.empty(),
        sections);
  }

  private static void section(List<Section> sections, String title, List<Line> lines) {
    if (!lines.isEmpty()) sections.add(new Section(Words.of(title), lines));
  }

  private static String about(StoreReport store) {
    var rpo = store.rpo();
    return rpo == null ? Words.of("points.rpo-none") : Words.of("points.rpo", Times.objective(rpo));
  }

  private static Line fall(Shortfall one) {
    var mark =
        switch (one.severity()) {
          case BROKEN -> Mark.FAILED;
          case UNKNOWN -> Mark.CANNOT_SENSE;
          case NOTE -> Mark.ATTENTION;
        };
    var text = Words.of("points.severity." + one.word(), one.what(), one.objective());
    return new Line(Optional.of(mark), text, "");
  }

  private static Line place(PlaceReport place) {
    var where = place.backup() + ", " + place.place();
    var why = place.unknown();
    if (why != null) return new Line(Optional.of(Mark.CANNOT_SENSE), where + ": " + why, "");
    var newest = place.sound();
    if (newest.isEmpty()) {
      return new Line(Optional.of(Mark.FAILED), where, Words.of("points.no-point"));
    }
    var age = place.age();
    var word = age == null || age.isZero() ? Words.of("points.no-loss") : Durations.words(age);
    return new Line(
        Optional.of(Mark.DONE), where + ": " + newest.map(Point::evidence).orElse(""), word);
  }

  private static List<Line> loss(LossView loss) {
    var lines = new ArrayList<Line>();
    var achievable = loss.achievable();
    lines.add(
        Line.of(
            Words.of("points.achievable"),
            achievable == null ? Words.of("points.unknown") : Durations.words(achievable)));
    if (loss.restored().isEmpty()) return lines;
    var real = loss.loss();
    lines.add(
        new Line(
            Optional.of(real == null ? Mark.CANNOT_SENSE : Mark.DONE),
            real == null
                ? Words.of("points.loss-unknown", loss.said())
                : Words.of("points.loss-after", loss.restored()),
            real == null ? "" : Durations.words(real)));
    return lines;
  }

  private static List<Line> proof(StoreReport store) {
    var proof = store.proof();
    if (proof == null) return List.of(Line.of(Words.of("points.never-long"), ""));
    var day = proof.at().atZone(java.time.ZoneOffset.UTC).toLocalDate().toString();
    return List.of(
        new Line(
            Optional.of(proof.real() ? Mark.DONE : Mark.PLANNED),
            Words.of(
                proof.real() ? "points.proven-by" : "points.rehearsed-by",
                proof.incident(),
                proof.step()),
            day));
  }

  private static Duration span(StoreReport store) {
    var rpo = store.rpo();
    var span = rpo == null || rpo.isZero() ? LEAST : rpo.multipliedBy(8);
    if (span.compareTo(LEAST) < 0) return LEAST;
    return span.compareTo(MOST) > 0 ? MOST : span;
  }

  private static Chart chart(PointsView view, StoreReport store, Instant now, Duration span) {
    var best = store.newest();
    var points =
        best.map(
                place ->
                    place.points().stream()
                        .filter(Point::restorable)
                        .filter(point -> point.holds() == Holds.UP_TO_ITS_MOMENT)
                        .map(Point::at)
                        .toList())
            .orElse(List.of());
    // What lacks nothing has no age, however old its newest change is.
    var whole = best.map(PlaceReport::age).filter(Duration::isZero).isPresent();
    var seen = view.ages().getOrDefault(store.store(), List.of());
    return new Chart(
        AgeCurve.of(whole ? List.of() : points, seen, now.minus(span), now, SAMPLES),
        store.rpo(),
        span);
  }
}
