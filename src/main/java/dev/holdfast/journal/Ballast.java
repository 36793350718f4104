package dev.holdfast.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Random;
import java.util.function.LongSupplier;

/// A file that only takes space, to be given back when the disk is full, so that the record of a
/// running recovery can be brought to an orderly end.
public final class Ballast {
  /// Room for some ten thousand events.
  public static final int BYTES = 8 << 20;

  /// Below this nothing is taken away from what is left.
  private static final long PLENTY = 4L * BYTES;

  /// Below this the ballast is given back: a write that fails is not tried again, so it has to be
  /// before the disk says no.
  private static final long LOW = 4L << 20;

  private static final String TEMPORARY = ".tmp";

  private final Path file;
  private final LongSupplier free;

  /// @param file in the folder whose disk it stands for
  public Ballast(Path file) {
    this(file, () -> folder(file).toFile().getUsableSpace());
  }

  Ballast(Path file, LongSupplier free) {
    this.file = file;
    this.free = free;
  }

  private static Path folder(Path file) {
    return java.util.Objects.requireNonNull(file.toAbsolutePath().getParent());
  }

  /// Lays the ballast where it does not lie and the disk has plenty. Says whether it lies there.
  public boolean lay() {
    try {
      if (lies()) return true;
      if (free.getAsLong() < PLENTY) return false;
      var half = file.resolveSibling(file.getFileName() + TEMPORARY);
      try {
        Files.write(half, filling());
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(half);
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /// Zeros would take no space on a disk that compresses.
  private static byte[] filling() {
    var bytes = new byte[BYTES];
    new Random(BYTES).nextBytes(bytes);
    return bytes;
  }

  private boolean lies() throws IOException {
    return Files.exists(file) && Files.size(file) == BYTES;
  }

  /// Gives the space back. Says whether there was any.
  public boolean drop() throws IOException {
    return Files.deleteIfExists(file);
  }

  /// Whether the disk is so full that recording may end soon.
  boolean low() {
    return free.getAsLong() < LOW;
  }

  long free() {
    return free.getAsLong();
  }

  static String mebibytes(long bytes) {
    return "%.1f MiB".formatted(bytes / (double) (1 << 20));
  }
}
