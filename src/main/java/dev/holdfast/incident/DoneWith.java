package dev.holdfast.incident;

import dev.holdfast.plan.StepBody;
import dev.holdfast.plan.Templates;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        .filter(node -> reaches(fold, node, WorksWith.names(node.body()), input))
        .map(Outline.Node::name)
        .filter(name -> endedWith(fold, name, input))
        .toList();
  }

  /// Whether an input of the run stands behind one of these names: in a scenario within it may have
  /// another one, and an item comes out of its list.
  private static boolean reaches(Fold fold, Outline.Node node, Set<String> names, String input) {
    var holder = fold.outline().node(node.parent());
    if (holder == null) return names.contains(input);
    var wired = wired(node, holder);
    var outside =
        names.stream()
            .flatMap(
                name ->
                    wired.containsKey(name)
                        ? Templates.names(wired.get(name)).stream()
                        : Stream.of(name))
            .collect(Collectors.toSet());
    return reaches(fold, holder, outside, input);
  }

  private static Map<String, Object> wired(Outline.Node node, Outline.Node holder) {
    if (node.item() == null) {
      return holder.body().body() instanceof StepBody.Run run ? run.inputs() : Map.of();
    }
    var list = node.body().forEach();
    return list == null ? Map.of() : Map.of("item", list);
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
