package dev.holdfast.ui.topology;

import dev.holdfast.estate.Impairment;
import dev.holdfast.estate.Leaning;
import dev.holdfast.incident.Circumstances;
import dev.holdfast.plan.Plan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What was marked as down by hand, and the boxes that lean on it. Pure; made anew only when a mark
/// comes or goes.
///
/// @param spots box to why, with the name of what is down before it
record Overlay(List<Circumstances.Down> down, Map<String, String> spots) {
  static final Overlay NONE = new Overlay(List.of(), Map.of());

  Overlay {
    down = List.copyOf(down);
    spots = Map.copyOf(spots);
  }

  static Overlay of(Plan plan, List<Circumstances.Down> down) {
    if (down.isEmpty()) return NONE;
    var leaning = new Leaning(plan);
    var spots = new LinkedHashMap<String, String>();
    for (var one : down) {
      leaning
          .spots(one.what())
          .forEach(
              (id, why) -> spots.merge(id, one.what().name() + ": " + why, (a, b) -> a + "; " + b));
    }
    return new Overlay(down, spots);
  }

  /// The names of what is down, in one line.
  String names() {
    return down.stream().map(one -> one.what().name()).collect(Collectors.joining(", "));
  }

  /// The mark on a frame; its id ends with what it is.
  Optional<Circumstances.Down> frame(String id) {
    return down.stream().filter(one -> frame(id, one.what())).findFirst();
  }

  private static boolean frame(String id, Impairment what) {
    return switch (what.kind()) {
      case REGION -> id.startsWith(what.name() + "/");
      case ACCOUNT, CLUSTER -> id.endsWith("/" + what.name());
      case PROVIDER, HOST -> false;
    };
  }
}
