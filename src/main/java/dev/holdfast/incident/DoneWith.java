package dev.holdfast.incident;

import java.util.List;

/// The steps that were done with an input. A value that is corrected later is not theirs, and the
/// record must not read as if it were.
public final class DoneWith {
  /// Between the new value and what was done before it.
  public static final String BEFORE = "; done before that with ";

  private DoneWith() {}

  public static List<String> of(Fold fold, String input) {
    return fold.outline().nodes().values().stream()
        .filter(node -> !node.hidden() && fold.step(node.name()).status() == StepStatus.DONE)
        .filter(node -> fold.outline().children(node.name()).isEmpty())
        .filter(node -> WorksWith.reads(node.body(), input))
        .map(Outline.Node::name)
        .filter(name -> endedWith(fold, name, input))
        .toList();
  }

  /// What was done before the value came is told with the value before it.
  private static boolean endedWith(Fold fold, String step, String input) {
    var ended = fold.step(step).ended();
    return ended != null && fold.given().corrected(input).filter(ended::isBefore).isEmpty();
  }

  /// What is told of it, to be read after the new value; empty where nothing was.
  static String told(Event event) {
    var steps = event.texts("done");
    return steps.isEmpty()
        ? ""
        : BEFORE + "%s: %s".formatted(event.text("before"), String.join(", ", steps));
  }
}
