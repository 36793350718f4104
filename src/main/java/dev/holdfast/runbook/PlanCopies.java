package dev.holdfast.runbook;

import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;

/// Keeps the plan that a run began with, so that it goes on under that version whatever becomes of
/// the folder.
final class PlanCopies {
  private static final long LARGEST = 16L << 20;

  private PlanCopies() {}

  /// Copies a plan's folder under its hash, unless it is there.
  static Path keep(Path home, Path plan, String hash) {
    var kept = home.resolve("plans").resolve(hash.substring(0, 32));
    if (Files.isDirectory(kept)) return kept;
    try {
      Files.createDirectories(home.resolve("plans"));
      var half = Files.createTempDirectory(home.resolve("plans"), "half-");
      copy(plan, half);
      move(half, kept);
      return kept;
    } catch (IOException e) {
      throw new ProblemException(
          Problem.of(
              "home.unwritable",
              "The plan cannot be kept in %s: %s".formatted(home, e.getMessage()),
              "The run could not go on after a crash if the plan's folder changed",
              "free the disk, or choose another home with --home"),
          e);
    }
  }

  private static void move(Path half, Path kept) throws IOException {
    try {
      Files.move(half, kept, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (!Files.isDirectory(kept)) throw e;
      delete(half);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (var file : files.toList()) {
        var target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
          Files.createDirectories(target);
        } else if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
            && Files.size(file) <= LARGEST) {
          Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
    }
  }
}
