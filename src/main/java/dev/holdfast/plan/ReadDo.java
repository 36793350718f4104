package dev.holdfast.plan;

import java.util.List;
import java.util.Optional;

/// The order of read-do lists: each item is read out, done and answered before the next one is. A
/// reason why an item need not be seen is no answer and is taken at any time, and what was answered
/// is corrected at any time: an order stops no incident.
public final class ReadDo {
  private ReadDo() {}

  /// An item as the order sees it.
  ///
  /// @param asks whether it waits for the answer of a person
  /// @param required whether anything requires it; what nothing requires may stay open
  public record Line(
      String id, String group, Checklist.Manner manner, boolean asks, boolean required) {}

  /// The item that is to be answered before that one; empty where it may be answered now.
  ///
  /// @param lines all items in the order of their list
  public static Optional<Line> before(List<Line> lines, String id) {
    var own = lines.stream().filter(line -> line.id().equals(id)).findFirst();
    if (own.isEmpty() || !own.get().asks()) return Optional.empty();
    if (own.get().manner() != Checklist.Manner.READ_DO) return Optional.empty();
    return lines.stream()
        .takeWhile(line -> !line.id().equals(id))
        .filter(line -> line.group().equals(own.get().group()))
        .filter(line -> line.asks() && line.required())
        .findFirst();
  }
}
