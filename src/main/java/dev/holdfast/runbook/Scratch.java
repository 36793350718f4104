package dev.holdfast.runbook;

import dev.holdfast.connector.Catalog;
import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.kernel.Redactor;
import dev.holdfast.kernel.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Where what runs a program to read works, outside of any run: in the home, whose every start
/// sweeps what a crash left in the clear there; where there is none to write in, in the temporary
/// folder, which the next reading sweeps.
final class Scratch {
  private static final String NAME = "holdfast-read-";
  private static final String LOCK = "held";

  private final Catalog catalog;
  private final Clock clock;
  private final Map<Path, FileChannel> locks = new ConcurrentHashMap<>();

  Scratch(Catalog catalog, Clock clock) {
    this.catalog = catalog;
    this.clock = clock;
  }

  /// @param runs the home's folder for what runs need, which need not be there
  Path make(Path runs, Redactor redactor) {
    try {
      var temporary = Files.createTempDirectory(NAME);
      var parent = temporary.toAbsolutePath().getParent();
      if (parent != null) sweep(parent, temporary, redactor);
      if (!Files.isDirectory(runs) || !Files.isWritable(runs)) return held(temporary);
      sweep(runs, temporary, redactor);
      Files.delete(temporary);
      return held(Files.createTempDirectory(runs, NAME));
    } catch (IOException e) {
      throw new ProblemException(
          Problem.of(
              "home.unwritable",
              "No folder to work in can be made: " + e.getMessage(),
              "What runs a program to read has nowhere to work",
              "free the disk that holds the home and the temporary folder"),
          e);
    }
  }

  /// The system gives the lock back however the process ends, and not before.
  private Path held(Path folder) throws IOException {
    var open =
        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (open.tryLock() == null) throw new IOException(folder + " is held by another reading");
    locks.put(folder, open);
    return folder;
  }

  /// Whether whoever made it is gone. One without its lock is just being made.
  private static boolean isLeft(Path folder) throws IOException {
    if (!Files.exists(folder.resolve(LOCK))) return false;
    try (var open = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE);
        var lock = open.tryLock()) {
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /// What an earlier reading left goes, but for what is still at work.
  private void sweep(Path in, Path own, Redactor redactor) throws IOException {
    var owner = Files.getOwner(own);
    for (var folder : left(in)) {
      try {
        if (folder.equals(own) || !Files.getOwner(folder).equals(owner)) continue;
        if (!isLeft(folder)) continue;
        for (var connector : catalog.connectors().values()) {
          connector.sweep(folder, redactor, clock);
        }
        remove(folder);
      } catch (IOException | UncheckedIOException e) {
        // Another reading removes its own folder at this moment.
      }
    }
  }

  private static List<Path> left(Path in) throws IOException {
    try (var all = Files.list(in)) {
      return all.filter(one -> String.valueOf(one.getFileName()).startsWith(NAME))
          .filter(Files::isDirectory)
          .toList();
    }
  }

  /// Removes the folder of an ended reading; of one whose child is still at work nothing.
  void remove(Path folder) {
    if (folder.toFile().exists() && atWork(folder)) return;
    try (var _ = locks.remove(folder)) {
      Trees.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean atWork(Path folder) {
    return catalog.connectors().values().stream()
        .anyMatch(connector -> !connector.atWork(folder, clock).isEmpty());
  }
}
