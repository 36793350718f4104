package dev.holdfast.recovery;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// All stores of a plan at one moment.
///
/// @param stores in the plan's order
public record RecoveryView(String plan, Instant now, List<StoreReport> stores) {
  public RecoveryView {
    stores = List.copyOf(stores);
  }

  public Optional<Skew> skew() {
    return Skew.of(stores);
  }

  /// All shortfalls, the broken objectives first.
  public List<Shortfall> shortfalls() {
    return stores.stream()
        .flatMap(store -> store.shortfalls().stream())
        .sorted(Comparator.comparing(Shortfall::severity))
        .toList();
  }

  /// Broken or unknown: what is not good.
  public Stream<Shortfall> findings() {
    return shortfalls().stream().filter(one -> one.severity() != Shortfall.Severity.NOTE);
  }
}
