package dev.holdfast.incident;

import dev.holdfast.plan.CheckUse;
import dev.holdfast.plan.Step;
import dev.holdfast.plan.StepBody;
import dev.holdfast.plan.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

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

  /// Whether a value of a step, one of its conditions or the words of its question name an input.
  public static boolean reads(Step step, String input) {
    return names(step).contains(input);
  }

  /// All that a step looks up: in its values, its conditions and the words of its question.
  public static Set<String> names(Step step) {
    var works = values(step);
    works.add(
        switch (step.body()) {
          case StepBody.Ask ask -> ask.question();
          case StepBody.Approve _ -> step.title();
          case StepBody.Decide decide -> Objects.requireNonNullElse(decide.question(), "");
          case StepBody.Action _, StepBody.Wait _, StepBody.Run _ -> "";
        });
    step.verify().forEach(check -> works.addAll(values(check)));
    var when = step.when();
    if (when != null) works.addAll(values(when));
    return Templates.names(works);
  }

  /// The values of a check, and what they are to be.
  static List<Object> values(CheckUse check) {
    return List.of(check.with(), Objects.requireNonNullElse(check.is(), ""));
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
    return record.status == StepStatus.DONE && record.isReading();
  }

  private static List<Object> values(Step step) {
    var works = new ArrayList<Object>();
    var each = step.forEach();
    if (each != null) works.add(each);
    switch (step.body()) {
      case StepBody.Action action -> works.add(action.with());
      case StepBody.Wait wait -> {
        var check = wait.check();
        if (check != null) works.addAll(values(check));
        works.add(Objects.requireNonNullElse(wait.moment(), ""));
      }
      case StepBody.Run run -> works.add(run.inputs());
      case StepBody.Ask _, StepBody.Approve _, StepBody.Decide _ -> {}
    }
    return works;
  }
}
