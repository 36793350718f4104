package dev.holdfast.incident;

import dev.holdfast.kernel.EntryRef;
import dev.holdfast.plan.Plan;
import dev.holdfast.plan.Scenario;
import dev.holdfast.plan.StepBody;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What was given out of the vault and has to be rotated, or signed off by name with a reason,
/// before an incident closes.
public final class RotationDebt {
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private RotationDebt() {}

  /// Names of the entries that are owed a rotation.
  public static List<String> owed(Fold fold) {
    return fold.credentials().stream()
        .filter(CredentialView::owed)
        .map(CredentialView::entry)
        .distinct()
        .toList();
  }

  /// The entries that are owed a rotation, each with its vault.
  public static List<EntryRef> entries(List<CredentialView> all) {
    return all.stream().filter(CredentialView::owed).map(CredentialView::what).toList();
  }

  /// What is owed, a line each, as people have to tell them apart.
  public static List<String> told(List<CredentialView> all) {
    return all.stream().filter(CredentialView::owed).map(one -> name(one, all)).toList();
  }

  /// The name; with the vault's file where another credential that was given out has it too, and
  /// with the time where they were of one file (another vault in its place).
  static String name(CredentialView one, List<CredentialView> all) {
    var alike =
        all.stream()
            .filter(other -> !other.equals(one) && other.entry().equals(one.entry()))
            .toList();
    if (alike.isEmpty()) return one.entry();
    var file = one.what().file();
    var from = file.isEmpty() ? "" : " of " + file;
    return alike.stream().noneMatch(other -> other.what().file().equals(file))
        ? one.entry() + from
        : "%s%s, given out last at %s"
            .formatted(one.entry(), from, SECOND.format(one.uses().getLast().at()));
  }

  /// What is said where all that is owed is listed.
  ///
  /// @param told as [#told] has it
  public static String says(String told) {
    return "credential %s was given out: rotate it, or sign it off".formatted(told);
  }

  /// The scenario that the plan has for rotating: the one that a step with `clears: rotation-debt`
  /// runs.
  public static Optional<String> scenario(Fold fold) {
    return scenario(fold.plan());
  }

  /// As [#scenario(Fold)], for a plan.
  public static Optional<String> scenario(Plan plan) {
    return plan.scenarios().stream()
        .flatMap(scenario -> scenario.phases().stream())
        .flatMap(phase -> phase.steps().stream())
        .filter(step -> CredentialEvents.ROTATION_DEBT.equals(step.clears()))
        .flatMap(
            step ->
                step.body() instanceof dev.holdfast.plan.StepBody.Run run
                    ? java.util.stream.Stream.of(run.scenario())
                    : java.util.stream.Stream.empty())
        .findFirst();
  }

  /// The step of a scenario that rotates what was used.
  public static Optional<String> step(Scenario scenario) {
    return scenario.phases().stream()
        .flatMap(phase -> phase.steps().stream())
        .filter(step -> CredentialEvents.ROTATION_DEBT.equals(step.clears()))
        .map(step -> step.id())
        .findFirst();
  }

  /// Takes in that a step is done, if it is one that clears the debt.
  static void clear(Fold fold, Event event, CredentialRecords credentials) {
    var node = fold.outline().node(event.step());
    if (node == null || !cleared(fold, node)) return;
    var started = fold.step(event.step()).started();
    credentials.cleared(event.step(), started == null ? event.at() : started, event.at());
  }

  /// Whether a step that says it clears the debt did so: nothing that it runs was left out, by a
  /// person or as a drill leaves out what changes something. What its own condition made needless
  /// may be missing, if something was done beside it: an answer alone rotates nothing then.
  static boolean cleared(Fold fold, Outline.Node node) {
    if (!CredentialEvents.ROTATION_DEBT.equals(node.body().clears())) return false;
    var inside = node.name() + "/";
    var steps =
        fold.outline().nodes().values().stream()
            .filter(one -> !one.hidden() && one.name().startsWith(inside))
            .toList();
    if (steps.stream().anyMatch(one -> missing(one, fold.step(one.name())))) return false;
    boolean needless =
        steps.stream().anyMatch(one -> fold.step(one.name()).status() == StepStatus.SKIPPED);
    return !needless || steps.stream().anyMatch(one -> worked(one, fold.step(one.name())));
  }

  private static boolean missing(Outline.Node node, StepRecord step) {
    return switch (step.status()) {
      case FAILED, UNDONE -> true;
      case SKIPPED -> step.leftOut || step.leftOutByDrill() || node.body().when() == null;
      default -> false;
    };
  }

  private static boolean worked(Outline.Node node, StepRecord step) {
    return step.status() == StepStatus.DONE && node.body().body() instanceof StepBody.Action;
  }
}
