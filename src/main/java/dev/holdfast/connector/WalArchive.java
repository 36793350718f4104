package dev.holdfast.connector;

import dev.holdfast.connector.RecoveryPoints.Flaw;
import dev.holdfast.connector.RecoveryPoints.Found;
import dev.holdfast.connector.RecoveryPoints.Point;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How far PostgreSQL can be replayed: from the newest whole base backup over every whole segment
/// that follows without a gap. A dump is no beginning: WAL cannot be replayed onto it.
///
/// @see <a href="https://www.postgresql.org/docs/current/continuous-archiving.html">Continuous
///   archiving</a>
public final class WalArchive {
  private static final int SHOWN = 120;

  private WalArchive() {}

  /// A file of the archive.
  public record Segment(String name, Instant at, long bytes) {}

  /// Whether this is the name of a segment.
  static boolean segment(String name) {
    return WalSegments.named(name);
  }

  /// What can be replayed of an archive.
  ///
  /// @param bases those that have their marker, in any order
  /// @param where names the archive
  public static Found.Read read(
      List<BaseBackup> bases, List<Segment> archived, String where, Instant seen) {
    var newest = bases.stream().sorted(Comparator.comparing(BaseBackup::at).reversed()).toList();
    var flaws = new ArrayList<Flaw>();
    for (var base : newest) {
      var doubt = base.doubt(newest);
      if (doubt.isEmpty()) return follow(base, archived, where, seen, flaws);
      // The newest alone: those before it were told of while they were the newest.
      if (flaws.isEmpty()) {
        flaws.add(
            new Flaw(
                "base-damaged",
                "base backup %s in %s %s".formatted(base.name(), where, doubt.get())));
      }
    }
    var why = flaws.isEmpty() ? "" : ", as " + flaws.getFirst().what();
    var none =
        new Flaw(
            "no-base",
            "there is no complete base backup in %s%s: the %d archived segments cannot be replayed onto a dump"
                .formatted(where, why, archived.size()));
    return new Found.Read(seen, List.of(), List.of(none), Map.of());
  }

  private static Found.Read follow(
      BaseBackup base, List<Segment> archived, String where, Instant seen, List<Flaw> flaws) {
    var segments = new WalSegments(base.startWal(), archived);
    var points = new ArrayList<Point>();
    points.add(
        Point.upTo(base.at(), "base backup", where, "base backup " + base.name() + " is complete"));
    var next = segments.number(base.startWal());
    var segment = segments.sound(next);
    while (segment.isPresent()) {
      if (segment.get().at().isAfter(base.at())) {
        points.add(
            Point.upTo(
                segment.get().at(),
                "WAL archived up to",
                where,
                "base backup %s and WAL without a gap up to %s"
                    .formatted(base.name(), segment.get().name())));
      }
      next++;
      segment = segments.sound(next);
    }
    gap(base, segments, next, where).ifPresent(flaws::add);
    var newest = points.stream().sorted(Comparator.comparing(Point::at).reversed()).limit(SHOWN);
    return new Found.Read(seen, newest.toList(), flaws, Map.of());
  }

  private static Optional<Flaw> gap(
      BaseBackup base, WalSegments segments, long next, String where) {
    return segments
        .last()
        .filter(last -> segments.number(last.name()) >= next)
        .map(
            last ->
                new Flaw(
                    "wal-gap",
                    "%s in %s: of what was archived up to %s, nothing from there on can be restored from base backup %s"
                        .formatted(segments.wrong(next), where, last.name(), base.name())));
  }
}
