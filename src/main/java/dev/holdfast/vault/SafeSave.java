package dev.holdfast.vault;

import dev.holdfast.journal.Disk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Replaces a vault so that at every moment the old file or the new one is there, whole, and keeps
/// the two before it.
final class SafeSave {
  private final Disk disk;
  private final Path file;
  private final Generations generations;

  SafeSave(Disk disk, Path file) {
    this.disk = disk;
    this.file = file;
    this.generations = new Generations(file);
  }

  static String hash(byte[] bytes) {
    return HexFormat.of().formatHex(KeyFile.sha256(bytes));
  }

  /// @param known hashes of what may be replaced; empty when there must be no file yet
  /// @param opens must throw when the bytes that were read back do not open
  /// @throws dev.holdfast.kernel.ProblemException `vault.busy`, `vault.changed-underneath`,
  ///   `vault.exists`, `vault.unsaved`, `vault.unsure`
  void save(byte[] content, Set<String> known, Consumer<byte[]> opens) {
    try (var _ = taken()) {
      replace(content, known, opens);
    }
    forceFolder();
  }

  /// Whoever does not get the lock touches nothing: what lies there is the other one's save.
  private SaveLock taken() {
    try {
      return SaveLock.take(file);
    } catch (IOException e) {
      throw VaultProblems.unsaved(file, e);
    }
  }

  private void replace(byte[] content, Set<String> known, Consumer<byte[]> opens) {
    try {
      var current = current();
      expect(current, known);
      write(generations.saving(), content);
      var back = disk.read(generations.saving());
      if (!Arrays.equals(back, content)) throw new IOException("the disk gives back other bytes");
      opens.accept(back);
      if (current.isPresent()) keep(current.get());
      expect(current(), known);
      disk.move(generations.saving(), file);
    } catch (IOException e) {
      deleteQuietly(generations.saving());
      throw VaultProblems.unsaved(file, e);
    } catch (RuntimeException e) {
      deleteQuietly(generations.saving());
      throw e;
    }
  }

  private void forceFolder() {
    try {
      disk.forceFolder(folder());
    } catch (IOException e) {
      throw VaultProblems.unsure(file, e);
    }
  }

  private Path folder() {
    var parent = file.getParent();
    if (parent == null) throw new IllegalStateException("a vault needs a folder: " + file);
    return parent;
  }

  private void expect(Optional<byte[]> current, Set<String> known) {
    if (known.isEmpty() && current.isPresent()) throw VaultProblems.exists(file);
    // Whoever makes a vault: two saves later nothing would be left of the one before.
    if (known.isEmpty() && !generations.kept().isEmpty()) {
      throw VaultProblems.leftOver(file, generations.kept());
    }
    if (known.isEmpty()) return;
    if (current.isEmpty() || !known.contains(hash(current.get()))) {
      throw VaultProblems.changedUnderneath(file);
    }
  }

  private Optional<byte[]> current() throws IOException {
    return read(file);
  }

  private Optional<byte[]> read(Path path) throws IOException {
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw new IOException(path.getFileName() + " is no file");
    }
    try {
      return Optional.of(disk.read(path));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /// A save that failed late and is tried again must not push the same bytes twice through the
  /// generations.
  private void keep(byte[] current) throws IOException {
    var newest = generations.earlier(1);
    var before = read(newest);
    if (before.isPresent() && Arrays.equals(before.get(), current)) return;
    var copy = newest.resolveSibling("." + newest.getFileName() + ".saving");
    try {
      write(copy, current);
      if (before.isPresent()) disk.move(newest, generations.earlier(2));
      disk.move(copy, newest);
      disk.forceFolder(folder());
    } catch (IOException e) {
      deleteQuietly(copy);
      throw e;
    }
  }

  private void write(Path to, byte[] bytes) throws IOException {
    try (var out = disk.append(to)) {
      out.truncate(0);
      var left = ByteBuffer.wrap(bytes);
      while (left.hasRemaining()) {
        int written = out.write(left.duplicate());
        left.position(left.position() + written);
      }
      out.force();
    }
  }

  private void deleteQuietly(Path path) {
    try {
      disk.delete(path);
    } catch (IOException e) {
      // What is left over is overwritten by the next save.
    }
  }

  /// Puts an earlier generation in the place of a damaged file, which keeps a dated name.
  void restore(Path generation, Path damagedName) {
    try (var _ = SaveLock.take(file)) {
      write(generations.saving(), disk.read(generation));
      // A copy, so that there is a file at every moment.
      var damaged = current();
      if (damaged.isPresent()) write(damagedName, damaged.get());
      disk.move(generations.saving(), file);
      disk.forceFolder(folder());
    } catch (IOException e) {
      throw VaultProblems.unsaved(file, e);
    }
  }
}
