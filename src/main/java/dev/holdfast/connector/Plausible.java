package dev.holdfast.connector;

import java.util.List;
import java.util.Optional;

/// Tells by its size what cannot be a whole backup: a dump of half the data restores without an
/// error, and what a failed program left behind may be a line of text.
public final class Plausible {
  /// Data of a store that is in use shrinks by less from one run to the next.
  public static final double LEAST = 0.7;

  /// Smaller than any backup of anything: an empty RDB of Redis has some 90 bytes; an empty gzip,
  /// which a pipe makes of a program that failed, has 20.
  static final long FEWEST = 64;

  /// So many of the latest are compared with.
  public static final int HISTORY = 7;

  private Plausible() {}

  /// Why it cannot be whole, to be put after its name; empty where it can.
  ///
  /// @param earlier sizes of the sound ones before it, in any order
  public static Optional<String> doubt(long bytes, List<Long> earlier) {
    if (earlier.isEmpty()) {
      return bytes >= FEWEST
          ? Optional.empty()
          : Optional.of("has %s, too little for a backup of anything".formatted(words(bytes)));
    }
    var usual = median(earlier);
    if (bytes >= usual * LEAST) return Optional.empty();
    return Optional.of(
        "has %s, %d %% of the usual %s"
            .formatted(words(bytes), Math.round(100.0 * bytes / usual), words(usual)));
  }

  private static long median(List<Long> sizes) {
    var sorted = sizes.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  /// `734 MB`, as people read it.
  public static String words(long bytes) {
    if (bytes < 1000) return bytes + " bytes";
    var units = List.of("kB", "MB", "GB", "TB", "PB");
    var value = bytes / 1000.0;
    var unit = 0;
    while (value >= 1000 && unit < units.size() - 1) {
      value /= 1000;
      unit++;
    }
    return (value < 10 ? "%.1f %s" : "%.0f %s").formatted(value, units.get(unit));
  }
}
