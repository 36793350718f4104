package dev.holdfast.runbook;

import dev.holdfast.kernel.Problem;
import dev.holdfast.plan.Finding;
import dev.holdfast.plan.PlanLoader;
import dev.holdfast.plan.PlanReferences;
import dev.holdfast.plan.Scenario;
import dev.holdfast.plan.Vocabulary;
import java.util.Optional;

/// Looks for errors of a plan that a scenario would meet in the middle of an outage. An error in
/// another scenario is no reason to refuse this one.
final class PlanErrors {
  private static final String SCENARIOS = "scenarios/";

  /// Left to the step, which refuses before anything is sent: whether an action can do without a
  /// target is for its connector to say.
  private static final String MISSING_TARGET = "missing-target";

  private PlanErrors() {}

  static Optional<Problem> of(PlanLoader.Result loaded, Scenario scenario, Vocabulary vocabulary) {
    var plan = loaded.plan().orElseThrow();
    var reached = Reach.scenarios(plan, scenario);
    var errors =
        PlanReferences.check(loaded, vocabulary).stream()
            .filter(finding -> finding.severity() == Finding.Severity.ERROR)
            .filter(finding -> !finding.code().equals(MISSING_TARGET))
            .filter(
                finding ->
                    !finding.at().file().startsWith(SCENARIOS)
                        || reached.contains(name(finding.at().file())))
            .toList();
    if (errors.isEmpty()) return Optional.empty();
    var first = errors.getFirst();
    return Optional.of(
        Problem.of(
            "plan.unusable",
            "The plan in %s cannot be used: %s%s"
                .formatted(
                    loaded.folder(),
                    first.sentence(),
                    errors.size() == 1 ? "" : " (and %d more errors)".formatted(errors.size() - 1)),
            "Nothing was started",
            "see all findings with `holdfast plan check %s`".formatted(loaded.folder())));
  }

  private static String name(String file) {
    var end = file.lastIndexOf('.');
    return file.substring(SCENARIOS.length(), end < SCENARIOS.length() ? file.length() : end);
  }
}
