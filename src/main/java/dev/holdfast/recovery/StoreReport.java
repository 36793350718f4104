package dev.holdfast.recovery;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How far back one store can be taken, and what of it is not as promised.
///
/// @param store component id, or a word such as `configuration`
/// @param rpo null where the plan states none
/// @param places what each backup has at each place, in the plan's order
/// @param proof the last proven restore; null: none on record
public record StoreReport(
    String store,
    String title,
    @Nullable Duration rpo,
    List<PlaceReport> places,
    List<Shortfall> shortfalls,
    @Nullable Proof proof) {
  public StoreReport {
    places = List.copyOf(places);
    shortfalls = List.copyOf(shortfalls);
  }

  /// The judgement in one word.
  public enum State {
    GOOD,
    UNKNOWN,
    BAD;

    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  public State state() {
    var worst = shortfalls.stream().map(Shortfall::severity).min(Comparator.naturalOrder());
    if (worst.isEmpty()) return State.GOOD;
    return switch (worst.get()) {
      case BROKEN -> State.BAD;
      case UNKNOWN -> State.UNKNOWN;
      case NOTE -> State.GOOD;
    };
  }

  /// Where the newest point of all is that something can be restored from.
  public Optional<PlaceReport> newest() {
    return newest(places);
  }

  /// The same outside of where the store normally lives.
  public Optional<PlaceReport> elsewhere() {
    return newest(places.stream().filter(place -> !place.home()).toList());
  }

  private static Optional<PlaceReport> newest(List<PlaceReport> places) {
    return places.stream()
        .filter(place -> place.age() != null)
        .min(Comparator.comparing(place -> java.util.Objects.requireNonNull(place.age())));
  }

  /// How far past its objective the newest point is; negative: inside. Empty where nobody knows.
  public Optional<Duration> past() {
    var objective = rpo;
    if (objective == null) return Optional.empty();
    return newest().map(place -> java.util.Objects.requireNonNull(place.age()).minus(objective));
  }
}
