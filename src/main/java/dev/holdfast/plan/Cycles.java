package dev.holdfast.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds circles in a small graph of names.
final class Cycles {
  private final Map<String, List<String>> edges;
  private final Set<String> finished = new HashSet<>();
  private final List<List<String>> found = new ArrayList<>();

  private Cycles(Map<String, List<String>> edges) {
    this.edges = edges;
  }

  /// One circle for each group of names that wait for each other, each as `[a, b, a]`, starting at
  /// the first in the map's order.
  static List<List<String>> of(Map<String, List<String>> edges) {
    var cycles = new Cycles(edges);
    edges.keySet().forEach(cycles::from);
    return cycles.found.stream().distinct().toList();
  }

  /// Iterative, because a plan may chain thousands of steps.
  private void from(String start) {
    if (finished.contains(start)) return;
    var path = new ArrayList<String>();
    var next = new ArrayList<Integer>();
    path.add(start);
    next.add(0);
    while (!path.isEmpty()) {
      var here = path.getLast();
      var to = edges.getOrDefault(here, List.of());
      var index = next.getLast();
      if (index >= to.size()) {
        finished.add(here);
        path.removeLast();
        next.removeLast();
        continue;
      }
      next.set(next.size() - 1, index + 1);
      var step = to.get(index);
      var earlier = path.indexOf(step);
      if (earlier >= 0) {
        var circle = new ArrayList<>(path.subList(earlier, path.size()));
        circle.add(step);
        found.add(List.copyOf(circle));
      } else if (!finished.contains(step)) {
        path.add(step);
        next.add(0);
      }
    }
  }
}
