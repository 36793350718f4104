package dev.holdfast.ui.runbook;

import dev.holdfast.ui.uikit.Look;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.transform.Scale;

/// Paints the time axis: the ground once behind the list, the bars in each row's own slice.
final class AxisPainter {
  private final Look look;

  AxisPainter(Look look) {
    this.look = look;
  }

  /// Sizes a canvas for the device's pixels and clears it.
  GraphicsContext open(Canvas canvas, double width, double height) {
    var sharp = look.sharpness();
    var w = Math.ceil(Math.max(1, width) * sharp);
    var h = Math.ceil(Math.max(1, height) * sharp);
    if (canvas.getWidth() != w || canvas.getHeight() != h) {
      canvas.setWidth(w);
      canvas.setHeight(h);
      canvas.getTransforms().setAll(new Scale(1 / sharp, 1 / sharp));
    }
    var gc = canvas.getGraphicsContext2D();
    gc.setTransform(sharp, 0, 0, sharp, 0, 0);
    gc.clearRect(0, 0, width, height);
    return gc;
  }

  /// Grid, forecast band, now and the objective, from a height downwards.
  void ground(GraphicsContext gc, AxisScale scale, double top, double height) {
    if (!Double.isNaN(scale.bandFrom()) && !Double.isNaN(scale.bandTo())) {
      var from = Math.rint(scale.x(scale.bandFrom()));
      var to = Math.max(from + 2, Math.rint(scale.x(scale.bandTo())));
      gc.setFill(colour("-hf-band"));
      gc.fillRect(from, top, to - from, height - top);
    }
    gc.setStroke(colour("-color-border-muted"));
    gc.setLineWidth(1);
    for (var tick : scale.ticks()) vertical(gc, scale.x(tick), top, height);
    lines(gc, scale, top, height);
  }

  /// The lines of now and of the objective.
  void lines(GraphicsContext gc, AxisScale scale, double top, double height) {
    if (!Double.isNaN(scale.rto())) {
      gc.setStroke(colour("-color-danger-fg"));
      gc.setLineWidth(2);
      var x = Math.rint(scale.x(scale.rto()));
      gc.strokeLine(x, top, x, height);
    }
    gc.setStroke(colour("-color-fg-default"));
    gc.setLineWidth(look.thick() ? 2 : 1);
    vertical(gc, scale.x(scale.now()), top, height);
  }

  private static void vertical(GraphicsContext gc, double x, double top, double height) {
    var at = Math.floor(x) + 0.5;
    gc.strokeLine(at, top, at, height);
  }

  /// A phase's window as a bracket.
  void bracket(GraphicsContext gc, AxisScale scale, double from, double to, double middle) {
    gc.setStroke(colour("-hf-plan"));
    gc.setLineWidth(1);
    var y = Math.floor(middle) + 0.5;
    vertical(gc, scale.x(from), middle - 4, middle + 5);
    vertical(gc, scale.x(to), middle - 4, middle + 5);
    gc.strokeLine(scale.x(from), y, scale.x(to), y);
  }

  /// Two lanes: planned above, what happened or is expected below.
  void bars(GraphicsContext gc, AxisScale scale, RunbookModel.Bar bar, double middle) {
    gc.setLineWidth(1);
    if (bar.planTo() > bar.planFrom()) {
      box(gc, scale, bar.planFrom(), bar.planTo(), middle - 9, 6, colour("-hf-plan"));
    }
    if (Double.isNaN(bar.from()) || Double.isNaN(bar.to())) return;
    var top = middle + 1;
    switch (bar.status()) {
      case DONE, UNDONE, SKIPPED -> fill(gc, scale, bar, top, colour("-hf-plan"));
      case FAILED -> fill(gc, scale, bar, top, colour("-color-danger-fg"));
      case IN_FLIGHT -> flight(gc, scale, bar, top);
      case WAITING -> {
        gc.setLineWidth(2);
        wide(gc, scale, bar, top, colour("-color-warning-fg"));
      }
      case IN_DOUBT -> hatched(gc, scale, bar, top);
      case PLANNED, READY, BLOCKED -> {
        gc.setLineDashes(4, 2);
        box(gc, scale, bar.from(), bar.to(), top, 7, colour("-color-accent-fg"));
        gc.setLineDashes();
      }
    }
  }

  private static void box(
      GraphicsContext gc,
      AxisScale scale,
      double from,
      double to,
      double top,
      double height,
      Color colour) {
    gc.setStroke(colour);
    var left = Math.rint(scale.x(from)) + 0.5;
    var width = Math.max(3, Math.rint(scale.x(to)) - left);
    gc.strokeRect(left, Math.floor(top) + 0.5, width, height);
  }

  private static void wide(
      GraphicsContext gc, AxisScale scale, RunbookModel.Bar bar, double top, Color colour) {
    gc.setStroke(colour);
    var right = Math.rint(scale.x(bar.to()));
    var left = Math.min(Math.rint(scale.x(bar.from())), right - 8);
    gc.strokeRect(left, top + 1, right - left - 1, 5);
  }

  private static void fill(
      GraphicsContext gc, AxisScale scale, RunbookModel.Bar bar, double top, Color colour) {
    gc.setFill(colour);
    var left = Math.rint(scale.x(bar.from()));
    gc.fillRect(left, top, Math.max(3, Math.rint(scale.x(bar.to())) - left), 8);
  }

  private void flight(GraphicsContext gc, AxisScale scale, RunbookModel.Bar bar, double top) {
    var colour = colour("-color-accent-fg");
    fill(gc, scale, bar, top, colour);
    if (Double.isNaN(bar.likely())) return;
    if (bar.likely() > bar.to()) {
      gc.setLineDashes(3, 2);
      box(gc, scale, bar.to(), bar.likely(), top, 7, colour);
      gc.setLineDashes();
    }
    if (bar.late() > bar.likely()) {
      gc.setStroke(colour);
      gc.strokeLine(scale.x(bar.likely()), top + 3.5, scale.x(bar.late()), top + 3.5);
      vertical(gc, scale.x(bar.late()), top, top + 8);
    }
  }

  private void hatched(GraphicsContext gc, AxisScale scale, RunbookModel.Bar bar, double top) {
    var colour = colour("-hf-doubt-fg");
    var left = Math.rint(scale.x(bar.from()));
    var right = Math.max(left + 8, Math.rint(scale.x(bar.to())));
    gc.save();
    gc.beginPath();
    gc.rect(left, top, right - left, 8);
    gc.clip();
    gc.setStroke(colour);
    gc.setLineWidth(1.5);
    for (var x = left - 8; x < right + 8; x += 5) gc.strokeLine(x, top + 8, x + 8, top);
    gc.restore();
    gc.setStroke(colour);
    gc.setLineWidth(1);
    gc.strokeRect(left + 0.5, top + 0.5, right - left - 1, 7);
  }

  private Color colour(String name) {
    return look.palette().get(name);
  }
}
