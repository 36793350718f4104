package dev.holdfast.vault;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Lets one process save a vault at a time; the system gives it back however the process ends.
final class SaveLock implements AutoCloseable {
  /// The system's lock is the process's, so threads of this one are told apart here.
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path lock;
  private final RandomAccessFile open;

  private SaveLock(Path lock, RandomAccessFile open) {
    this.lock = lock;
    this.open = open;
  }

  /// @throws IOException when the folder cannot be written
  /// @throws dev.holdfast.kernel.ProblemException `vault.busy`
  static SaveLock take(Path file) throws IOException {
    var lock = file.resolveSibling("." + file.getFileName() + ".holdfast-lock");
    if (!HELD.add(lock)) throw VaultProblems.busy(file);
    try {
      var open = new RandomAccessFile(lock.toFile(), "rw");
      try {
        if (open.getChannel().tryLock() == null) throw VaultProblems.busy(file);
        return new SaveLock(lock, open);
      } catch (OverlappingFileLockException e) {
        open.close();
        throw VaultProblems.busy(file);
      } catch (IOException | RuntimeException e) {
        open.close();
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      HELD.remove(lock);
      throw e;
    }
  }

  @Override
  public void close() {
    try {
      open.close();
    } catch (IOException e) {
      // The lock goes with the descriptor, which is closed whatever this says.
    } finally {
      HELD.remove(lock);
    }
  }
}
