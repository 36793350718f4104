package dev.holdfast.estate;

import dev.holdfast.estate.layout.Drawing;
import dev.holdfast.estate.layout.Layers;
import dev.holdfast.plan.Plan;
import java.util.Map;

/// A plan laid out, once: of some hundred components that takes longer than one frame may.
///
/// @param frames what each frame of the drawing stands for
public record Chart(Plan plan, Drawing drawing, Map<String, Topology.Frame> frames) {
  public Chart {
    frames = Map.copyOf(frames);
  }

  public static Chart of(Plan plan) {
    return new Chart(plan, Layers.lay(Topology.graph(plan)), Topology.frames(plan));
  }

  /// The same with boxes of another width.
  public Chart boxed(double width) {
    var same = drawing.boxes().values().stream().anyMatch(box -> box.width() == width);
    return same ? this : new Chart(plan, Layers.lay(Topology.graph(plan), width), frames);
  }

  /// Whether it is of this very plan; a run keeps its plan, and comparing all of it is not free.
  @SuppressWarnings("ReferenceEquality")
  public boolean isOf(Plan other) {
    return plan == other;
  }
}
