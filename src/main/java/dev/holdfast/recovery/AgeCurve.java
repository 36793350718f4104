package dev.holdfast.recovery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The age of the newest point over time: it grows with the clock and falls with each new point.
public final class AgeCurve {
  private AgeCurve() {}

  /// The age at one moment; empty where nothing that old is known.
  public record Sample(Instant at, Optional<Duration> age) {}

  /// What was seen as the newest point at a moment. What lacked nothing (an age of zero) is not
  /// aged between two looks: whether it went on to do so is not told by the clock.
  ///
  /// @param goodFor until the next look is due: after it nobody knows
  public record Seen(Instant at, Duration age, Duration goodFor) {
    Optional<Duration> at(Instant moment) {
      var since = Duration.between(at, moment);
      if (since.compareTo(goodFor) > 0) return Optional.empty();
      return Optional.of(age.isZero() ? Duration.ZERO : age.plus(since));
    }
  }

  /// Samples from one moment to another, each with the worst that is known since the one before: a
  /// look that fell between two of them is not lost.
  ///
  /// @param points moments of points that are known, in any order
  /// @param seen ages that were seen while somebody looked, in any order
  /// @param count how many samples, evenly spread
  public static List<Sample> of(
      List<Instant> points, List<Seen> seen, Instant from, Instant to, int count) {
    var looked = new TreeMap<Instant, Seen>();
    seen.forEach(one -> looked.put(one.at(), one));
    var sorted = points.stream().sorted(Comparator.naturalOrder()).toList();
    var span = Duration.between(from, to);
    var samples = new ArrayList<Sample>();
    var before = from;
    for (int i = 0; i < count; i++) {
      var at = from.plus(span.multipliedBy(i).dividedBy(Math.max(1, count - 1)));
      var between = looked.subMap(before, false, at, true).values().stream().map(Seen::age);
      var worst =
          Stream.concat(between, age(sorted, looked, at).stream()).max(Comparator.naturalOrder());
      samples.add(new Sample(at, worst));
      before = at;
    }
    return samples;
  }

  /// The smaller of both: a look tells of points that were removed since, a list of points that
  /// nobody looked at.
  private static Optional<Duration> age(
      List<Instant> points, NavigableMap<Instant, Seen> looked, Instant at) {
    var bySight =
        Optional.ofNullable(looked.floorEntry(at)).flatMap(entry -> entry.getValue().at(at));
    var byPoint =
        points.stream()
            .filter(point -> !point.isAfter(at))
            .max(Comparator.naturalOrder())
            .map(point -> Duration.between(point, at));
    return Stream.concat(bySight.stream(), byPoint.stream()).min(Comparator.naturalOrder());
  }
}
