package dev.holdfast.plan;

import java.nio.file.Files;
import java.nio.file.Path;

/// Which folder is the plan, of a folder that somebody gave.
public final class PlanFolders {
  private static final String PLAN = "plan.yaml";

  private PlanFolders() {}

  /// The folder itself, or the one above where that is a plan and this one is within it: a folder
  /// chooser completes what was typed to `scenarios`.
  public static Path of(Path given) {
    var above = given.toAbsolutePath().normalize().getParent();
    if (Files.exists(given.resolve(PLAN)) || above == null) return given;
    return Files.isDirectory(given) && Files.isRegularFile(above.resolve(PLAN)) ? above : given;
  }
}
