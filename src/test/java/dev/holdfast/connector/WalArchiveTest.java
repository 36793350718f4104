package dev.holdfast.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.RecoveryPoints.Flaw;
import dev.holdfast.connector.RecoveryPoints.Found;
import dev.holdfast.connector.RecoveryPoints.Point;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Base backup and WAL: how far they reach.
class WalArchiveTest {
  private static final Instant START = Instant.parse("2026-11-23T02:00:00Z");
  private static final String FIRST = "0000000100000000000000FE";

  private static WalArchive.Segment segment(int number, long bytes) {
    var count = 0xFE + number;
    var name = "00000001%08X%08X".formatted(count / 256, count % 256);
    return new WalArchive.Segment(name, START.plusSeconds(300L * (number + 1)), bytes);
  }

  private static List<WalArchive.Segment> segments(int count) {
    var all = new ArrayList<WalArchive.Segment>();
    for (int i = 0; i < count; i++) all.add(segment(i, 16 << 20));
    return all;
  }

  private static final long DATA = 900_000_000;

  private static BaseBackup base(String name, Instant at, Object... files) {
    var all = new ArrayList<BaseBackup.File>();
    for (int i = 0; i < files.length; i += 2) {
      all.add(new BaseBackup.File((String) files[i], ((Number) files[i + 1]).longValue()));
    }
    return new BaseBackup(at, FIRST, name, all);
  }

  private static BaseBackup whole(String name, Instant at, String data, long bytes) {
    return base(name, at, data, bytes, "backup_manifest", 170_000, "complete.json", 150);
  }

  private static final List<BaseBackup> BASE = List.of(whole("base/x", START, "base.tar.gz", DATA));

  private static List<String> codes(Found.Read found) {
    return found.flaws().stream().map(Flaw::code).toList();
  }

  @Test
  void reachesTheLastSegmentAlsoWhereTheNumberCarries() {
    var found = WalArchive.read(BASE, segments(5), "s3://b", START);
    assertThat(found.flaws()).isEmpty();
    assertThat(found.points().getFirst().at()).isEqualTo(START.plusSeconds(1500));
    assertThat(found.points()).hasSize(6);
  }

  @Test
  void endsAtTheGap() {
    for (int gap = 0; gap < 4; gap++) {
      var archived = segments(5);
      archived.remove(gap);
      var found = WalArchive.read(BASE, archived, "s3://b", START);
      assertThat(found.flaws()).extracting(Flaw::code).containsExactly("wal-gap");
      assertThat(found.flaws().getFirst().what()).contains(segment(gap, 1).name());
      assertThat(found.points().getFirst().at()).isEqualTo(START.plusSeconds(300L * gap));
    }
  }

  @Test
  void anEmptySegmentIsAGap() {
    var archived = segments(5);
    archived.set(2, segment(2, 0));
    var found = WalArchive.read(BASE, archived, "s3://b", START);
    assertThat(found.flaws()).extracting(Flaw::code).containsExactly("wal-gap");
  }

  @Test
  void withoutABaseNothingCanBeReplayed() {
    var found = WalArchive.read(List.of(), segments(5), "s3://b", START);
    assertThat(found.points()).isEmpty();
    assertThat(found.flaws()).extracting(Flaw::code).containsExactly("no-base");
  }

  @Test
  void aBaseAloneReachesItself() {
    var found = WalArchive.read(BASE, List.of(), "s3://b", START);
    assertThat(found.points()).extracting(Point::at).containsExactly(START);
    assertThat(found.flaws()).isEmpty();
  }

  /// The marker alone is no base backup: what it stands for may never have arrived.
  @Test
  void aBaseWithoutItsDataIsNone() {
    var manifest = new Object[] {"backup_manifest", 170_000, "complete.json", 150};
    for (var spoiled :
        List.of(
            base("base/x", START, manifest),
            whole("base/x", START, "base.tar.gz", 12),
            whole("base/x", START, "base.tar.gz", 0),
            base("base/x", START, "base.tar.gz", DATA, "complete.json", 150),
            base("base/x", START, "base.tar.gz", DATA, "backup_manifest", 0),
            base("base/x", START, "base.tar", DATA, "16400.tar", 0, "backup_manifest", 9000),
            new BaseBackup(START, "", "base/x", BASE.getFirst().files()))) {
      var found = WalArchive.read(List.of(spoiled), segments(5), "s3://b", START);
      assertThat(codes(found)).as(spoiled.toString()).containsExactly("no-base");
      assertThat(found.flaws().getFirst().what()).contains("base/x");
      assertThat(found.points()).isEmpty();
    }
  }

