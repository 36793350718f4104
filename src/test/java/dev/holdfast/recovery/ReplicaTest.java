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
import dev.holdfast.connector.RecoveryPoints.Point;
import dev.holdfast.connector.RecoveryPoints.Version;
import dev.holdfast.plan.Paper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A copy beside its original, object by object.
class ReplicaTest {
  private static final Duration MIN = Duration.ofMinutes(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration RPO = DAY;
  private static final Paper.Backup FILES =
      backup(
          "database",
          "on-change",
          MIN.multipliedBy(15),
          List.of(new Paper.Copy("replica", "away", "bucket")));

  private final Map<String, List<Version>> original = new HashMap<>();
  private final Map<String, List<Version>> copy = new HashMap<>();

  private static Version version(Duration age, String content, long bytes) {
    return new Version(ago(age), content, bytes);
  }

  private static void put(
      Map<String, List<Version>> place, String name, Duration age, String content) {
    put(place, name, age, content, content.length());
  }

  private static void put(
      Map<String, List<Version>> place, String name, Duration age, String content, long bytes) {
    var all = new ArrayList<>(place.getOrDefault(name, List.of()));
    all.addFirst(version(age, content, bytes));
    place.put(name, all);
  }

  private static Sighting held(String target, Map<String, List<Version>> held) {
    var newest =
        held.values().stream()
            .map(List::getFirst)
            .map(one -> Point.upTo(one.at(), "newest object version", target, "s3://" + target))
            .max(java.util.Comparator.comparing(Point::at));
    var facts = Map.<String, Object>of(RecoveryPoints.HELD, Map.copyOf(held));
    // As a bucket that keeps versions says of itself.
    var whole = Point.whole(NOW, "versions", target, "s3://" + target);
    return newest
        .map(point -> read(FILES, target, facts, whole, point))
        .orElseGet(() -> read(FILES, target, facts));
  }

  private StoreReport judged() {
    return judged(held("home", original), held("away", copy));
  }

  private static StoreReport judged(Sighting... sightings) {
    return Judge.of(plan(RPO, FILES), List.of(sightings), List.of(), NOW).stores().getFirst();
  }

  private static List<String> said(StoreReport store) {
    return store.shortfalls().stream().map(one -> one.word() + " " + one.code()).toList();
  }

  private static Duration away(StoreReport store) {
    return java.util.Objects.requireNonNull(store.elsewhere().orElseThrow().age());
  }

  @Test
  void whatHoldsAllOfItLacksNothing() {
    put(original, "state", DAY.multipliedBy(40), "a");
    put(original, "lock", MIN, "b");
    put(copy, "state", DAY.multipliedBy(40), "a");
    put(copy, "lock", MIN, "b");
    put(copy, "old", DAY.multipliedBy(90), "removed at home since");
    assertThat(said(judged())).isEmpty();
    assertThat(away(judged())).isZero();
  }

  @Test
  void anotherObjectIsNotTheOneThatIsMissing() {
    put(original, "state", MIN, "a");
    put(copy, "lock", Duration.ZERO, "z");
    var store = judged();
    assertThat(said(store)).containsExactly("broken not-copied");
    assertThat(store.elsewhere()).isEmpty();
  }

  @Test
  void oneOfManyThatNeverCameIsNamedOnceItIsOverdue() {
    put(original, "a", DAY, "1");
    put(copy, "a", DAY, "1");
    put(original, "b", MIN.multipliedBy(14), "2");
    assertThat(said(judged())).isEmpty();
    assertThat(away(judged())).isEqualTo(MIN.multipliedBy(14));
    original.remove("b");
    put(original, "b", MIN.multipliedBy(16), "2");
    assertThat(said(judged())).containsExactly("broken not-copied");
    assertThat(judged().shortfalls().getFirst().what()).contains("lacks 1 of 2 objects", ": b");
  }

  /// Written again every few minutes, it never looks old by its newest version.
  @Test
  void theFirstChangeThatHasNotArrivedCountsNotTheLast() {
    put(original, "state", DAY.multipliedBy(3), "first");
    put(original, "state", DAY.multipliedBy(2), "second");
    put(original, "state", MIN, "third");
    put(copy, "state", DAY.multipliedBy(3), "first");
    var store = judged();
    assertThat(away(store)).isEqualTo(DAY.multipliedBy(2));
    assertThat(said(store)).contains("broken past-rpo-elsewhere");
    put(copy, "state", DAY.multipliedBy(2), "second");
    assertThat(away(judged())).isEqualTo(MIN);
    assertThat(said(judged())).isEmpty();
  }

  /// Another key or other parts make another ETag of the same bytes.
  @Test
  void theSameSizeWrittenSinceIsTheSame() {
    put(original, "state", DAY.multipliedBy(2), "etag-1", 500);
    put(copy, "state", DAY, "etag-2", 500);
    assertThat(said(judged())).isEmpty();
    copy.clear();
    put(copy, "state", DAY, "etag-2", 400);
    assertThat(said(judged())).contains("broken past-rpo-elsewhere");
    copy.clear();
    put(copy, "state", DAY.multipliedBy(3), "etag-2", 500);
    assertThat(said(judged())).contains("broken past-rpo-elsewhere");
  }

  /// In the very disaster that the copy is for nobody can compare it.
  @Test
  void aCopyWhoseOriginalCannotBeReadIsNotGood() {
    put(copy, "state", MIN, "a");
    for (var home : List.of(unread(FILES, "home"), held("home", Map.of()))) {
      var store = judged(home, held("away", copy));
      assertThat(said(store)).contains("unknown not-compared");
      assertThat(store.state()).isNotEqualTo(StoreReport.State.GOOD);
      assertThat(away(store)).isEqualTo(MIN);
    }
  }
}
