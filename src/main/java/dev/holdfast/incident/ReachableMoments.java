package dev.holdfast.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// To which moments a store could be restored when the run was declared. A copy that was made after
/// impact began may hold the damage; it makes no loss smaller.
///
/// @param newest of all; null: none known
/// @param whole whether it lacks nothing of what was in use, whenever that was written
/// @param upTo until when any moment can be chosen; null: only single ones
/// @param from since when; null: not known
/// @param single the single moments
record ReachableMoments(
    @Nullable Instant newest,
    boolean whole,
    @Nullable Instant upTo,
    @Nullable Instant from,
    List<Instant> single) {
  static final ReachableMoments NONE = new ReachableMoments(null, false, null, null, List.of());

  ReachableMoments {
    single = List.copyOf(single);
  }

  /// As the record tells them. Older records know the newest alone.
  static ReachableMoments of(Map<?, ?> store) {
    var newest = moment(store.get("at"));
    var single =
        store.get("moments") instanceof List<?> list
            ? list.stream().map(one -> Instant.parse(String.valueOf(one))).toList()
            : Stream.ofNullable(newest).toList();
    return new ReachableMoments(
        newest,
        Boolean.TRUE.equals(store.get("whole")),
        moment(store.get("up-to")),
        moment(store.get("up-from")),
        single);
  }

  private static @Nullable Instant moment(@Nullable Object text) {
    return text == null || text.equals("") ? null : Instant.parse(String.valueOf(text));
  }

  /// The newest moment that lies not after impact began; null: none known.
  @Nullable Instant before(Instant began) {
    if (whole) return newest;
    return Stream.concat(Stream.ofNullable(chosen(began)), single.stream())
        .filter(moment -> !moment.isAfter(began))
        .max(Instant::compareTo)
        .orElse(null);
  }

  private @Nullable Instant chosen(Instant began) {
    var last = upTo;
    if (last == null) return null;
    var first = from;
    if (first != null && first.isAfter(began)) return null;
    return last.isAfter(began) ? began : last;
  }

  /// What would be lost; null: not known.
  @Nullable Duration loss(Instant began) {
    if (whole && newest != null) return Duration.ZERO;
    var moment = before(began);
    return moment == null ? null : Duration.between(moment, began);
  }

  /// Said before the evidence of the newest, where that is not the one that counts.
  String warning(Instant began) {
    var last = newest;
    if (whole || last == null || !last.isAfter(began)) return "";
    if (Objects.equals(before(began), began))
      return "any moment up to when impact began can be chosen: ";
    return "made after impact began, may hold the damage: ";
  }
}
