package dev.holdfast.incident;

import dev.holdfast.plan.EffectClass;
import dev.holdfast.plan.Step;
import dev.holdfast.plan.StepBody;
import dev.holdfast.plan.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Which steps a step works with: those whose outputs its values name.
public final class WorksWith {
  private WorksWith() {}

  /// The full names of the steps that one cannot be without, in the order of their names.
  public static List<String> steps(Fold fold, Outline.Node node) {
    return Templates.names(values(node.body())).stream()
        .filter(name -> name.contains("."))
        .map(name -> node.prefix() + name.substring(0, name.indexOf('.')))
        .filter(step -> !step.equals(node.name()))
        .filter(step -> fold.outline().node(step) != null)
        .distinct()
        .toList();
  }

  /// Of these, the ones that only read and have ended: they may be read again when the step that
  /// works with them failed, since what they read may be out of date, or was never read where the
  /// run went on without it.
  static List<String> readings(Fold fold, Outline.Node failed) {
    return steps(fold, failed).stream()
        .filter(step -> isReading(fold.step(step)) || wentOn(fold.step(step)))
        .toList();
  }

  /// Whether a step that is done may be read again: it only reads, what works with it failed, and
  /// nothing that works with it is under way.
  public static boolean mayReadAgain(Fold fold, String step) {
    if (!isReading(fold.step(step))) return false;
    var users =
        fold.outline().nodes().values().stream()
            .filter(node -> !node.hidden() && steps(fold, node).contains(step))
            .map(node -> fold.step(node.name()).status())
            .toList();
    return users.contains(StepStatus.FAILED)
        && !users.contains(StepStatus.IN_FLIGHT)
        && !users.contains(StepStatus.IN_DOUBT);
  }

  private static boolean wentOn(StepRecord record) {
    return record.status == StepStatus.FAILED && record.goOn;
  }

  private static boolean isReading(StepRecord record) {
    return record.status == StepStatus.DONE && record.effect == EffectClass.READS;
  }

  private static List<Object> values(Step step) {
    var works = new ArrayList<Object>();
    var each = step.forEach();
    if (each != null) works.add(each);
    switch (step.body()) {
      case StepBody.Action action -> works.add(action.with());
      case StepBody.Wait wait -> {
        var check = wait.check();
        if (check != null) {
          works.add(check.with());
          works.add(Objects.requireNonNullElse(check.is(), ""));
        }
        works.add(Objects.requireNonNullElse(wait.moment(), ""));
      }
      case StepBody.Run run -> works.add(run.inputs());
      case StepBody.Ask _, StepBody.Approve _, StepBody.Decide _ -> {}
    }
    return works;
  }
}
