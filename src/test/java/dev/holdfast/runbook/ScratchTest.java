package dev.holdfast.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.Catalog;
import dev.holdfast.kernel.Redactor;
import dev.holdfast.kernel.StreamingRedactor;
import dev.holdfast.kernel.SystemClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where a reading outside of any run works, and what a crash left there.
class ScratchTest {
  @TempDir private Path folder;
  private final ScriptedConnector world = new ScriptedConnector();
  private final Redactor redactor = new StreamingRedactor();
  private Scratch scratch;
  private Path runs;

  @BeforeEach
  void setUp() throws IOException {
    runs = Files.createDirectory(folder.resolve("run"));
    scratch = new Scratch(new Catalog(List.of(world)), new SystemClock());
  }

  private Path left() throws IOException {
    var crashed = scratch.make(runs, redactor);
    Files.createDirectories(crashed.resolve("children/k/secrets"));
    Files.writeString(crashed.resolve("children/k/secrets/token"), "canary");
    return crashed;
  }

  /// As the system does at the end of a process.
  private static Path ended(Path folder) throws IOException {
    Files.delete(folder.resolve("held"));
    Files.createFile(folder.resolve("held"));
    return folder;
  }

  /// Two readings at once: the second leaves the first alone.
  @Test
  void aReadingThatGoesOnKeepsItsFolder() throws IOException {
    var first = left();
    scratch.make(runs, redactor);
    new Scratch(new Catalog(List.of(world)), new SystemClock()).make(runs, redactor);
    assertThat(first.resolve("children/k/secrets/token")).exists();
    scratch.remove(first);
    assertThat(first).doesNotExist();
  }

  @Test
  void itIsInTheHomeAndTheNextOneClearsItUp() throws IOException {
    var crashed = ended(left());
    assertThat(crashed.getParent()).isEqualTo(runs);
    var next = scratch.make(runs, redactor);
    assertThat(world.swept).anyMatch(swept -> swept.endsWith(crashed.getFileName().toString()));
    assertThat(crashed).doesNotExist();
    scratch.remove(next);
    assertThat(runs).isEmptyDirectory();
  }

  @Test
  void ofAChildAtWorkNothingGoes() throws IOException {
    var crashed = left();
    world.atWork.add("it is still running as process 7");
    scratch.make(runs, redactor);
    scratch.remove(crashed);
    assertThat(crashed.resolve("children/k/secrets/token")).exists();
  }

  @Test
  void withoutAHomeItIsInTheTemporaryFolder() throws IOException {
    var made = scratch.make(folder.resolve("none"), redactor);
    assertThat(made).isDirectory();
    assertThat(made.getParent()).isNotEqualTo(runs);
    scratch.remove(made);
    assertThat(made).doesNotExist();
  }
}
