package dev.holdfast.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.kernel.ManualClock;
import dev.holdfast.kernel.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalFolderTest {
  private static final AuthorKey KEY = AuthorKey.generate();
  private static final Map<String, Object> GENESIS = Map.of("incident", "i-1");
  @TempDir Path home;
  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-22T10:00:00Z"));

  @Test
  void whatWasAppendedIsThereAfterOpeningAgain() {
    var folder = home.resolve("i-1");
    List<Entry> before;
    try (var journal = JournalFolder.create(folder, GENESIS, KEY, clock)) {
      journal.append("declared", Map.of("by", "Mira", "count", 2));
      clock.advance(Duration.ofSeconds(1));
      journal.append("step", Map.of("list", List.of("ü", true)));
      before = journal.entries();
    }
    try (var journal = JournalFolder.open(folder, KEY, clock)) {
      assertThat(journal.entries()).isEqualTo(before);
      assertThat(journal.append("more", Map.of()).seq()).isEqualTo(3);
    }
    var reading = JournalReader.read(folder);
    assertThat(reading.damage()).isEmpty();
    assertThat(reading.entries()).hasSize(3).startsWith(before.toArray(new Entry[0]));
    assertThat(reading.signedTo()).isEqualTo(3);
    assertThat(reading.genesis()).containsEntry("incident", "i-1");
    assertThat(before.getFirst().wall()).isEqualTo("2026-11-22T10:00:00Z");
    assertThat(before.get(1).mono()).isEqualTo(1_000_000_000L);
  }

  @Test
  void theHeadIsSignedByItselfAfter256EventsAndAMinute() {
    var folder = home.resolve("i-1");
    try (var journal = JournalFolder.create(folder, GENESIS, KEY, clock)) {
      for (int i = 0; i < 255; i++) journal.append("e", Map.of("i", i));
      assertThat(JournalReader.read(folder).signedTo()).isZero();
      journal.append("e", Map.of());
      assertThat(JournalReader.read(folder).signedTo()).isEqualTo(256);
      journal.append("e", Map.of());
      clock.advance(Duration.ofSeconds(60));
      journal.append("e", Map.of());
      assertThat(JournalReader.read(folder).signedTo()).isEqualTo(258);
      journal.append("e", Map.of());
      journal.sign();
      assertThat(JournalReader.read(folder).signedTo()).isEqualTo(259);
      assertThat(journal.shortHash())
          .matches("[0-9a-f]{4} [0-9a-f]{4}")
          .isEqualTo(JournalReader.read(folder).shortHash());
    }
  }

  @Test
  void blobsAreNamedByTheChain() throws Exception {
    var folder = home.resolve("i-1");
    try (var journal = JournalFolder.create(folder, GENESIS, KEY, clock)) {
      var name = journal.blob(new byte[] {1, 2, 3});
      assertThat(journal.blob(new byte[] {1, 2, 3})).isEqualTo(name);
      assertThat(Files.readAllBytes(folder.resolve("blobs").resolve(name)))
          .containsExactly(1, 2, 3);
      assertThat(journal.entries())
          .singleElement()
          .extracting(Entry::type)
          .isEqualTo("journal.blob");
    }
    assertThat(JournalReader.read(folder).damage()).isEmpty();
  }

  @Test
  void rollsToANewSegment() {
    var folder = home.resolve("i-1");
    var small = new Options(Disk.local(), 1000, 256, Duration.ofSeconds(60));
    try (var journal = JournalFolder.create(folder, GENESIS, KEY, clock, small)) {
      for (int i = 0; i < 20; i++) journal.append("e", Map.of("i", i));
    }
    try (var journal = JournalFolder.open(folder, KEY, clock, small)) {
      for (int i = 0; i < 20; i++) journal.append("e", Map.of("i", i));
    }
    assertThat(folder.resolve("a-" + KEY.id()).resolve("00000005.jsonl")).exists();
    var reading = JournalReader.read(folder);
    assertThat(reading.damage()).isEmpty();
    assertThat(reading.prefix()).isEqualTo(40);
  }

  @Test
  void refusesASecondWriterAnotherAuthorAndASecondStart() {
    var folder = home.resolve("i-1");
    try (var journal = JournalFolder.create(folder, GENESIS, KEY, clock)) {
      assertThatThrownBy(() -> JournalFolder.open(folder, KEY, clock))
          .hasMessageContaining("journal.in-use");
      journal.append("e", Map.of());
    }
    assertThatThrownBy(() -> JournalFolder.open(folder, AuthorKey.generate(), clock))
        .hasMessageContaining("journal.another-author");
    assertThatThrownBy(() -> JournalFolder.create(folder, GENESIS, KEY, clock))
        .hasMessageContaining("journal.exists");
    assertThatThrownBy(() -> JournalReader.read(home.resolve("none")))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("journal.missing");
  }

  @Test
  void refusesALineThatIsTooLongAndGoesOn() {
    try (var journal = JournalFolder.create(home.resolve("i-1"), GENESIS, KEY, clock)) {
      assertThatThrownBy(() -> journal.append("e", Map.of("x", "y".repeat(70_000))))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("blob");
      assertThat(journal.append("e", Map.of()).seq()).isEqualTo(1);
    }
  }
}
