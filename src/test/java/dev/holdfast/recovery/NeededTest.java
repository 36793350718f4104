package dev.holdfast.recovery;

import static dev.holdfast.recovery.Stores.NOW;
import static dev.holdfast.recovery.Stores.ago;
import static dev.holdfast.recovery.Stores.backup;
import static dev.holdfast.recovery.Stores.point;
import static dev.holdfast.recovery.Stores.read;
import static dev.holdfast.recovery.Stores.unread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.RecoveryPoints.Point;
import dev.holdfast.plan.Paper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Points that are worth nothing without another backup.
class NeededTest {
  private static final Duration MIN = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Paper.Backup DUMPS =
      named("dumps", backup("database", "0 3 * * *", null, List.of()), null);
  private static final Paper.Backup WAL =
      named("wal", backup("database", "continuous", MIN.multipliedBy(5), List.of()), null);
  private static final Paper.Backup MARKS =
      named("marks", backup("database", "0 */6 * * *", null, List.of()), "wal");

  private static Paper.Backup named(
      String id, Paper.Backup like, @org.jspecify.annotations.Nullable String needs) {
    return Stores.like(like, id, id, needs, like.lifecycle());
  }

  private static StoreReport judged(Sighting... wal) {
    var all = new ArrayList<>(List.of(wal));
    // 06:04 and the run before it, and the dump of 03:00.
    all.add(
        read(
            MARKS,
            "home",
            point(HOUR.multipliedBy(6).minus(MIN.multipliedBy(4))),
            point(HOUR.multipliedBy(12))));
    all.add(read(DUMPS, "home", point(HOUR.multipliedBy(9))));
    var plan = Stores.plan(HOUR.multipliedBy(24), DUMPS, WAL, MARKS);
    return Judge.of(plan, all, List.of(), NOW).stores().getFirst();
  }

  private static Point newest(StoreReport store) {
    return store.newest().orElseThrow().sound().orElseThrow();
  }

  private static List<String> said(StoreReport store) {
    return store.shortfalls().stream().map(one -> one.word() + " " + one.code()).toList();
  }

  @Test
  void theDumpRemainsWhereTheWalCannotBeReplayed() {
    var store = judged(read(WAL, "home"));
    assertThat(newest(store).at()).isEqualTo(ago(HOUR.multipliedBy(9)));
    assertThat(said(store))
        .contains("broken no-point", "broken out-of-reach")
        .doesNotContain("broken missed-run");
  }

  @Test
  void whatLiesBehindAGapIsOutOfReachAndWhatLiesBeforeItIsNot() {
    var store = judged(read(WAL, "home", point(HOUR.multipliedBy(8))));
    assertThat(newest(store).at()).isEqualTo(ago(HOUR.multipliedBy(8)));
    assertThat(said(store)).contains("broken out-of-reach");
    var marks = store.places().stream().filter(one -> one.backup().equals("marks")).findFirst();
    assertThat(marks.orElseThrow().sound().orElseThrow().at())
        .isEqualTo(ago(HOUR.multipliedBy(12)));
  }

  /// A mark is written down after its segment has arrived; on a quiet server nothing follows.
  @Test
  void theMarkThatIsNewestOfAllReachesAsFarAsItsSegment() {
    var segment = HOUR.multipliedBy(6).minus(MIN.multipliedBy(3));
    var store = judged(read(WAL, "home", point(segment)));
    assertThat(said(store)).doesNotContain("broken out-of-reach");
    assertThat(newest(store).at()).isEqualTo(ago(segment));
  }

  /// `plan check` refuses it; a plan with faults is read all the same.
  @Test
  void twoThatNeedEachOtherAreJudgedAll() {
    var one = named("one", WAL, "other");
    var other = named("other", WAL, "one");
    var sightings = List.of(read(one, "home", point(HOUR)), read(other, "home", point(HOUR)));
    var plan = Stores.plan(HOUR.multipliedBy(24), one, other);
    assertThat(Judge.of(plan, sightings, List.of(), NOW).stores()).hasSize(1);
  }

  @Test
  void nobodyKnowsWhereWhatIsNeededCannotBeRead() {
    for (var store : List.of(judged(unread(WAL, "home")), judged())) {
      assertThat(newest(store).at()).isEqualTo(ago(HOUR.multipliedBy(9)));
      assertThat(said(store)).contains("unknown unread");
    }
  }
}
