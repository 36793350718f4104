package dev.holdfast.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostNameTest {
  @TempDir private Path folder;

  @Test
  void isWhatTheSystemSays() throws IOException {
    var file = Files.writeString(folder.resolve("hostname"), "ops-laptop\n");
    assertThat(HostName.of(file, _ -> "OTHER")).isEqualTo("ops-laptop");
  }

  @Test
  void isThatOfTheEnvironmentWhereTheSystemHasNoFile() throws IOException {
    assertThat(HostName.of(folder.resolve("none"), _ -> " OPS-LAPTOP ")).isEqualTo("OPS-LAPTOP");
    var empty = Files.writeString(folder.resolve("hostname"), "\n");
    assertThat(HostName.of(empty, _ -> "OPS-LAPTOP")).isEqualTo("OPS-LAPTOP");
  }

  @Test
  void isNeverEmpty() {
    assertThat(HostName.of(folder.resolve("none"), _ -> null)).isNotBlank();
    assertThat(HostName.of(folder.resolve("none"), _ -> " ")).isNotBlank();
    assertThat(HostName.ofThisSystem()).isNotBlank();
  }
}
