package dev.holdfast.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.kernel.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Cuts and flips every byte of small journals.
class DamageTest {
  @TempDir Path temp;
  private Path folder;

  @BeforeEach
  void sample() {
    folder = Samples.closed(temp.resolve("i"));
  }

  @Test
  void aClosedJournalIsWhole() {
    var report = JournalVerifier.verify(folder);
    assertThat(report.damage()).isEmpty();
    assertThat(report.ok()).isTrue();
    assertThat(report.events()).isEqualTo(5);
    assertThat(report.signedTo()).isEqualTo(5);
    assertThat(report.openPrefix()).isZero();
    assertThat(report.authors()).containsExactly(Samples.KEY.id());
  }

  @Test
  void everyCutOfEveryFileOfAClosedJournalIsNoticed() throws IOException {
    for (var file : Samples.files(folder)) {
      var bytes = Files.readAllBytes(file);
      for (int size = 0; size < bytes.length; size++) {
        Files.write(file, Arrays.copyOf(bytes, size));
        assertThat(JournalVerifier.verify(folder).ok()).as("%s cut to %s", file, size).isFalse();
      }
      Files.write(file, bytes);
    }
    assertThat(JournalVerifier.verify(folder).ok()).isTrue();
  }

  @Test
  void everyFlippedByteOfEveryFileOfAClosedJournalIsNoticed() throws IOException {
    flip((byte) 0);
  }

  @Test
  @Tag("campaign")
  void everyFlippedBitOfEveryFileOfAClosedJournalIsNoticed() throws IOException {
    for (int bit = 1; bit < 8; bit++) flip((byte) bit);
  }

  private void flip(byte start) throws IOException {
    for (var file : Samples.files(folder)) {
      var bytes = Files.readAllBytes(file);
      for (int i = 0; i < bytes.length; i++) {
        byte bit = (byte) (1 << ((start + i) % 8));
        bytes[i] ^= bit;
        Files.write(file, bytes);
        assertThat(JournalVerifier.verify(folder).ok()).as("%s byte %s", file, i).isFalse();
        bytes[i] ^= bit;
      }
      Files.write(file, bytes);
    }
    assertThat(JournalVerifier.verify(folder).ok()).isTrue();
  }

  @Test
  void anOlderSignatureIsProvedWhereNoNewerOneVouches() throws IOException {
    var layout = new Layout(folder);
    var older = layout.checkpoint(2);
    var text = Files.readString(older);
    int at = text.indexOf("\"sig\":\"") + 10;
    Files.writeString(
        older,
        text.substring(0, at) + (text.charAt(at) == '0' ? '1' : '0') + text.substring(at + 1));
    assertThat(JournalVerifier.verify(folder).damage())
        .extracting(Damage::kind)
        .containsExactly("signature does not verify", "does not follow from the signature before");
    Files.delete(layout.checkpoint(5));
    assertThat(JournalVerifier.verify(folder).damage())
        .extracting(Damage::kind)
        .containsExactly("signature does not verify");
  }

  @Test
  void everyMissingAndEveryForeignFileIsNoticed() throws IOException {
    for (var file : Samples.files(folder)) {
      var isLastSignature = file.endsWith("0000000005.json");
      var bytes = Files.readAllBytes(file);
      Files.delete(file);
      var report = JournalVerifier.verify(folder);
      if (isLastSignature) {
        assertThat(report.signedTo()).isEqualTo(2);
        assertThat(report.openPrefix()).isEqualTo(3);
      } else {
        assertThat(report.ok()).as("without %s", file).isFalse();
      }
      Files.write(file, bytes);
      var foreign = file.resolveSibling("notes.txt");
      Files.writeString(foreign, "x");
      assertThat(JournalVerifier.verify(folder).damage())
          .singleElement()
          .extracting(Damage::kind)
          .isEqualTo("unknown file");
      Files.delete(foreign);
    }
  }

  @Test
  void aHalfWrittenFileThatACrashLeftIsNotedAndDeletedByTheNextStart() throws IOException {
    var open = openSample();
    var layout = new Layout(open);
    var left =
        java.util.List.of(
            layout.checkpoints().resolve("0000000004.json.tmp"),
            layout.blobs().resolve("a".repeat(64) + ".tmp"),
            layout.chain(Samples.KEY.id()).resolve("torn-20260101T000000Z-0123abcd.bin.tmp"));
    for (var file : left) Files.writeString(file, "{\"checkp");
    var report = JournalVerifier.verify(open);
    assertThat(report.damage()).isEmpty();
    assertThat(report.ok()).isTrue();
    assertThat(report.notes())
        .extracting(Damage::file)
        .containsExactlyInAnyOrderElementsOf(left.stream().map(layout::name).toList());
    assertThat(JournalReader.read(open).damage()).isEmpty();
    JournalFolder.open(open, Samples.KEY, Samples.clock()).close();
    for (var file : left) assertThat(file).doesNotExist();
    assertThat(JournalVerifier.verify(open).notes()).isEmpty();
  }

  @Test
  void whatOnlyLooksHalfWrittenIsStillAForeignFile() throws IOException {
    var layout = new Layout(folder);
    for (var name : java.util.List.of("checkpoints/x.tmp", "x.tmp", "blobs/1.tmp")) {
      var foreign = Files.writeString(folder.resolve(name), "x");
      assertThat(JournalVerifier.verify(folder).damage())
          .extracting(Damage::kind)
          .as(name)
          .containsExactly("unknown file");
      Files.delete(foreign);
    }
    Files.createDirectory(layout.checkpoints().resolve("0000000009.json.tmp"));
    assertThat(JournalVerifier.verify(folder).ok()).isFalse();
  }

