package dev.holdfast.ui.points;

import dev.holdfast.connector.RecoveryPoints.Point;
import dev.holdfast.recovery.PlaceReport;
import dev.holdfast.recovery.PointsView;
import dev.holdfast.recovery.Shortfall;
import dev.holdfast.recovery.StoreReport;
import dev.holdfast.ui.uikit.Mark;
import dev.holdfast.ui.uikit.Words;
import java.util.Optional;

/// How far back one store can be taken, for other pages. Pure.
///
/// @param word the judgement, with the mark that stands for it
/// @param age of the newest point against the objective, in words
/// @param evidence of the newest point, with its place; empty where there is none
/// @param wrong the worst that is wrong; empty where nothing is
public record StoreBrief(
    Mark mark, String word, String age, Optional<String> evidence, Optional<String> wrong) {
  /// Empty where the plan has no backup of it.
  public static Optional<StoreBrief> of(PointsView view, String store) {
    return view.judged().stores().stream()
        .filter(one -> one.store().equals(store))
        .findFirst()
        .map(StoreBrief::of);
  }

  private static StoreBrief of(StoreReport store) {
    var row = PointsModel.row(store);
    var evidence =
        store
            .newest()
            .flatMap(
                place ->
                    place
                        .sound()
                        .map(Point::evidence)
                        .map(said -> Words.of("points.at-place", said, place(place))));
    var wrong =
        row.kind() == PointsModel.Kind.GOOD
            ? Optional.<String>empty()
            : Optional.of(row.line()).filter(_ -> !told(store));
    return new StoreBrief(row.kind().mark(), row.kind().word(), row.age(), evidence, wrong);
  }

  /// That the newest point is too old needs no second telling of its evidence.
  private static boolean told(StoreReport store) {
    return PointsModel.worst(store).filter(one -> one.code().equals(Shortfall.PAST)).isPresent();
  }

  private static String place(PlaceReport place) {
    return place.place().isEmpty() ? place.backup() : place.place();
  }
}
