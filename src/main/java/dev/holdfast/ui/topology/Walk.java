package dev.holdfast.ui.topology;

import dev.holdfast.estate.layout.Drawing;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/// From box to box by the arrow keys. Pure.
final class Walk {
  private Walk() {}

  /// The box beside one, in the next column that has any: the nearest in height.
  ///
  /// @param by -1 to the left, 1 to the right
  static Optional<String> beside(Drawing drawing, String id, int by) {
    var from = drawing.boxes().get(id);
    if (from == null) return Optional.empty();
    var there =
        drawing.boxes().entrySet().stream()
            .filter(one -> Math.signum(one.getValue().x() - from.x()) == by)
            .toList();
    var column = there.stream().mapToDouble(one -> by * one.getValue().x()).min();
    if (column.isEmpty()) return Optional.empty();
    return there.stream()
        .filter(one -> by * one.getValue().x() == column.getAsDouble())
        .min(
            Comparator.<Map.Entry<String, Drawing.Box>>comparingDouble(
                    one -> Math.abs(one.getValue().middle() - from.middle()))
                .thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getKey);
  }

  /// The box above or below one in its column; at the end of the column the other end.
  static Optional<String> along(Drawing drawing, String id, int by) {
    var from = drawing.boxes().get(id);
    if (from == null) return Optional.empty();
    var column =
        drawing.boxes().entrySet().stream()
            .filter(one -> one.getValue().x() == from.x())
            .sorted(
                Comparator.<Map.Entry<String, Drawing.Box>>comparingDouble(
                    one -> one.getValue().y()))
            .map(Map.Entry::getKey)
            .toList();
    return Optional.of(column.get(Math.floorMod(column.indexOf(id) + by, column.size())));
  }
}