  @Test
  void anOpenJournalCutAnywhereKeepsItsLongestPrefix() throws IOException {
    var open = openSample();
    var segment = new Layout(open).segment(Samples.KEY.id(), 1);
    var bytes = Files.readAllBytes(segment);
    for (int size = 0; size < bytes.length; size++) {
      var copy = Samples.copy(open, temp.resolve("cut-" + size));
      Files.write(new Layout(copy).segment(Samples.KEY.id(), 1), Arrays.copyOf(bytes, size));
      long lines = lines(bytes, size);
      boolean whole = size == 0 || bytes[size - 1] == '\n';
      var reading = JournalReader.read(copy);
      assertThat(reading.prefix()).as("cut to %s", size).isEqualTo(lines);
      if (lines < 2) {
        assertThat(reading.damage()).as("below the signature").isNotEmpty();
        assertThatThrownBy(() -> JournalFolder.open(copy, Samples.KEY, Samples.clock()))
            .hasMessageContaining("journal.damaged");
        continue;
      }
      assertThat(reading.signedTo()).isEqualTo(2);
      if (!whole && size % 16 != 0 && bytes[size] != '\n') continue;
      try (var journal = JournalFolder.open(copy, Samples.KEY, Samples.clock())) {
        assertThat(journal.entries()).hasSize((int) lines + (whole ? 0 : 1));
        if (!whole) {
          assertThat(journal.entries().getLast().type()).isEqualTo("journal.torn-tail");
        }
        assertThat(journal.append("next", Map.of()).seq()).isEqualTo(lines + (whole ? 1 : 2));
      }
      assertThat(JournalVerifier.verify(copy).damage()).isEmpty();
    }
  }

  @Test
  void anOpenJournalWithAFlippedByteKeepsItsLongestPrefixAndIsNotRepaired() throws IOException {
    var open = openSample();
    var segment = new Layout(open).segment(Samples.KEY.id(), 1);
    var bytes = Files.readAllBytes(segment);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] ^= (byte) (1 << (i % 7));
      Files.write(segment, bytes);
      var reading = JournalReader.read(open);
      bytes[i] ^= (byte) (1 << (i % 7));
      assertThat(reading.prefix()).as("byte %s", i).isEqualTo(lines(bytes, i));
      assertThat(reading.damage()).isNotEmpty();
      assertThat(reading.signedTo()).isEqualTo(reading.prefix() >= 2 ? 2 : 0);
    }
    bytes[bytes.length / 2] ^= 1;
    Files.write(segment, bytes);
    assertThatThrownBy(() -> JournalFolder.open(open, Samples.KEY, Samples.clock()))
        .hasMessageContaining("journal.damaged");
    assertThat(Files.readAllBytes(segment)).isEqualTo(bytes);
  }

  /// The clock goes on between the file and the event that names it.
  @Test
  void aTornTailIsNamedOnce() throws IOException {
    var folder = temp.resolve("torn-once");
    try (var journal = JournalFolder.create(folder, Map.of(), Samples.KEY, Samples.clock())) {
      journal.append("a", Map.of("x", "y"));
    }
    var segment = new Layout(folder).segment(Samples.KEY.id(), 1);
    Files.writeString(segment, "{\"seq\":", StandardOpenOption.APPEND);
    var clock =
        new ManualClock(Instant.EPOCH) {
          @Override
          public synchronized Instant wall() {
            advance(Duration.ofSeconds(1));
            return super.wall();
          }
        };
    JournalFolder.open(folder, Samples.KEY, clock).close();
    assertThat(JournalVerifier.verify(folder).damage()).isEmpty();
  }

  @Test
  void aZeroedSectorInTheLastRecordIsATornTailAndElsewhereIsNot() throws IOException {
    var open = temp.resolve("zero");
    var journal = JournalFolder.create(open, Map.of(), Samples.KEY, Samples.clock());
    journal.append("a", Map.of("x", "y".repeat(3000)));
    journal.append("b", Map.of("x", "y".repeat(3000)));
    var copy = Samples.copy(open, temp.resolve("zero-copy"));
    journal.close();
    var segment = new Layout(copy).segment(Samples.KEY.id(), 1);
    var good = Files.readAllBytes(segment);
    var last = good.clone();
    Arrays.fill(last, 4096, 4608, (byte) 0);
    Files.write(segment, last);
    assertThat(JournalReader.read(copy).damage()).singleElement().matches(Damage::crash);
    try (var mended = JournalFolder.open(copy, Samples.KEY, Samples.clock())) {
      assertThat(mended.entries()).hasSize(2);
    }
    assertThat(JournalVerifier.verify(copy).ok()).isTrue();
    var first = good.clone();
    Arrays.fill(first, 1024, 1536, (byte) 0);
    Files.write(segment, first);
    assertThatThrownBy(() -> JournalFolder.open(copy, Samples.KEY, Samples.clock()))
        .hasMessageContaining("journal.damaged");
  }

  /// Four events, the first two signed, as a killed process leaves them.
  private Path openSample() throws IOException {
    var live = temp.resolve("live");
    var journal = JournalFolder.create(live, Map.of(), Samples.KEY, Samples.clock());
    journal.append("a", Map.of("n", 1));
    journal.append("b", Map.of("n", 2));
    journal.sign();
    journal.append("c", Map.of("n", 3));
    journal.append("d", Map.of("n", 4));
    var copy = Samples.copy(live, temp.resolve("open"));
    journal.close();
    return copy;
  }

  private static long lines(byte[] bytes, int size) {
    long lines = 0;
    for (int i = 0; i < size; i++) if (bytes[i] == '\n') lines++;
    return lines;
  }
}
