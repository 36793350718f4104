package dev.holdfast.connector.rehearsal;

import dev.holdfast.connector.RecoveryPoints.Found;
import dev.holdfast.connector.RecoveryPoints.Point;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Redis, MongoDB, PostgreSQL and Git, in the simulated estate.
final class PlatformPoints {
  private static final Duration SYNC = Duration.ofSeconds(1);
  private static final Duration SAVED = Duration.ofMinutes(40);
  private static final Duration LAG = Duration.ofSeconds(4);

  private PlatformPoints() {}

  static Map<String, SimulatedPoints.Finder> all() {
    return Map.of(
        "redis.last-save",
        PlatformPoints::saved,
        "redis.append-only-file",
        PlatformPoints::appended,
        "redis.replication-lag",
        scene -> lag(scene, "redis.server"),
        "mongodb.replication-lag",
        scene -> lag(scene, "mongodb.server"),
        "psql.replication-lag",
        scene -> lag(scene, "psql.database"),
        "git.commit",
        PlatformPoints::commit);
  }

  /// The server at the target, which must answer.
  private static ThingId server(Scene scene, String kind) {
    var servers = scene.things().of(scene.target(), kind);
    if (servers.isEmpty()) throw scene.refuse("silent", "nothing listens at " + scene.target());
    if (!scene.estate().health().fine(servers.getFirst())) {
      throw scene.refuse("silent", servers.getFirst().name() + " answers with errors");
    }
    return servers.getFirst();
  }

  private static Found saved(Scene scene) {
    var id = server(scene, "redis.server");
    var age = Facts.duration(scene.things().get(id, "saved")).orElse(SAVED);
    return SimulatedPoints.read(
        scene,
        List.of(
            Point.upTo(
                scene.now().minus(age), "last BGSAVE", scene.target(), "last save succeeded")),
        List.of());
  }

  private static Found appended(Scene scene) {
    var id = server(scene, "redis.server");
    if (!Json.flag(scene.get(id, "aof", false))) {
      return SimulatedPoints.nothing(
          scene,
          "aof-off",
          "the append-only file of %s is off: what came after the last snapshot is lost with the process"
              .formatted(scene.target()));
    }
    return SimulatedPoints.read(
        scene,
        List.of(
            Point.upTo(
                scene.now().minus(SYNC),
                "append-only file",
                scene.target(),
                "written through every second")),
        List.of());
  }

  private static Found lag(Scene scene, String kind) {
    var id = server(scene, kind);
    var lag = Facts.duration(scene.things().get(id, "lag")).orElse(LAG);
    return SimulatedPoints.read(
        scene,
        List.of(
            Point.upTo(
                scene.now().minus(lag),
                "replica",
                scene.target(),
                "%s is %d s behind".formatted(scene.target(), lag.toSeconds()))),
        List.of());
  }

  private static Found commit(Scene scene) {
    var commit = scene.text("commit");
    var id = scene.id("git.commit", commit);
    var shown = commit.length() > 12 ? commit.substring(0, 12) : commit;
    if (scene.things().has(id) && !scene.estate().health().fine(id)) {
      return SimulatedPoints.nothing(
          scene, "not-pushed", "%s has no commit %s".formatted(scene.target(), shown));
    }
    return SimulatedPoints.read(
        scene,
        List.of(
            Point.whole(
                    scene.now(), "commit", scene.target(), "commit %s is pushed".formatted(shown))
                .of(commit)),
        List.of());
  }
}
