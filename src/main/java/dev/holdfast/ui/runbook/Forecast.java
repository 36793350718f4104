package dev.holdfast.ui.runbook;

import dev.holdfast.incident.Snapshot;
import dev.holdfast.incident.StepStatus;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// Where the steps still to come would lie if each took its estimate, one after the other from the
/// latest that is under way. It places outlines on the axis only; the clocks have the engine's own
/// forecast.
record Forecast(Map<String, double[]> spans) {
  static Forecast of(Snapshot run) {
    var spans = new HashMap<String, double[]>();
    var declared = run.clocks().declared();
    var at = RunbookModel.seconds(Duration.between(declared, run.clocks().now()));
    for (var step : run.steps()) {
      var started = step.started();
      var estimate = step.estimate();
      if (started == null || estimate == null || step.status() != StepStatus.IN_FLIGHT) continue;
      at = Math.max(at, RunbookModel.seconds(Duration.between(declared, started).plus(estimate)));
    }
    for (var step : run.steps()) {
      var coming =
          step.status() == StepStatus.PLANNED
              || step.status() == StepStatus.READY
              || step.status() == StepStatus.BLOCKED;
      if (!coming) continue;
      var estimate = step.estimate();
      var length =
          RunbookModel.seconds(
              estimate == null ? step.plannedTo().minus(step.plannedFrom()) : estimate);
      spans.put(step.name(), new double[] {at, at + length});
      at += length;
    }
    return new Forecast(spans);
  }

  double from(String step) {
    var span = spans.get(step);
    return span == null ? Double.NaN : span[0];
  }

  double to(String step) {
    var span = spans.get(step);
    return span == null ? Double.NaN : span[1];
  }
}
