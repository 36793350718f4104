package dev.holdfast.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.RecoveryPoints.Found;
import dev.holdfast.connector.RecoveryPoints.Point;
import dev.holdfast.incident.Mode;
import dev.holdfast.journal.Home;
import dev.holdfast.kernel.ManualClock;
import dev.holdfast.plan.Plan;
import dev.holdfast.recovery.Judge;
import dev.holdfast.recovery.RecoveryView;
import dev.holdfast.recovery.Sighting;
import dev.holdfast.ui.Estates;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the home remembers of the age of recovery points from one run to the next.
class HomePointsTest {
  private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
  @TempDir Path folder;
  private final ManualClock clock = new ManualClock(START);
  private final Plan plan = Estates.bundled("contractorlens");

  private RecoveryView view(Duration age) {
    var now = clock.now();
    var sightings = new ArrayList<Sighting>();
    for (var backup : plan.backups()) {
      for (var use : backup.points()) {
        var point = Point.upTo(now.minus(age), "dump", "x", "dump");
        var found = new Found.Read(now, List.of(point), List.of(), Map.of());
        sightings.add(new Sighting(backup, use, found, Duration.ofMinutes(6)));
      }
    }
    return Judge.of(plan, sightings, List.of(), now);
  }

  private PointMemory memory(Home home, Mode mode) {
    return new HomePoints(home, clock, plan, mode, List::of);
  }

  @Test
  void theNextRunKnowsWhatTheOneBeforeSaw() {
    try (var home = Home.forWriting(folder, clock)) {
      var memory = memory(home, Mode.LIVE);
      memory.keep(view(Duration.ofMinutes(5)));
      clock.advance(Duration.ofMinutes(29));
      memory.keep(view(Duration.ofMinutes(34)));
    }
    clock.advance(Duration.ofDays(2));
    try (var home = Home.forWriting(folder, clock)) {
      var memory = memory(home, Mode.DRILL);
      memory.keep(view(Duration.ofMinutes(7)));
      memory(home, Mode.LIVE).keep(view(Duration.ofMinutes(8)));
      var seen = memory.ages().get("database");
      assertThat(seen)
          .extracting(one -> one.age())
          .containsExactly(Duration.ofMinutes(5), Duration.ofMinutes(7));
      assertThat(home.record(clock).entries())
          .filteredOn(one -> one.type().equals("points.seen"))
          .hasSize(2);
    }
    clock.advance(Duration.ofDays(13));
    try (var home = Home.forWriting(folder, clock)) {
      assertThat(memory(home, Mode.LIVE).ages().get("database")).hasSize(1);
    }
  }

  @Test
  void aRehearsalIsNeitherKeptNorToldOfRealDays() {
    try (var home = Home.forWriting(folder, clock)) {
      memory(home, Mode.REHEARSAL).keep(view(Duration.ofMinutes(5)));
      assertThat(memory(home, Mode.LIVE).ages()).isEmpty();
      memory(home, Mode.LIVE).keep(view(Duration.ofMinutes(5)));
      assertThat(memory(home, Mode.REHEARSAL).ages()).isEmpty();
    }
  }
}
