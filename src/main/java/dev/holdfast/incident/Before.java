package dev.holdfast.incident;

import java.util.Optional;

/// What comes before a step. It was over when the step was brought up; done again since, it is not.
public final class Before {
  private Before() {}

  /// A step that is open and comes before this one, or before what holds it; empty where none is.
  public static Optional<String> open(Fold fold, Outline.Node node) {
    for (var at = node; at != null; at = fold.outline().node(at.parent())) {
      var open = at.after().stream().flatMap(name -> open(fold, name).stream()).findFirst();
      if (open.isPresent()) return open;
    }
    return Optional.empty();
  }

  private static Optional<String> open(Fold fold, String name) {
    var node = fold.outline().node(name);
    if (node == null) return Optional.empty();
    if (!node.hidden()) return fold.past(name) ? Optional.empty() : Optional.of(name);
    return node.after().stream().flatMap(one -> open(fold, one).stream()).findFirst();
  }
}
