package dev.holdfast.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.kernel.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Fails each operation of a short life of a journal in turn: nothing acknowledged is lost.
class FailingDiskTest {
  @TempDir Path temp;

  /// What the journal acknowledged, in order.
  private record Acknowledged(List<Entry> entries, List<String> blobs) {}

  private static void live(Path folder, Disk disk, Acknowledged said) {
    var options = Samples.SMALL.on(disk);
    var clock = Samples.clock();
    try (var journal = JournalFolder.create(folder, Map.of("x", 1), Samples.KEY, clock, options)) {
      said.entries().add(journal.append("a", Map.of("n", 1)));
      said.blobs().add(journal.blob(new byte[] {1, 2, 3}));
      journal.sign();
      for (int i = 0; i < 3; i++) said.entries().add(journal.append("b", Map.of("n", i)));
    }
    try (var journal = JournalFolder.open(folder, Samples.KEY, clock, options)) {
      said.entries().add(journal.append("c", Map.of("n", 1)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothingAcknowledgedIsLost(FailingDisk.How how) throws Exception {
    var counting = new FailingDisk(Integer.MAX_VALUE, how);
    live(temp.resolve("all"), counting, new Acknowledged(new ArrayList<>(), new ArrayList<>()));
    assertThat(counting.count()).isGreaterThan(40);
    for (int n = 1; n <= counting.count(); n++) {
      var folder = temp.resolve("n" + n);
      var said = new Acknowledged(new ArrayList<>(), new ArrayList<>());
      try {
        live(folder, new FailingDisk(n, how), said);
      } catch (ProblemException | JournalFailure e) {
        // What fails is the point; what was acknowledged before is what counts.
      }
      check(folder, said, n);
    }
  }

  private static void check(Path folder, Acknowledged said, int n) throws Exception {
    if (!Files.exists(folder.resolve("incident.json"))) {
      assertThat(said.entries()).as("operation %s", n).isEmpty();
      return;
    }
    try (var journal = JournalFolder.open(folder, Samples.KEY, Samples.clock())) {
      assertThat(journal.entries()).as("operation %s", n).containsAll(said.entries());
      journal.append("after", Map.of());
    }
    for (var blob : said.blobs()) {
      assertThat(folder.resolve("blobs").resolve(blob)).hasBinaryContent(new byte[] {1, 2, 3});
    }
    assertThat(JournalVerifier.verify(folder).damage()).as("operation %s", n).isEmpty();
  }

  @Test
  void aFailurePoisonsForEver() {
    var counting = new FailingDisk(Integer.MAX_VALUE, FailingDisk.How.ONCE);
    var options = Samples.SMALL.on(counting);
    var clock = Samples.clock();
    JournalFolder.create(temp.resolve("count"), Map.of(), Samples.KEY, clock, options).close();
    var once = Samples.SMALL.on(new FailingDisk(counting.count() + 3, FailingDisk.How.ONCE));
    var journal = JournalFolder.create(temp.resolve("p"), Map.of(), Samples.KEY, clock, once);
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> journal.append("a", Map.of())).isInstanceOf(JournalFailure.class);
      assertThatThrownBy(() -> journal.blob(new byte[1])).isInstanceOf(JournalFailure.class);
      assertThatThrownBy(journal::sign).isInstanceOf(JournalFailure.class);
    }
    journal.close();
    assertThatThrownBy(() -> journal.append("a", Map.of()))
        .isInstanceOf(IllegalStateException.class);
  }
}
