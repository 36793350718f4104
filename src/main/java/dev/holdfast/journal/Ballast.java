package dev.holdfast.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file that only takes space, to be given back when the disk is full, so that the record of a
/// running recovery can go on.
public final class Ballast {
  /// Room for some ten thousand events.
  public static final int BYTES = 16 << 20;

  private final Path file;

  public Ballast(Path file) {
    this.file = file;
  }

  /// Lays the ballast where there is none and twice its size is free. Says whether it lies there.
  public boolean lay() {
    try {
      if (Files.exists(file)) return Files.size(file) == BYTES;
      var folder = file.toAbsolutePath().getParent();
      if (folder == null || Files.getFileStore(folder).getUsableSpace() < 2L * BYTES) return false;
      Files.write(file, new byte[BYTES]);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /// Gives the space back. Says whether there was any.
  public boolean drop() throws IOException {
    return Files.deleteIfExists(file);
  }
}
