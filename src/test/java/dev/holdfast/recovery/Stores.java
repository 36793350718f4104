package dev.holdfast.recovery;

import dev.holdfast.connector.RecoveryPoints.Found;
import dev.holdfast.connector.RecoveryPoints.Point;
import dev.holdfast.plan.Component;
import dev.holdfast.plan.Paper;
import dev.holdfast.plan.Plan;
import dev.holdfast.plan.Plans;
import dev.holdfast.plan.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Small plans and readings of them.
final class Stores {
  static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  static final Duration GOOD_FOR = Duration.ofMinutes(6);

  private Stores() {}

  static Instant ago(Duration age) {
    return NOW.minus(age);
  }

  static Point point(Duration age) {
    return Point.upTo(ago(age), "dump", "bucket", "dump of " + ago(age));
  }

  static Paper.PointUse use(String target) {
    return new Paper.PointUse("aws.x", target, Map.of(), null, null, Position.NOWHERE);
  }

  static Paper.Backup backup(
      String of, @Nullable String schedule, @Nullable Duration lag, List<Paper.Copy> copies) {
    return new Paper.Backup(
        of + "-backup",
        of,
        "Backup of " + of,
        "full",
        schedule,
        Map.of("daily", "14d"),
        null,
        lag,
        "home",
        null,
        null,
        null,
        copies,
        List.of(),
        null,
        Map.of(),
        List.of(use("home")),
        List.of(),
        null,
        List.of(),
        Position.NOWHERE);
  }

  /// One like another, with a name, a need and lines on its life of its own.
  static Paper.Backup like(
      Paper.Backup like, String id, String title, @Nullable String needs, List<String> lifecycle) {
    return new Paper.Backup(
        id,
        like.of(),
        title,
        like.kind(),
        like.schedule(),
        like.keep(),
        like.restores(),
        like.lag(),
        like.target(),
        like.where(),
        like.storageClass(),
        needs,
        like.copies(),
        lifecycle,
        like.script(),
        like.settings(),
        like.points(),
        like.restoredBy(),
        like.note(),
        like.source(),
        like.at());
  }

  static Plan plan(@Nullable Duration rpo, Paper.Backup... backups) {
    var empty =
        Plans.plan(
            "p",
            Map.of(),
            List.of(
                Plans.target("home", "aws", Map.of("region", "us-west-2")),
                Plans.target("away", "aws", Map.of("region", "us-east-1"))),
            List.of(
                new Component(
                    "database",
                    "Database",
                    "x",
                    "store",
                    List.of(),
                    null,
                    null,
                    rpo,
                    List.of(),
                    List.of(),
                    null,
                    List.of(),
                    Position.NOWHERE)),
            Map.of(),
            List.of());
    return Plans.with(empty, List.of(backups));
  }

  static Sighting read(Paper.Backup backup, String target, Point... points) {
    return read(backup, target, Map.of(), points);
  }

  static Sighting read(
      Paper.Backup backup, String target, Map<String, Object> facts, Point... points) {
    return new Sighting(
        backup, use(target), new Found.Read(NOW, List.of(points), List.of(), facts), GOOD_FOR);
  }

  static Sighting unread(Paper.Backup backup, String target) {
    return new Sighting(backup, use(target), new Found.Unknown(NOW, "no answer"), GOOD_FOR);
  }
}
