package dev.holdfast.estate.layout;

import java.util.List;
import java.util.Optional;

/// What is to be drawn.
public record Graph(List<Node> nodes, List<Edge> edges) {
  public Graph {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
  }

  /// One box.
  ///
  /// @param column from the left
  /// @param frame what it stands in
  public record Node(String id, int column, Optional<String> frame) {}

  /// An arrow from what leans to what it leans on.
  public record Edge(String from, String to) {}
}
