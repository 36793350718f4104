package dev.holdfast.ui;

import dev.holdfast.incident.Forecast;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.incident.StepStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What follows from the rest of the sample incident, or is the same in all of its states.
final class StoryParts {
  private StoryParts() {}

  static List<Snapshot.PhaseView> phases() {
    return List.of(
        phase("Immediate isolation", 0, 5),
        phase("Assess damage", 5, 15),
        phase("Database recovery", 15, 120),
        phase("Validation and restart", 120, 135));
  }

  static List<Snapshot.TimelineLine> lines() {
    var lines = new ArrayList<Snapshot.TimelineLine>();
    for (var i = 1; i <= 40; i++)
      lines.add(
          new Snapshot.TimelineLine(
              i,
              Story.DECLARED.plusSeconds(i * 37L),
              "step-ready",
              i % 3 == 0 ? "restore-database" : "stop-writes",
              i % 3 == 0 ? "status creating, read only" : "writes stopped on contractorlens",
              i % 3 == 0 ? "Holdfast" : "J. W."));
    return lines;
  }

  static Map<String, Forecast.Span> expected(Story story) {
    var spans = new LinkedHashMap<String, Forecast.Span>();
    var at = story.now;
    for (var step : story.steps) {
      if (step.status().settled()) continue;
      var started = step.started();
      var estimate = step.estimate() == null ? Duration.ZERO : step.estimate();
      var from = started == null ? at : started;
      var p50 = from.plus(estimate).isBefore(story.now) ? story.now : from.plus(estimate);
      var p90 = from.plus(estimate.multipliedBy(13).dividedBy(10));
      var late = p90.isBefore(story.now) ? story.now : p90;
      var lacks = step.status() == StepStatus.IN_FLIGHT ? story.without : List.<String>of();
      spans.put(step.name(), new Forecast.Span(from, p50, late, lacks));
      if (p50.isAfter(at)) at = p50;
    }
    return spans;
  }

  private static Snapshot.PhaseView phase(String title, int from, int to) {
    return new Snapshot.PhaseView(title, Duration.ofMinutes(from), Duration.ofMinutes(to));
  }
}
