package dev.holdfast.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Space that is kept back for a full disk.
class BallastTest {
  private static final long PLENTY = 1L << 40;
  @TempDir Path temp;
  private final AtomicLong free = new AtomicLong(PLENTY);

  private Ballast ballast() {
    return new Ballast(temp.resolve("ballast"), free::get);
  }

  @Test
  void takesItsSpaceOnceAndGivesItBack() throws IOException {
    assertThat(ballast().lay()).isTrue();
    assertThat(temp.resolve("ballast")).hasSize(Ballast.BYTES);
    var first = Files.getLastModifiedTime(temp.resolve("ballast"));
    assertThat(ballast().lay()).isTrue();
    assertThat(Files.getLastModifiedTime(temp.resolve("ballast"))).isEqualTo(first);
    assertThat(ballast().drop()).isTrue();
    assertThat(temp).isEmptyDirectory();
    assertThat(ballast().drop()).isFalse();
  }

  @Test
  void takesNothingFromADiskThatHasLittle() {
    free.set(Ballast.BYTES * 2L);
    assertThat(ballast().lay()).isFalse();
    assertThat(temp).isEmptyDirectory();
  }

  @Test
  void oneThatWasHalfLaidIsLaidAgain() throws IOException {
    Files.writeString(temp.resolve("ballast"), "half");
    Files.writeString(temp.resolve("ballast.tmp"), "half");
    assertThat(ballast().lay()).isTrue();
    assertThat(temp.resolve("ballast")).hasSize(Ballast.BYTES);
    assertThat(temp.resolve("ballast.tmp")).doesNotExist();
  }

  /// No disk is full, and no second home is begun in its place.
  @Test
  void aHomeThatWasMovedAwayBesideARunIsToldAsGone() throws IOException {
    try (var home = Home.forWriting(temp.resolve("home"), Samples.clock())) {
      var room = home.room(Samples.clock(), new Ballast(temp.resolve("home/ballast"), () -> 0));
      Files.move(temp.resolve("home"), temp.resolve("elsewhere"));
      assertThat(room.check().orElseThrow().code()).isEqualTo("home.gone");
      var record = home.record(Samples.clock());
      assertThatThrownBy(() -> record.note(new HomeEvents.BallastFreed(1, 1)))
          .hasMessageContaining("The home is gone");
      assertThat(temp.resolve("home")).doesNotExist();
    }
  }

  @Test
  void aHomeGivesItUpWhenTheDiskIsFullNotesItAndLaysItAgain() {
    try (var home = Home.forWriting(temp.resolve("home"), Samples.clock())) {
      var file = temp.resolve("home/ballast");
      assertThat(file).hasSize(Ballast.BYTES);
      assertThat(home.troubles()).isEmpty();
      var room = home.room(Samples.clock(), new Ballast(file, free::get));
      assertThat(room.check()).isEmpty();
      assertThat(file).exists();
      free.set(1 << 20);
      assertThat(room.check().orElseThrow().code()).isEqualTo("disk.full");
      assertThat(room.check().orElseThrow().what()).contains("1.0 MiB");
      assertThat(file).doesNotExist();
      assertThat(home.record(Samples.clock()).entries())
          .singleElement()
          .satisfies(
              entry -> {
                assertThat(entry.type()).isEqualTo("ballast.freed");
                assertThat(entry.data()).containsEntry("free", 1L << 20);
              });
      assertThat(home.troubles()).hasSize(1);
      home.layBallast();
      assertThat(file).exists();
      assertThat(home.troubles()).isEmpty();
    }
  }
}
