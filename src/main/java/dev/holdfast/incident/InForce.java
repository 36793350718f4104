package dev.holdfast.incident;

import dev.holdfast.plan.StepBody;
import java.util.List;
import java.util.stream.Stream;

/// Temporary states (`until: STEP`): what a step made, and another one has to lift.
public final class InForce {
  private InForce() {}

  /// Those that are in force although nobody decided that they stay so.
  public static List<String> undecided(Fold fold) {
    return nodes(fold)
        .filter(node -> !startsNothing(fold, node.prefix() + node.body().until()))
        .map(Outline.Node::name)
        .toList();
  }

  /// Whether a step is a decision that was taken for the branch that starts nothing: what is to
  /// stand until it is decided then stays as it is, since nothing was done about it.
  static boolean startsNothing(Fold fold, String name) {
    var node = fold.outline().node(name);
    return node != null
        && node.item() == null
        && node.body().body() instanceof StepBody.Decide decide
        && "end".equals(decide.branches().get(fold.decisions().getOrDefault(name, "")));
  }

  /// Whether a step ended before another one was sent the last time: it lifts what is gone.
  private static boolean before(StepRecord lift, StepRecord state) {
    var sent = state.intentAt == null ? state.ended : state.intentAt;
    return lift.ended != null && sent != null && lift.ended.isBefore(sent);
  }

  /// Whether a step changed something, or may have, however it ended.
  static boolean stands(StepRecord step) {
    return switch (step.status) {
      case DONE, IN_DOUBT -> true;
      case UNDONE -> false;
      default -> step.stands;
    };
  }

  /// Steps that stand until another one lifts them, which has not.
  static List<String> of(Fold fold) {
    return nodes(fold).map(Outline.Node::name).toList();
  }

  private static Stream<Outline.Node> nodes(Fold fold) {
    return fold.outline().nodes().values().stream()
        .filter(node -> !node.hidden())
        .filter(node -> stands(fold.step(node.name())))
        .filter(
            node -> {
              var until = node.body().until();
              return until != null && !lifted(fold, node, until);
            });
  }

  static boolean lifted(Fold fold, Outline.Node node, String until) {
    var lift = fold.step(node.prefix() + until);
    return (fold.whole(node.prefix() + until) || lift.unneeded)
        && !startsNothing(fold, node.prefix() + until)
        && !before(lift, fold.step(node.name()));
  }
}
