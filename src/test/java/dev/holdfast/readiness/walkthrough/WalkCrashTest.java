package dev.holdfast.readiness.walkthrough;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.journal.Home;
import dev.holdfast.journal.JournalVerifier;
import dev.holdfast.kernel.StreamingRedactor;
import dev.holdfast.kernel.SystemClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a disk holds at the moment of a power cut is enough to go on.
class WalkCrashTest {
  private static final Path PLAN = Path.of("runbooks/contractorlens");
  @TempDir Path folder;

  @Test
  void everyWordIsOnDiskBeforeTheCallReturns() throws IOException {
    var clock = new SystemClock();
    var cut = folder.resolve("cut");
    String id;
    try (var home = Home.forWriting(folder.resolve("home"), clock)) {
      var book = new WalkBook(home, clock, new StreamingRedactor());
      id = book.begin(PLAN, "business", "Ann").id();
      book.answer(id, "costs", Verdict.WRONG, "412", "Ann", "Bo");
      book.note(id, "slow today", "Ann");
      copy(folder.resolve("home"), cut);
    }
    try (var home = Home.forWriting(cut, clock)) {
      var book = new WalkBook(home, clock, new StreamingRedactor());
      var walk = book.takeUp(id, "Ann");
      assertThat(walk.answer("costs").orElseThrow().said().text()).isEqualTo("412");
      assertThat(walk.notes()).hasSize(1);
      assertThat(walk.open()).hasSize(5);
      book.answer(id, "costs", Verdict.RIGHT, "400", "Ann", "");
      assertThat(book.end(id, "Ann").good()).isFalse();
    }
    assertThat(JournalVerifier.verify(cut).ok()).isTrue();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (var file : files.toList()) {
        var target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) Files.createDirectories(target);
        else if (!file.endsWith("lock")) Files.copy(file, target);
      }
    }
  }
}
