package dev.holdfast.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.RecoveryPoints.Flaw;
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

  private static final List<WalArchive.Base> BASE =
      List.of(new WalArchive.Base(START, FIRST, "base/x"));

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
}
