package dev.holdfast.plan;

import java.util.ArrayList;
import java.util.List;

/// Cuts a long list into pieces of 5 to 9, which people can hold in mind. A list of up to 9 is one
/// piece.
public final class Chunks {
  /// More than that nobody keeps in mind at once.
  public static final int MOST = 9;

  private Chunks() {}

  /// The pieces in order, of nearly the same size.
  public static <T> List<List<T>> of(List<T> items) {
    if (items.isEmpty()) return List.of();
    var pieces = Math.ceilDiv(items.size(), MOST);
    var chunks = new ArrayList<List<T>>();
    for (var i = 0; i < pieces; i++) {
      chunks.add(items.subList(i * items.size() / pieces, (i + 1) * items.size() / pieces));
    }
    return List.copyOf(chunks);
  }
}
