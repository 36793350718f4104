package dev.holdfast.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where an element of the plan comes from in the document that the team wrote, and why it differs.
///
/// @param document id of a document of the plan
/// @param lines the lines it claims, first to last, both included
/// @param said what the document said there, paraphrased
/// @param changed why the plan does something else
public record Source(
    String document, List<Lines> lines, @Nullable String said, @Nullable String changed) {
  public Source {
    lines = List.copyOf(lines);
  }

  /// A closed range of line numbers, from 1.
  public record Lines(int from, int to) {}
}
