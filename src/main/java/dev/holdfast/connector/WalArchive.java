package dev.holdfast.connector;

import dev.holdfast.connector.RecoveryPoints.Flaw;
import dev.holdfast.connector.RecoveryPoints.Found;
import dev.holdfast.connector.RecoveryPoints.Point;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// How far PostgreSQL can be replayed: from the newest complete base backup over every segment that
/// follows without a gap. A dump is no beginning: WAL cannot be replayed onto it.
///
/// @see <a href="https://www.postgresql.org/docs/current/continuous-archiving.html">Continuous
///   archiving</a>
public final class WalArchive {
  private static final Pattern SEGMENT = Pattern.compile("[0-9A-F]{24}");
  private static final int SHOWN = 120;

  /// Segments of 16 MiB: so many have the same second part of the name.
  private static final long PER_FILE = 256;

  private WalArchive() {}

  /// A complete base backup.
  ///
  /// @param startWal the segment its recovery begins with
  public record Base(Instant at, String startWal, String name) {}

  /// A file of the archive.
  public record Segment(String name, Instant at, long bytes) {}

  /// What can be replayed of an archive.
  ///
  /// @param where names the archive
  public static Found.Read read(
      List<Base> bases, List<Segment> archived, String where, Instant seen) {
    var base =
        bases.stream()
            .filter(one -> SEGMENT.matcher(one.startWal()).matches())
            .max(Comparator.comparing(Base::at));
    if (base.isEmpty()) {
      var flaw =
          new Flaw(
              "no-base",
              "there is no complete base backup in %s: the %d archived segments cannot be replayed onto a dump"
                  .formatted(where, archived.size()));
      return new Found.Read(seen, List.of(), List.of(flaw), Map.of());
    }
    return follow(base.get(), archived, where, seen);
  }

  private static Found.Read follow(Base base, List<Segment> archived, String where, Instant seen) {
    var timeline = base.startWal().substring(0, 8);
    var sound = new TreeMap<Long, Segment>();
    for (var one : archived) {
      if (!SEGMENT.matcher(one.name()).matches() || !one.name().startsWith(timeline)) continue;
      if (one.bytes() != 0) sound.put(number(one.name()), one);
    }
    var points = new ArrayList<Point>();
    points.add(
        Point.upTo(base.at(), "base backup", where, "base backup " + base.name() + " is complete"));
    var next = number(base.startWal());
    while (sound.containsKey(next)) {
      var segment = java.util.Objects.requireNonNull(sound.get(next));
      if (segment.at().isAfter(base.at())) {
        points.add(
            Point.upTo(
                segment.at(),
                "WAL archived up to",
                where,
                "base backup %s and WAL without a gap up to %s"
                    .formatted(base.name(), segment.name())));
      }
      next++;
    }
    var newest = points.stream().sorted(Comparator.comparing(Point::at).reversed()).limit(SHOWN);
    return new Found.Read(
        seen, newest.toList(), gap(base, sound, next, where).stream().toList(), Map.of());
  }

  private static Optional<Flaw> gap(
      Base base, NavigableMap<Long, Segment> sound, long next, String where) {
    if (sound.isEmpty() || sound.lastKey() < next) return Optional.empty();
    var last = sound.lastEntry().getValue();
    return Optional.of(
        new Flaw(
            "wal-gap",
            "segment %s is missing or empty in %s: of what was archived up to %s, nothing after it can be restored from base backup %s"
                .formatted(
                    name(base.startWal().substring(0, 8), next), where, last.name(), base.name())));
  }

  private static long number(String segment) {
    return Long.parseLong(segment.substring(8, 16), 16) * PER_FILE
        + Long.parseLong(segment.substring(16), 16);
  }

  private static String name(String timeline, long number) {
    return "%s%08X%08X".formatted(timeline, number / PER_FILE, number % PER_FILE);
  }
}
