package dev.holdfast.runbook;

import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.kernel.Trees;
import dev.holdfast.plan.PlanLoader;
import dev.holdfast.plan.PlanParts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/// Keeps the plan that a run began with, so that it goes on under that version whatever becomes of
/// the folder.
final class PlanCopies {
  private static final long LARGEST = 16L << 20;

  private PlanCopies() {}

  /// Copies a plan's folder under its hash, unless it is there as it was. A copy that is not is put
  /// aside, never removed: somebody may want to see what became of it.
  static Path keep(Path home, Path plan, String hash) {
    var kept = home.resolve("plans").resolve(hash.substring(0, 32));
    try {
      if (Files.isDirectory(kept)) {
        if (PlanLoader.hash(kept).equals(hash)) return kept;
        putAside(kept);
      }
      Files.createDirectories(home.resolve("plans"));
      var half = Files.createTempDirectory(home.resolve("plans"), "half-");
      copy(plan, half);
      if (!PlanLoader.hash(half).equals(hash)) {
        Trees.delete(half);
        throw changing(plan);
      }
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

  /// Says why a run cannot go on under this copy: it is not what the run began with.
  static Optional<Problem> damaged(Path copy, String hash, String recorded) {
    if (hash.equals(recorded)) return Optional.empty();
    return Optional.of(
        Problem.of(
            "plan.copy-damaged",
            "The plan that this run began with is kept in %s, and that is not it any more: its files have the hash %s, the record says %s"
                .formatted(copy, brief(hash), brief(recorded)),
            "A run goes on only under the plan that it was declared with: what is there now nobody looked at",
            "put the folder back as it was (`holdfast run` from an untouched folder of the plan, also `--rehearse`, does so by itself); where there is none, declare anew, with what was done in mind"));
  }

  private static String brief(String hash) {
    return hash.isEmpty() ? "(no files)" : hash.substring(0, Math.min(12, hash.length())) + "...";
  }

  private static ProblemException changing(Path plan) {
    return new ProblemException(
        Problem.of(
            "plan.changing",
            "The plan in %s changed while it was being copied".formatted(plan),
            "Nothing was started: a run keeps exactly the plan that was read",
            "start it again once nobody writes to that folder"));
  }

  private static void putAside(Path kept) throws IOException {
    var aside = kept.resolveSibling(kept.getFileName() + "-damaged");
    for (var n = 2; Files.exists(aside); n++) {
      aside = kept.resolveSibling(kept.getFileName() + "-damaged-" + n);
    }
    Files.move(kept, aside);
  }

  private static void move(Path half, Path kept) throws IOException {
    try {
      Files.move(half, kept, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (!Files.isDirectory(kept)) throw e;
      Trees.delete(half);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    var real = from.toRealPath();
    try (var files = Files.walk(real)) {
      for (var file : files.toList()) {
        if (!belongs(real.relativize(file))) continue;
        var target = to.resolve(real.relativize(file).toString());
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
          Files.createDirectories(target);
        } else if (Files.isRegularFile(file)
            && file.toRealPath().startsWith(real)
            && Files.size(file) <= LARGEST) {
          // A link becomes the file that it leads to, as the hash counts it.
          Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }

  private static boolean belongs(Path name) {
    for (var part : name) if (!PlanParts.is(part)) return false;
    return true;
  }
}
