package dev.holdfast.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/// Everything that the record asks of a disk, few enough operations that a test can fail each of
/// them in turn.
public interface Disk {
  /// The disk of this computer.
  static Disk local() {
    return new LocalDisk();
  }

  /// Opens a file for appending and creates it where it is missing, readable for its owner only.
  Out append(Path file) throws IOException;

  /// The whole content.
  ///
  /// @throws java.nio.file.NoSuchFileException when there is no such file
  byte[] read(Path file) throws IOException;

  /// What is directly in a folder, sorted by name; empty where the folder is missing.
  List<Path> list(Path folder) throws IOException;

  /// Makes a folder and those above it, for its owner only.
  void makeFolder(Path folder) throws IOException;

  /// Gives a file another name in one step, replacing what has that name.
  void move(Path from, Path to) throws IOException;

  void delete(Path file) throws IOException;

  /// Makes names in a folder durable. Does nothing on systems that have no such call.
  void forceFolder(Path folder) throws IOException;

  /// An open file.
  interface Out extends Closeable {
    /// Appends some of the bytes, at least one, and says how many.
    int write(ByteBuffer bytes) throws IOException;

    /// Returns when what was written survives a power failure.
    void force() throws IOException;

    void truncate(long size) throws IOException;

    long size() throws IOException;
  }
}
