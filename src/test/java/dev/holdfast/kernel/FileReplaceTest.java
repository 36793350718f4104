package dev.holdfast.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileReplaceTest {
  @TempDir Path folder;

  @Test
  void replacesWholeAndLeavesNothingBeside() throws IOException {
    var file = folder.resolve("a");
    FileReplace.write(file, new byte[] {1});
    FileReplace.write(file, new byte[] {2, 3});
    assertThat(file).hasBinaryContent(new byte[] {2, 3});
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void anInterruptedCallerWritesAllTheSameAndStaysInterrupted() throws IOException {
    var file = folder.resolve("a");
    Thread.currentThread().interrupt();
    FileReplace.write(file, new byte[] {1});
    assertThat(Thread.interrupted()).isTrue();
    assertThat(file).hasBinaryContent(new byte[] {1});
  }

  @Test
  void aFailureLeavesTheOldFile() throws IOException {
    var file = folder.resolve("a");
    Files.createDirectories(file.resolve("occupied"));
    assertThatThrownBy(() -> FileReplace.write(file, new byte[] {1}))
        .isInstanceOf(IOException.class);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }
}
