package dev.holdfast.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileSystemException;
import org.junit.jupiter.api.Test;

/// A full disk is told as one, in words for the person who frees it.
class ProblemsTest {
  @Test
  void aDiskThatFailsIsToldAsSuch() {
    var full = new UncheckedIOException(new IOException("No space left on device"));
    var unsent = Problems.broken(full, false);
    assertThat(unsent.code()).isEqualTo("disk.failed");
    assertThat(unsent.text())
        .contains("This laptop's disk failed: No space left on device", "Nothing was sent")
        .contains("free space", "retry it")
        .doesNotContain("Exception");
    var sent =
        Problems.broken(
            new UncheckedIOException(
                new FileSystemException("/home/x", null, "Read-only file system")),
            true);
    assertThat(sent.text())
        .contains("/home/x: Read-only file system", "not known", "look at the target")
        .doesNotContain("Exception");
  }

  @Test
  void whatIsNotTheDisksIsToldAsItIs() {
    assertThat(Problems.broken(new IllegalStateException("x"), true).code())
        .isEqualTo("holdfast.broken");
    var interrupted = new UncheckedIOException(new ClosedByInterruptException());
    assertThat(Problems.broken(interrupted, true).code()).isEqualTo("holdfast.broken");
  }
}
