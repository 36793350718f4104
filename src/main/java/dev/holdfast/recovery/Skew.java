package dev.holdfast.recovery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// How far the stores would lie apart if each were taken back to its newest point: rows of one then
/// speak of rows of another that are not there.
///
/// @param behind the store whose newest point is oldest
/// @param unknown stores of which nobody knows
public record Skew(Duration between, String behind, String ahead, List<String> unknown) {
  public Skew {
    unknown = List.copyOf(unknown);
  }

  /// Empty where fewer than two stores are known.
  public static Optional<Skew> of(List<StoreReport> stores) {
    record Known(String store, Duration age) {}
    var known = new ArrayList<Known>();
    var unknown = new ArrayList<String>();
    for (var store : stores) {
      store
          .newest()
          .ifPresentOrElse(
              place -> known.add(new Known(store.store(), Objects.requireNonNull(place.age()))),
              () -> unknown.add(store.store()));
    }
    if (known.size() < 2) return Optional.empty();
    var ahead = known.stream().min(Comparator.comparing(Known::age)).orElseThrow();
    var behind = known.stream().max(Comparator.comparing(Known::age)).orElseThrow();
    return Optional.of(
        new Skew(behind.age().minus(ahead.age()), behind.store(), ahead.store(), unknown));
  }
}
