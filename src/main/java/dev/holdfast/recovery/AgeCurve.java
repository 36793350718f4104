package dev.holdfast.recovery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// The age of the newest point over time: it grows with the clock and falls with each new point.
public final class AgeCurve {
  private AgeCurve() {}

  /// The age at one moment; empty where nothing that old is known.
  public record Sample(Instant at, Optional<Duration> age) {}

  /// What was seen as the newest point at a moment. What lacked nothing (an age of zero) is not
  /// aged between two looks: whether it went on to do so is not told by the clock.
  public record Seen(Instant at, Duration age) {}

  /// Samples from one moment to another.
  ///
  /// @param points moments of points that are known, in any order
  /// @param seen ages that were seen while somebody looked, in any order
  /// @param count how many samples, evenly spread
  public static List<Sample> of(
      List<Instant> points, List<Seen> seen, Instant from, Instant to, int count) {
    var looked = new TreeMap<Instant, Duration>();
    seen.forEach(one -> looked.put(one.at(), one.age()));
    var sorted = points.stream().sorted(Comparator.naturalOrder()).toList();
    var span = Duration.between(from, to);
    var samples = new ArrayList<Sample>();
    for (int i = 0; i < count; i++) {
      var at = from.plus(span.multipliedBy(i).dividedBy(Math.max(1, count - 1)));
      samples.add(new Sample(at, age(sorted, looked, at)));
    }
    return samples;
  }

  /// The smaller of both: a look tells of points that were removed since, a list of points that
  /// nobody looked at.
  private static Optional<Duration> age(
      List<Instant> points, NavigableMap<Instant, Duration> looked, Instant at) {
    var before = looked.floorEntry(at);
    var bySight =
        Optional.ofNullable(before)
            .map(
                entry ->
                    entry.getValue().isZero()
                        ? Duration.ZERO
                        : entry.getValue().plus(Duration.between(entry.getKey(), at)));
    var byPoint =
        points.stream()
            .filter(point -> !point.isAfter(at))
            .max(Comparator.naturalOrder())
            .map(point -> Duration.between(point, at));
    if (bySight.isEmpty()) return byPoint;
    if (byPoint.isEmpty()) return bySight;
    return bySight.get().compareTo(byPoint.get()) < 0 ? bySight : byPoint;
  }
}
