package dev.holdfast.recovery;

import static dev.holdfast.recovery.Stores.NOW;
import static dev.holdfast.recovery.Stores.ago;
import static dev.holdfast.recovery.Stores.backup;
import static dev.holdfast.recovery.Stores.plan;
import static dev.holdfast.recovery.Stores.point;
import static dev.holdfast.recovery.Stores.read;
import static dev.holdfast.recovery.Stores.unread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.RecoveryPoints;
import dev.holdfast.connector.RecoveryPoints.Found;
import dev.holdfast.connector.RecoveryPoints.Holds;
import dev.holdfast.connector.RecoveryPoints.Point;
import dev.holdfast.plan.Paper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What is read of a store against what its plan promises.
class JudgeTest {
  private static final Duration MIN = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration RPO = MIN.multipliedBy(15);
  private static final List<Paper.Copy> AWAY = List.of(new Paper.Copy("replica", "away", "bucket"));

  private static StoreReport judged(
      @Nullable Duration rpo, Paper.Backup backup, Sighting... sightings) {
    var view = Judge.of(plan(rpo, backup), List.of(sightings), List.of(), NOW);
    return view.stores().getFirst();
  }

  private static List<String> said(StoreReport store) {
    return store.shortfalls().stream()
        .map(one -> one.word() + " " + one.code() + ": " + one.objective())
        .toList();
  }

  @Test
  void aFreshPointKeepsTheObjective() {
    var wal = backup("database", "continuous", MIN.multipliedBy(5), List.of());
    var store = judged(RPO, wal, read(wal, "home", point(MIN.multipliedBy(4))));
    assertThat(store.state()).isEqualTo(StoreReport.State.GOOD);
    assertThat(said(store)).isEmpty();
    assertThat(store.past()).contains(MIN.multipliedBy(-11));
  }

  @Test
  void anOldPointBreaksItAndSaysWhich() {
    var wal = backup("database", "continuous", MIN.multipliedBy(20), List.of());
    var store = judged(RPO, wal, read(wal, "home", point(MIN.multipliedBy(16))));
    assertThat(store.state()).isEqualTo(StoreReport.State.BAD);
    assertThat(said(store)).contains("broken past-rpo: RPO of 15 min");
  }

  /// A log with a lag of a second that is read once a minute is not a minute behind.
  @Test
  void whatGoesOnAllTheTimeIsBehindByWhatWasReadNotByWhenItWasRead() {
    var log = backup("database", "continuous", Duration.ofSeconds(1), List.of());
    var plan = plan(RPO, log);
    var soon =
        Judge.of(
            plan,
            List.of(read(log, "home", point(Duration.ofSeconds(1)))),
            List.of(),
            NOW.plusSeconds(50));
    assertThat(said(soon.stores().getFirst())).noneMatch(one -> one.contains("behind"));
    var late =
        Judge.of(plan, List.of(read(log, "home", point(Duration.ofSeconds(3)))), List.of(), NOW);
    assertThat(said(late.stores().getFirst())).anyMatch(one -> one.startsWith("broken behind"));
  }

  @Test
  void whatCannotBeReadIsNeverGood() {
    var wal = backup("database", "continuous", MIN.multipliedBy(5), List.of());
    assertThat(judged(RPO, wal, unread(wal, "home")).state()).isEqualTo(StoreReport.State.UNKNOWN);
    // An old point beside something unread: it may be better there.
    var store = judged(RPO, wal, read(wal, "home", point(HOUR)), unread(wal, "home"));
    assertThat(said(store)).contains("unknown past-rpo: RPO of 15 min");
  }

  @Test
  void whatWasReadTooLongAgoIsNotKnown() {
    var wal = backup("database", "continuous", MIN.multipliedBy(5), List.of());
    var plan = plan(RPO, wal);
    var sighting = read(wal, "home", point(MIN));
    var fresh = Judge.of(plan, List.of(sighting), List.of(), NOW.plus(Stores.GOOD_FOR));
    assertThat(fresh.stores().getFirst().state()).isEqualTo(StoreReport.State.GOOD);
    var stale =
        Judge.of(plan, List.of(sighting), List.of(), NOW.plus(Stores.GOOD_FOR).plusMillis(1));
    assertThat(stale.stores().getFirst().state()).isEqualTo(StoreReport.State.UNKNOWN);
  }

  @Test
  void aPointThatLacksNothingMeetsAnObjectiveOfZero() {
    var git = backup("database", "on-change", Duration.ZERO, List.of());
    var store = judged(Duration.ZERO, git, read(git, "home", Point.whole(NOW, "commit", "r", "c")));
    assertThat(store.state()).isEqualTo(StoreReport.State.GOOD);
    var empty = judged(Duration.ZERO, git, read(git, "home"));
    assertThat(said(empty)).contains("broken no-point: RPO of 0 (no loss)");
  }

