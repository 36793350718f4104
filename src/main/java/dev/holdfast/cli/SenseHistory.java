package dev.holdfast.cli;

import dev.holdfast.runbook.SenseRound;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What several rounds of sensing showed: what changed, and what passed once and fails now.
final class SenseHistory {
  private final Map<String, String> before = new HashMap<>();
  private final Set<String> passed = new HashSet<>();
  private final Set<String> regressed = new HashSet<>();

  /// Takes one more round, and says what is another than the round before.
  List<String> changes(List<SenseRound.Sensed> round) {
    var lines = new ArrayList<String>();
    for (var one : round) {
      var key = key(one);
      var state = one.state();
      var last = before.put(key, state);
      if (state.equals("passing")) {
        passed.add(key);
        regressed.remove(key);
      }
      // Silence heals nothing: what regressed stays so until it passes again.
      if (state.equals("failing") && passed.contains(key)) regressed.add(key);
      if (last == null || last.equals(state)) continue;
      var reading = one.reading();
      lines.add(
          "%s %s: %s, was %s%s"
              .formatted(
                  one.kind(),
                  one.id(),
                  regressed(one) ? "REGRESSED" : state,
                  last,
                  reading == null ? "" : " (" + reading.value() + ")"));
    }
    return lines;
  }

  /// Passed once, and is neither seen passing nor seen failing now.
  boolean lost(SenseRound.Sensed one) {
    return one.state().equals("unknown") && passed.contains(key(one));
  }

  boolean regressed(SenseRound.Sensed one) {
    return regressed.contains(key(one));
  }

  private static String key(SenseRound.Sensed one) {
    return one.kind() + ":" + one.id();
  }
}
