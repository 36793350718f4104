package dev.holdfast.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.journal.Home;
import dev.holdfast.kernel.ManualClock;
import dev.holdfast.runbook.glass.KnownVault;
import dev.holdfast.runbook.glass.VaultEvents;
import dev.holdfast.vault.VaultFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownVaultTest {
  private final ManualClock clock = new ManualClock(Instant.parse("2026-01-15T10:00:00Z"));

  @TempDir private Path folder;

  @Test
  void theRecordIsReadWhenSomebodyAsksAndOnce() throws IOException {
    var file = folder.resolve("vault.kdbx");
    try (var home = Home.forWriting(folder.resolve("home"), clock)) {
      var asked = new KnownVault.Asked(home.folder(), file);
      opened(home, file);
      assertThat(asked.getAsBoolean())
          .as("noted after the question was made: nothing was read before")
          .isTrue();
      Files.move(home.journalFolder(), folder.resolve("elsewhere"));
      assertThat(asked.getAsBoolean()).as("read once").isTrue();
    }
  }

  @Test
  void whatNoRecordKnowsIsWaitedForOnlyWhereItLies() throws IOException {
    var file = folder.resolve("vault.kdbx");
    try (var home = Home.forWriting(folder.resolve("home"), clock)) {
      opened(home, folder.resolve("another.kdbx"));
      var asked = new KnownVault.Asked(home.folder(), file);
      assertThat(asked.getAsBoolean()).isFalse();
      Files.writeString(file, "made meanwhile");
      assertThat(asked.getAsBoolean()).isTrue();
    }
  }

  private void opened(Home home, Path file) {
    var facts = new VaultFacts("7f0c", 1, "00");
    home.record(clock).note(new VaultEvents.Opened(file, facts, List.of(), Optional.empty()));
  }
}
