package dev.holdfast.runbook;

import dev.holdfast.incident.Mode;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.kernel.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How long steps took in earlier runs of the same scenario. Simulated times say nothing about the
/// real thing, so a rehearsal counts only for rehearsals.
final class PastRuns {
  private static final int LAST = 20;

  private final Incidents incidents;

  PastRuns(Incidents incidents) {
    this.incidents = incidents;
  }

  Map<String, List<Duration>> durations(String plan, String scenario, Mode mode) {
    var durations = new HashMap<String, List<Duration>>();
    var names = incidents.names();
    var taken = 0;
    for (int i = names.size() - 1; i >= 0 && taken < LAST; i--) {
      if (!names.get(i).contains(scenario)) continue;
      try {
        var story = incidents.story(names.get(i));
        var same = (story.fold().mode() == Mode.REHEARSAL) == (mode == Mode.REHEARSAL);
        if (!same || !story.scenario().id().equals(scenario)) continue;
        if (!story.plan().id().equals(plan)) continue;
        taken++;
        story
            .fold()
            .outline()
            .nodes()
            .forEach(
                (name, node) -> {
                  var record = story.fold().step(name);
                  var from = record.started();
                  var to = record.ended();
                  if (record.status() == StepStatus.DONE && from != null && to != null) {
                    durations
                        .computeIfAbsent(name, key -> new ArrayList<>())
                        .add(record.worked(to));
                  }
                });
      } catch (ProblemException e) {
        // A record that cannot be read has no say in the forecast; the list names it.
      }
    }
    return durations;
  }
}
