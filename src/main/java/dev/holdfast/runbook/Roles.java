package dev.holdfast.runbook;

import dev.holdfast.incident.Person;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.plan.Paper;
import dev.holdfast.plan.Plan;
import dev.holdfast.plan.Suggestion;
import java.util.ArrayList;
import java.util.Optional;

/// The roles in which somebody may speak: those of the plan, and the one who leads.
public final class Roles {
  private static final String COMMANDER = "commander";

  private Roles() {}

  /// Refuses a role that the plan does not have. A plan that names none takes any.
  ///
  /// @throws ProblemException `use.unknown-role`
  public static void check(Plan plan, Person by) {
    why(plan, by)
        .ifPresent(
            problem -> {
              throw new ProblemException(problem);
            });
  }

  static Optional<Problem> why(Plan plan, Person by) {
    var roles = new ArrayList<>(plan.roles().stream().map(Paper.Role::id).toList());
    if (by.role().isEmpty() || by.role().equals(COMMANDER)) return Optional.empty();
    if (roles.isEmpty() || roles.contains(by.role())) return Optional.empty();
    if (!roles.contains(COMMANDER)) roles.addFirst(COMMANDER);
    var list = "The roles are " + String.join(", ", roles);
    return Optional.of(
        Problem.of(
            "use.unknown-role",
            "The plan %s has no role called '%s'".formatted(plan.id(), by.role()),
            "Nothing was started, nothing was said",
            Suggestion.closest(by.role(), roles)
                .map(close -> "did you mean '%s'? %s".formatted(close, list))
                .orElse(list)));
  }
}
