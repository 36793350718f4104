package dev.holdfast.ui.shell;

import dev.holdfast.incident.ItemView;
import dev.holdfast.incident.Need;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.incident.StepView;
import dev.holdfast.ui.uikit.Stand;
import dev.holdfast.ui.uikit.Words;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a forecast supposes, said with it, so that nobody takes it for a promise.
public final class Supposed {
  private Supposed() {}

  /// Under which name a forecast stands.
  ///
  /// @param key of the label; the suppositions stand under longer ones
  public static String label(Snapshot run, String key) {
    if (run.open() && run.around().isOffline()) return Words.of(key + "-online");
    if (verified(run)) return Words.of(key + "-verified");
    if (run.open() && run.around().isPaused()) return Words.of(key + "-paused");
    if (ifAnswered(run)) return Words.of(key + "-answered");
    return unfounded(run)
        .map(step -> Words.of(key + "-seen", run.label(step)))
        .orElse(Words.of(key));
  }

  /// While nothing moves but the clock, the end moves on with every minute that an answer is owed.
  static boolean ifAnswered(Snapshot run) {
    var moves =
        run.steps().stream().anyMatch(step -> Stand.flies(run, step) && !BarModel.holds(run, step));
    if (!run.open() || run.needs().isEmpty()) return false;
    // What comes after a failed step or a doubt waits for the person, whatever else moves.
    return !moves || run.needs().stream().anyMatch(Supposed::holdsUp);
  }

  private static boolean holdsUp(Need need) {
    return need.kind() == Need.Kind.RETRY || need.kind() == Need.Kind.RESOLVE;
  }

  /// The steps are done, and the clock runs on until the checklist is.
  private static boolean verified(Snapshot run) {
    return run.open() && stepsOver(run) && run.items().stream().anyMatch(ItemView::wanted);
  }

  /// Whether nothing comes of any step any more: what failed while the run went on is over too.
  public static boolean stepsOver(Snapshot run) {
    return run.steps().stream()
        .allMatch(step -> (step.status().settled() && !reopened(run, step)) || wentOn(run, step));
  }

  /// Put back, and waiting to be done again or left so: no checklist alone ends the run.
  static boolean reopened(Snapshot run, StepView step) {
    return step.status() == StepStatus.UNDONE
        && run.needs().stream()
            .anyMatch(need -> need.kind() == Need.Kind.RETRY && need.step().equals(step.name()));
  }

  private static boolean wentOn(Snapshot run, StepView step) {
    return step.status() == StepStatus.FAILED
        && run.needs().stream()
            .noneMatch(need -> need.kind() != Need.Kind.TICK && need.step().equals(step.name()));
  }

  /// The first wait for something that was not started.
  static Optional<StepView> unfounded(Snapshot run) {
    return run.steps().stream().filter(step -> !without(run, step).isEmpty()).findFirst();
  }

  /// What was to come before a wait and was not done, by number; empty where all of it was.
  static String without(Snapshot run, StepView wait) {
    var span = run.expected().get(wait.name());
    var names = span == null ? List.<String>of() : span.without();
    return run.steps().stream()
        .filter(step -> names.contains(step.name()))
        .map(run::label)
        .collect(Collectors.joining(", "));
  }

  /// So many required items would have to come good by themselves: the steps' end is not theirs.
  static long unproven(Snapshot run) {
    return run.items().stream()
        .filter(ItemView::wanted)
        .filter(
            item ->
                switch (item.state()) {
                  case FAILING, REGRESSED, UNKNOWN -> true;
                  case PASSING, HOLDING, STANDBY, TO_ANSWER, STATED, OVERRIDDEN, NOT_APPLICABLE ->
                      false;
                })
        .count();
  }
}