  @Test
  void everyFormOfPgBasebackupIsABase() {
    for (var data : List.of("base.tar", "base.tar.gz", "base.tar.lz4", "base.tar.zst")) {
      var base =
          base(
              "base/x",
              START,
              data,
              3_100_000,
              "pg_wal.tar.gz",
              17_000,
              "backup_manifest",
              170_000,
              "complete.json",
              150);
      assertThat(codes(WalArchive.read(List.of(base), segments(1), "s3://b", START))).isEmpty();
    }
  }

  @Test
  void theOneBeforeItIsTakenWhereTheNewestBaseIsDamaged() {
    var later = START.plusSeconds(600);
    for (var newest :
        List.of(
            base("base/y", later, "complete.json", 150),
            whole("base/y", later, "base.tar.gz", DATA / 2))) {
      var found = WalArchive.read(List.of(newest, BASE.getFirst()), segments(5), "s3://b", START);
      assertThat(codes(found)).containsExactly("base-damaged");
      assertThat(found.flaws().getFirst().what()).contains("base/y");
      assertThat(found.points().getFirst().evidence()).contains("base/x");
      assertThat(found.points().getFirst().at()).isEqualTo(START.plusSeconds(1500));
    }
  }

  /// Packed in another way, or a little less than the day before, is not damaged.
  @Test
  void aBaseOfAnotherFormIsNotComparedBySize() {
    var later = START.plusSeconds(600);
    for (var newest :
        List.of(
            whole("base/y", later, "base.tar.zst", DATA / 3),
            whole("base/y", later, "base.tar.gz", DATA * 8 / 10))) {
      var found = WalArchive.read(List.of(newest, BASE.getFirst()), segments(5), "s3://b", START);
      assertThat(codes(found)).isEmpty();
    }
  }

  /// In the middle and, what nothing follows that would show it, at the end.
  @Test
  void aSegmentThatIsNotWholeIsAGap() {
    for (int at = 0; at < 5; at++) {
      for (long bytes : new long[] {0, 12, 8_000_000, 8 << 20, (16 << 20) - 1, 17_000_000}) {
        var archived = segments(5);
        archived.set(at, segment(at, bytes));
        var found = WalArchive.read(BASE, archived, "s3://b", START);
        assertThat(codes(found)).as(at + " " + bytes).containsExactly("wal-gap");
        assertThat(found.flaws().getFirst().what())
            .contains("segment %s has %d bytes".formatted(segment(at, 1).name(), bytes));
        assertThat(found.points().getFirst().at()).isEqualTo(START.plusSeconds(300L * at));
      }
    }
  }

  @Test
  void packedSegmentsAreSmallerAndWhole() {
    for (var form : List.of(".gz 16400", ".gz 5000000", ".lz4 70000", ".zst 600", ".xz 2600")) {
      var parts = form.split(" ", 2);
      var archived =
          segments(5).stream()
              .map(
                  one ->
                      new WalArchive.Segment(
                          one.name() + parts[0], one.at(), Long.parseLong(parts[1])))
              .toList();
      var found = WalArchive.read(BASE, archived, "s3://b", START);
      assertThat(codes(found)).as(form).isEmpty();
      assertThat(found.points().getFirst().at()).as(form).isEqualTo(START.plusSeconds(1500));
      var spoiled = new ArrayList<>(archived);
      spoiled.set(3, new WalArchive.Segment(archived.get(3).name(), archived.get(3).at(), 12));
      assertThat(codes(WalArchive.read(BASE, spoiled, "s3://b", START))).containsExactly("wal-gap");
    }
  }

  /// `initdb --wal-segsize=64`: four times the size, a quarter of the names in each file.
  @Test
  void serversMayHaveOtherSizesOfSegments() {
    var names =
        List.of("00000001000000000000003E", "00000001000000000000003F", "000000010000000100000000");
    var archived = new ArrayList<WalArchive.Segment>();
    for (var name : names)
      archived.add(new WalArchive.Segment(name, START.plusSeconds(60), 64 << 20));
    var base = new BaseBackup(START, names.getFirst(), "base/x", BASE.getFirst().files());
    assertThat(codes(WalArchive.read(List.of(base), archived, "s3://b", START))).isEmpty();
    archived.remove(1);
    assertThat(codes(WalArchive.read(List.of(base), archived, "s3://b", START)))
        .containsExactly("wal-gap");
  }

  @Test
  void whatElseLiesInAnArchiveIsNoSegment() {
    var archived = segments(3);
    for (var name :
        List.of(
            "00000002.history",
            FIRST + ".00000028.backup",
            segment(3, 1).name() + ".partial",
            segment(4, 1).name().replaceFirst("^00000001", "00000002"))) {
      archived.add(new WalArchive.Segment(name, START, 300));
    }
    assertThat(codes(WalArchive.read(BASE, archived, "s3://b", START))).isEmpty();
  }
}
