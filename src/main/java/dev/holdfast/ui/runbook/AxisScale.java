package dev.holdfast.ui.runbook;

import dev.holdfast.incident.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One scale for every slice of the time axis: seconds from the declaration to pixels.
///
/// @param end seconds at the right edge
/// @param rto seconds of the objective's end; NaN where there is none
/// @param step seconds between ticks
record AxisScale(
    double width, double end, double now, double rto, double bandFrom, double bandTo, double step) {
  static final double LEFT = 10;
  static final double RIGHT = 24;

  /// The end moves on by so many parts of a tick only: else an overdue run would draw the whole
  /// axis anew every second.
  private static final double PARTS = 10;

  private static final List<Integer> STEPS =
      List.of(60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 28800, 86400);

  static AxisScale of(Snapshot run, double width) {
    var clocks = run.clocks();
    var declared = clocks.declared();
    var now = RunbookModel.seconds(Duration.between(declared, clocks.now()));
    var rtoLength = clocks.rto();
    var rto = rtoLength == null ? Double.NaN : at(declared, clocks.began().plus(rtoLength));
    var from = at(declared, clocks.forecastFrom());
    var to = at(declared, clocks.forecastTo());
    var end = Math.max(600, now * 1.05);
    for (var step : run.steps()) end = Math.max(end, RunbookModel.seconds(step.plannedTo()));
    for (var span : run.expected().values()) end = Math.max(end, at(declared, span.p50()));
    if (!Double.isNaN(rto)) end = Math.max(end, rto * 1.02);
    if (!Double.isNaN(to)) end = Math.max(end, to);
    var room = Math.max(1, width - LEFT - RIGHT);
    var tick = tick(end, room);
    var part = tick / PARTS;
    end = Math.ceil(end / part) * part;
    var pixel = end / room;
    return new AxisScale(
        width, end, on(now, pixel), rto, on(from, pixel), on(to, pixel), tick(end, room));
  }

  private static int tick(double end, double room) {
    return STEPS.stream().filter(step -> end / step * 48 <= room).findFirst().orElse(86400);
  }

  /// What moves by less than a pixel stays: two scales that would draw the same are equal.
  static double on(double seconds, double pixel) {
    return Math.floor(seconds / pixel) * pixel;
  }

  private static double at(Instant declared, @Nullable Instant moment) {
    return moment == null ? Double.NaN : RunbookModel.seconds(Duration.between(declared, moment));
  }

  double x(double seconds) {
    return LEFT + seconds / end * Math.max(1, width - LEFT - RIGHT);
  }

  /// How many seconds a pixel is.
  double pixel() {
    return end / Math.max(1, width - LEFT - RIGHT);
  }

  /// Ticks in seconds, 0 first.
  List<Double> ticks() {
    var ticks = new ArrayList<Double>();
    for (var at = 0.0; at <= end; at += step) ticks.add(at);
    return ticks;
  }
}
