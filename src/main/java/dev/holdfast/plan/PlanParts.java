package dev.holdfast.plan;

import java.nio.file.Path;
import java.util.Set;

/// What in a plan's folder belongs to the plan: everything, hidden files too, since a script may
/// read them. Only what Git and Terraform rewrite by themselves does not: it is in no hash and in
/// no copy.
public final class PlanParts {
  private static final Set<String> NONE = Set.of(".git", ".terraform");

  private PlanParts() {}

  /// Whether a file or a folder of this name belongs to it.
  public static boolean is(Path path) {
    var name = String.valueOf(path.getFileName());
    return !NONE.contains(name);
  }
}