  @Test
  void theLossOfTheRegionIsJudgedByItself() {
    var wal = backup("database", "continuous", MIN.multipliedBy(5), AWAY);
    var store = judged(RPO, wal, read(wal, "home", point(MIN)), read(wal, "away", point(HOUR)));
    assertThat(said(store))
        .contains("broken past-rpo-elsewhere: RPO of 15 min after the loss of us-west-2")
        .doesNotContain("broken past-rpo: RPO of 15 min");
    var none = judged(RPO, wal, read(wal, "home", point(MIN)), read(wal, "away"));
    assertThat(said(none)).contains("broken no-point: RPO of 15 min after the loss of us-west-2");
  }

  @Test
  void aCopyOfWhatDoesNotChangeIsNotOld() {
    var files = backup("database", "on-change", MIN.multipliedBy(15), AWAY);
    var month = Duration.ofDays(30);
    var same =
        judged(
            HOUR,
            files,
            read(files, "home", Point.whole(NOW, "v", "b", "e").of("a"), point(month).of("a")),
            read(files, "away", point(month).of("a")));
    assertThat(said(same)).isEmpty();
    // A change of two hours ago has not arrived.
    var late =
        judged(
            HOUR,
            files,
            read(files, "home", point(HOUR.multipliedBy(2)).of("b"), point(month).of("a")),
            read(files, "away", point(month).of("a")));
    assertThat(late.elsewhere().orElseThrow().age()).isEqualTo(HOUR.multipliedBy(2));
    assertThat(said(late)).anyMatch(one -> one.startsWith("broken past-rpo-elsewhere"));
  }

  @Test
  void missedRunsAreCountedAndOneThatMayStillRunIsNot() {
    var daily = backup("database", "0 3 * * *", null, List.of());
    var at = new Duration[] {HOUR.multipliedBy(9), HOUR.multipliedBy(33), HOUR.multipliedBy(81)};
    var store = judged(null, daily, read(daily, "home", point(at[0]), point(at[1]), point(at[2])));
    var slots = store.places().getFirst().adherence();
    assertThat(slots.count(Adherence.State.MISSED)).isEqualTo(1);
    assertThat(slots.due(Adherence.State.MISSED))
        .containsExactly(Instant.parse("2026-11-21T03:00:00Z"));
    assertThat(said(store)).contains("broken missed-run: schedule 0 3 * * *");
    var due = backup("database", "30 11 * * *", null, List.of());
    var soon = judged(null, due, read(due, "home", point(HOUR.multipliedBy(24))));
    assertThat(soon.places().getFirst().adherence().slots().getLast().state())
        .isEqualTo(Adherence.State.DUE);
  }

  @Test
  void aHalfSizeDumpIsNotTakenForTheNewest() {
    var daily = backup("database", "0 3 * * *", null, List.of());
    var store =
        judged(
            null,
            daily,
            read(
                daily,
                "home",
                point(HOUR.multipliedBy(9)).sized(400),
                point(HOUR.multipliedBy(33)).sized(800),
                point(HOUR.multipliedBy(57)).sized(790)));
    assertThat(store.newest().orElseThrow().age()).isEqualTo(HOUR.multipliedBy(33));
    assertThat(said(store)).anyMatch(one -> one.startsWith("broken implausible-size"));
  }

  /// One good dump does not vouch for the job that wrote seven empty ones before it.
  @Test
  void aRunOfEmptyDumpsIsAJobThatFails() {
    var daily = backup("database", "0 3 * * *", null, List.of());
    var dumps = new ArrayList<Point>();
    for (int day = 0; day < 8; day++) {
      var dump = point(HOUR.multipliedBy(9 + 24L * day)).sized(day == 0 ? 800 : 0);
      dumps.add(day == 0 ? dump : dump.flawed(new RecoveryPoints.Flaw("empty-object", "d" + day)));
    }
    var store = judged(null, daily, read(daily, "home", dumps.toArray(Point[]::new)));
    var slots = store.places().getFirst().adherence();
    assertThat(slots.count(Adherence.State.SPOILED)).isEqualTo(7);
    assertThat(slots.count(Adherence.State.RAN)).isEqualTo(1);
    assertThat(store.state()).isEqualTo(StoreReport.State.BAD);
    assertThat(store.shortfalls())
        .anyMatch(
            one ->
                one.code().equals("spoiled-run")
                    && one.what().contains("7 of its last 8 runs")
                    && one.what().endsWith("2026-11-22T03:00:00Z: d1"));
  }

  /// What a run is still writing may look empty.
  @Test
  void whatMayStillBeWrittenIsDueAndAnEmptyOneTellsThatItsRunWasThere() {
    var due = backup("database", "30 11 * * *", null, List.of());
    var empty = new RecoveryPoints.Flaw("empty-object", "nothing in it");
    var store =
        judged(
            null,
            due,
            read(
                due,
                "home",
                point(MIN.multipliedBy(20)).flawed(empty),
                point(HOUR.multipliedBy(24)),
                point(HOUR.multipliedBy(72)).flawed(empty)));
    var slots = store.places().getFirst().adherence();
    assertThat(slots.slots().getLast().state()).isEqualTo(Adherence.State.DUE);
    assertThat(slots.count(Adherence.State.SPOILED)).isEqualTo(1);
    assertThat(slots.count(Adherence.State.MISSED)).as("between the two").isEqualTo(1);
  }

