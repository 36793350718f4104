package dev.holdfast.incident;

import dev.holdfast.plan.Checklist;
import dev.holdfast.plan.Plan;
import dev.holdfast.plan.Step;
import dev.holdfast.plan.StepBody;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Steps that keep a run from having recovered where no item of the checklist says how things
/// stand: all of them, when nothing was done that could say so, because every one failed or was
/// left out by a person, a condition or a drill; else those that failed and that the plan went on
/// without.
public final class Unfounded {
  private Unfounded() {}

  /// The steps that would have to be done, or left out with a reason; empty where nothing is open.
  static List<String> of(Fold fold) {
    if (anItemSays(fold)) return List.of();
    var done = somethingDone(fold);
    return founding(fold).stream()
        .filter(node -> done ? wentOn(fold, node) : !did(fold, node))
        .map(Outline.Node::name)
        .toList();
  }

  /// Those that wait for a person's word: of steps that were left out as a whole that whole, and
  /// none that still goes on, as one may that holds nothing back.
  static List<String> asked(Fold fold) {
    return of(fold).stream()
        .map(name -> whole(fold, name))
        .filter(name -> fold.step(name).settled())
        .distinct()
        .toList();
  }

  private static String whole(Fold fold, String name) {
    return Holders.leftOut(fold, name).map(holder -> whole(fold, holder)).orElse(name);
  }

  static boolean somethingDone(Fold fold) {
    return founding(fold).stream().anyMatch(node -> did(fold, node));
  }

  private static boolean did(Fold fold, Outline.Node node) {
    return is(fold, node, StepStatus.DONE)
        && !isList(node)
        && !(node.body().body() instanceof StepBody.Decide);
  }

  /// Whether nothing stood in the list that it goes through: then it is over with nothing done.
  public static boolean wasEmpty(Fold fold, String name) {
    var node = fold.outline().node(name);
    return node != null && is(fold, node, StepStatus.DONE) && isList(node);
  }

  private static boolean isList(Outline.Node node) {
    return node.body().forEach() != null && node.item() == null;
  }

  /// The steps whose end says something of how things stand; all, where none of them does.
  private static List<Outline.Node> founding(Fold fold) {
    var steps =
        fold.outline().nodes().values().stream()
            .filter(node -> !node.hidden() && fold.outline().children(node.name()).isEmpty())
            .toList();
    var works = steps.stream().filter(node -> works(fold, node)).toList();
    if (!works.isEmpty()) return works;
    // What was decided led to agreements alone; other branches would have done something.
    var choices =
        fold.outline().nodes().values().stream()
            .filter(node -> !node.hidden() && works(fold, node))
            .toList();
    return choices.isEmpty() ? steps : choices;
  }

  /// Whether it does or reads something: an agreement, a choice and time that has passed do not.
  private static boolean works(Fold fold, Outline.Node node) {
    return switch (node.body().body()) {
      case StepBody.Action _, StepBody.Ask _ -> true;
      case StepBody.Wait wait -> wait.check() != null;
      case StepBody.Run _ -> isList(node);
      // Left out, or led to its end: what its branches would have done was not.
      case StepBody.Decide decide ->
          decide.branches().values().stream()
              .anyMatch(branch -> acts(fold.plan(), branch, new HashSet<>()));
      case StepBody.Approve _ -> false;
    };
  }

  private static boolean acts(Plan plan, String scenario, Set<String> seen) {
    if (!seen.add(scenario)) return false;
    return plan.scenario(scenario).stream()
        .flatMap(one -> one.phases().stream())
        .flatMap(phase -> phase.steps().stream())
        .anyMatch(
            step ->
                switch (step.body()) {
                  case StepBody.Action _, StepBody.Ask _ -> true;
                  case StepBody.Wait wait -> wait.check() != null;
                  case StepBody.Run run -> acts(plan, run.scenario(), seen);
                  case StepBody.Decide decide ->
                      decide.branches().values().stream().anyMatch(to -> acts(plan, to, seen));
                  case StepBody.Approve _ -> false;
                });
  }

  private static boolean is(Fold fold, Outline.Node node, StepStatus status) {
    return fold.step(node.name()).status() == status;
  }

  private static boolean wentOn(Fold fold, Outline.Node node) {
    // A plan that goes another way has said what its failure leads to.
    var other = node.body().onFailure().then() == Step.OnFailure.Then.GOTO;
    return is(fold, node, StepStatus.FAILED)
        && fold.step(node.name()).goOn
        && node.body().gate()
        && !other;
  }

  private static boolean anItemSays(Fold fold) {
    return Items.of(fold.plan(), fold.scenario()).stream()
        .filter(item -> item.requiredFor() == Checklist.RequiredFor.RECOVERY)
        .anyMatch(
            item ->
                fold.item(item.id())
                    .filter(record -> record.state != ItemView.State.NOT_APPLICABLE)
                    .isPresent());
  }
}
