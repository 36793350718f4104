package dev.holdfast.estate.layout;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// How many boxes stand under one another before the next ones stand beside them: a tower of a
/// hundred cannot be seen as a whole, nor can a strip of fifty.
///
/// @param framed in a frame
/// @param free outside of all frames
record Rise(int framed, int free) {
  /// Of an ordinary plan.
  static final Rise USUAL = new Rise(12, 12);

  /// Width by height of the part of a window that shows the graph, about; the same for every
  /// window, so that places stay put whatever its size.
  private static final double SHAPE = 1.6;

  private static final int HIGHEST = 64;

  /// The one with which a large graph can be drawn largest as a whole. Of two that are alike the
  /// lower one.
  static Rise fitting(Graph graph, Layers.Measures measures) {
    var counts = new Counts(graph);
    var best = USUAL;
    var largest = 0.0;
    for (var framed = 1; framed <= HIGHEST; framed++) {
      var taken = counts.taken(framed, measures);
      for (var free = 1; free <= HIGHEST; free++) {
        var rise = new Rise(framed, free);
        var width = counts.width(rise, measures);
        var scale = Math.min(SHAPE / width, 1 / counts.height(rise, taken, measures));
        if (scale > largest * 1.0001) {
          best = rise;
          largest = scale;
        }
      }
    }
    return best;
  }

  int of(boolean inFrame) {
    return inFrame ? framed : free;
  }

  /// How many stand side by side.
  int wide(int count, boolean inFrame) {
    return Math.ceilDiv(count, of(inFrame));
  }

  /// How many stand under one another once they are spread evenly.
  int high(int count, boolean inFrame) {
    return count == 0 ? 0 : Math.ceilDiv(count, wide(count, inFrame));
  }

  /// How many boxes stand where, which is all that a size depends on.
  private static final class Counts {
    private final Map<String, Map<Integer, Integer>> framed = new LinkedHashMap<>();
    private final Map<Integer, Integer> free = new TreeMap<>();
    private final List<Integer> columns;

    Counts(Graph graph) {
      var used = new TreeSet<Integer>();
      for (var node : graph.nodes()) {
        used.add(node.column());
        var to =
            node.frame()
                .map(frame -> framed.computeIfAbsent(frame, _ -> new TreeMap<>()))
                .orElse(free);
        to.merge(node.column(), 1, Integer::sum);
      }
      columns = List.copyOf(used);
    }

    double width(Rise rise, Layers.Measures m) {
      var width = 0.0;
      for (var column : columns) {
        var wide = rise.wide(free.getOrDefault(column, 0), false);
        for (var one : framed.values())
          wide = Math.max(wide, rise.wide(one.getOrDefault(column, 0), true));
        width += wide * m.across();
      }
      return width;
    }

    /// How far down the frames take each column.
    Map<Integer, Double> taken(int framedMost, Layers.Measures m) {
      var rise = new Rise(framedMost, framedMost);
      var taken = new HashMap<Integer, Double>();
      for (var one : framed.values()) {
        var span = one.keySet().stream().mapToInt(Integer::intValue).summaryStatistics();
        var across =
            columns.stream().filter(at -> at >= span.getMin() && at <= span.getMax()).toList();
        var top = across.stream().mapToDouble(at -> taken.getOrDefault(at, 0.0)).max().orElse(0);
        var rows = one.values().stream().mapToInt(count -> rise.high(count, true)).max().orElse(0);
        for (var at : across) taken.put(at, top + m.aroundFrame() + rows * m.down());
      }
      return taken;
    }

    double height(Rise rise, Map<Integer, Double> taken, Layers.Measures m) {
      var height = taken.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
      for (var entry : free.entrySet()) {
        var top = taken.getOrDefault(entry.getKey(), framed.isEmpty() ? 0 : m.aroundFrame());
        height = Math.max(height, top + rise.high(entry.getValue(), false) * m.down());
      }
      return height;
    }
  }
}
