package dev.holdfast.estate.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Gives each node of a group its row, so that few arrows cross: each column in turn is ordered by
/// the mean row of its neighbours (the barycentre method of Sugiyama, Tagawa and Toda, 1981). Ties
/// keep the plan's order, so that nothing moves without a reason.
final class Rows {
  private static final int SWEEPS = 4;

  private final List<Graph.Edge> edges;
  private final TreeMap<Integer, List<Graph.Node>> columns = new TreeMap<>();
  private final Map<String, Integer> rows = new HashMap<>();

  private Rows(List<Graph.Node> nodes, List<Graph.Edge> edges) {
    this.edges = edges;
    for (var node : nodes) {
      var column = columns.computeIfAbsent(node.column(), _ -> new ArrayList<>());
      rows.put(node.id(), column.size());
      column.add(node);
    }
  }

  static Map<String, Integer> of(List<Graph.Node> nodes, List<Graph.Edge> edges) {
    var ids = nodes.stream().map(Graph.Node::id).collect(java.util.stream.Collectors.toSet());
    var inner = edges.stream().filter(e -> ids.contains(e.from()) && ids.contains(e.to())).toList();
    return new Rows(nodes, inner).ordered();
  }

  private Map<String, Integer> ordered() {
    for (var sweep = 0; sweep < SWEEPS; sweep++) {
      var order = sweep % 2 == 0 ? columns.values() : columns.descendingMap().values();
      for (var column : order) settle(column);
    }
    return new LinkedHashMap<>(rows);
  }

  private void settle(List<Graph.Node> column) {
    var weights = new HashMap<String, Double>();
    for (var node : column) weights.put(node.id(), weight(node.id()));
    column.sort(Comparator.comparing(node -> weights.getOrDefault(node.id(), 0.0)));
    for (var row = 0; row < column.size(); row++) rows.put(column.get(row).id(), row);
  }

  private double weight(String id) {
    return neighbours(id)
        .mapToInt(other -> rows.getOrDefault(other, 0))
        .average()
        .orElse(rows.getOrDefault(id, 0));
  }

  private Stream<String> neighbours(String id) {
    return edges.stream()
        .filter(edge -> !edge.from().equals(edge.to()))
        .flatMap(
            edge ->
                edge.from().equals(id)
                    ? Stream.of(edge.to())
                    : edge.to().equals(id) ? Stream.of(edge.from()) : Stream.empty());
  }
}