  /// The first dump ever has none to be compared with.
  @Test
  void aDumpOfALineOfTextIsNone() {
    var daily = backup("database", "0 3 * * *", null, List.of());
    var store = judged(null, daily, read(daily, "home", point(HOUR.multipliedBy(9)).sized(41)));
    assertThat(store.newest()).isEmpty();
    assertThat(said(store))
        .containsExactly(
            "broken implausible-size: that the store can be restored",
            "broken spoiled-run: schedule 0 3 * * *");
    var small = judged(null, daily, read(daily, "home", point(HOUR.multipliedBy(9)).sized(92)));
    assertThat(said(small)).as("an empty RDB").isEmpty();
  }

  @Test
  void whereThereIsNothingNoRunIsMissed() {
    var daily = backup("database", "0 3 * * *", null, List.of());
    assertThat(said(judged(null, daily, read(daily, "home"))))
        .containsExactly("broken no-point: that the store can be restored");
  }

  @Test
  void policyIsCompared() {
    var daily = backup("database", "continuous", HOUR, List.of());
    var facts = Map.<String, Object>of(RecoveryPoints.KEPT, Duration.ofDays(7));
    assertThat(said(judged(null, daily, read(daily, "home", facts, point(MIN)))))
        .containsExactly("broken kept-too-short: keep daily: 14 d");
  }

  @Test
  void aScheduleThatCannotKeepTheObjectiveIsNoted() {
    var daily = backup("database", "0 3 * * *", null, List.of());
    assertThat(said(judged(HOUR, daily, read(daily, "home", point(MIN)))))
        .contains("note cannot-keep: RPO of 1 h");
  }

  /// Whatever is read: good only with a fresh sound point inside the objective; a report never
  /// names a flawed point as the newest.
  @Test
  void goodMeansASoundFreshPointInsideTheObjective() {
    for (long seed = 0; seed < 4000; seed++) {
      var random = new Random(seed);
      var wal = backup("database", "continuous", HOUR, random.nextBoolean() ? AWAY : List.of());
      var sightings = new ArrayList<Sighting>();
      for (int i = 0; i < random.nextInt(4); i++) {
        sightings.add(random(random, wal, random.nextBoolean() ? "home" : "away"));
      }
      var store = Judge.of(plan(RPO, wal), sightings, List.of(), NOW).stores().getFirst();
      var newest = store.newest();
      if (store.state() == StoreReport.State.GOOD && !sightings.isEmpty()) {
        assertThat(newest).as("seed %d", seed).isPresent();
        assertThat(newest.orElseThrow().age()).as("seed %d", seed).isLessThanOrEqualTo(RPO);
      }
      for (var place : store.places()) {
        place.sound().ifPresent(point -> assertThat(point.restorable()).isTrue());
        if (!place.known()) assertThat(place.sound()).isEmpty();
      }
    }
  }

  private static Sighting random(Random random, Paper.Backup backup, String target) {
    var seen = NOW.minus(Duration.ofMinutes(random.nextInt(12)));
    if (random.nextInt(4) == 0) {
      return new Sighting(
          backup, Stores.use(target), new Found.Unknown(seen, "?"), Stores.GOOD_FOR);
    }
    var points = new ArrayList<Point>();
    for (int i = 0; i < random.nextInt(5); i++) {
      var point = point(Duration.ofMinutes(random.nextInt(60))).sized(random.nextInt(1000));
      if (random.nextInt(3) == 0) {
        point = point.flawed(new RecoveryPoints.Flaw("empty-object", "nothing in it"));
      }
      points.add(point);
    }
    if (random.nextInt(6) == 0) points.add(Point.whole(seen, "commit", "r", "c"));
    return new Sighting(
        backup,
        Stores.use(target),
        new Found.Read(seen, points, List.of(), Map.of()),
        Stores.GOOD_FOR);
  }

  @Test
  void skewIsBetweenTheOldestAndTheNewest() {
    var one = backup("database", "continuous", HOUR, List.of());
    var two = backup("cache", "continuous", HOUR, List.of());
    var view =
        Judge.of(
            plan(RPO, one, two),
            List.of(read(one, "home", point(MIN)), read(two, "home", point(HOUR))),
            List.of(),
            NOW);
    var skew = view.skew().orElseThrow();
    assertThat(skew.between()).isEqualTo(MIN.multipliedBy(59));
    assertThat(skew.behind()).isEqualTo("cache");
    assertThat(skew.ahead()).isEqualTo("database");
    assertThat(Holds.values()).hasSize(2);
    assertThat(ago(MIN)).isBefore(NOW);
  }

  @Test
  void aRealRestoreProvesMoreThanARehearsal() {
    var one = backup("database", "continuous", HOUR, List.of());
    var old = new Proof("database", "b", ago(Duration.ofDays(40)), "i1", "drill", "restore");
    var rehearsed = new Proof("database", "b", ago(HOUR), "i2", "rehearsal", "restore");
    var view = Judge.of(plan(RPO, one), List.of(), List.of(rehearsed, old), NOW);
    assertThat(view.stores().getFirst().proof()).isEqualTo(old);
  }
}
