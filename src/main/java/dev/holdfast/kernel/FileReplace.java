package dev.holdfast.kernel;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// Replaces a file whole: whoever looks, and whatever fails, there is the old content or the new.
public final class FileReplace {
  private FileReplace() {}

  /// Writes beside the file, forces, moves over it in one step and forces the folder. The file is
  /// for its owner only.
  ///
  /// @throws IOException when it did not happen; the old file is as it was
  public static void write(Path file, byte[] bytes) throws IOException {
    var folder = file.toAbsolutePath().getParent();
    if (folder == null) throw new IOException("a file needs a folder: " + file);
    var temporary = Files.createTempFile(folder, "." + file.getFileName(), ".tmp", ownerOnly());
    try {
      try (var out = new RandomAccessFile(temporary.toFile(), "rw")) {
        out.write(bytes);
        out.getFD().sync();
      }
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
    forceFolder(folder);
  }

  private static FileAttribute<?>[] ownerOnly() {
    if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
    };
  }

  /// An interrupt closes a channel, so an interrupted caller tries again with the flag down and
  /// gets it back afterwards.
  private static void forceFolder(Path folder) throws IOException {
    if (File.separatorChar == '\\') return;
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
          channel.force(true);
          return;
        } catch (ClosedByInterruptException e) {
          interrupted |= Thread.interrupted();
        }
      }
    } finally {
      if (interrupted) Thread.currentThread().interrupt();
    }
  }
}
