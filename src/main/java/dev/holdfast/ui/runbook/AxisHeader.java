package dev.holdfast.ui.runbook;

import dev.holdfast.incident.Snapshot;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Look;
import dev.holdfast.ui.uikit.Times;
import dev.holdfast.ui.uikit.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/// The ticks and flags over the axis: minutes from the declaration below, moments in UTC above.
final class AxisHeader extends Pane {
  static final double HEIGHT = 48;
  private static final double LINE = 16;

  /// How far a flag that would cover another may stand beside its line.
  private static final double ASIDE = 34;

  private final Look look;
  private final AxisPainter painter;
  private final Canvas canvas = new Canvas();
  private @Nullable Drawn drawn;

  private record Taken(double from, double to) {
    boolean meets(double left, double right) {
      return left < to && right > from;
    }
  }

  AxisHeader(Look look, AxisPainter painter) {
    this.look = look;
    this.painter = painter;
    setMinHeight(HEIGHT);
    setPrefHeight(HEIGHT);
    setMaxHeight(HEIGHT);
    setMinWidth(0);
  }

  /// What it is drawn from; the same draws the same.
  private record Drawn(AxisScale scale, String now, Instant began, @Nullable Duration rto) {}

  void show(Snapshot run, AxisScale scale) {
    var clocks = run.clocks();
    var next = new Drawn(scale, Times.minute(clocks.now()), clocks.began(), clocks.rto());
    if (next.equals(drawn)) return;
    drawn = next;
    var gc = painter.open(canvas, scale.width(), HEIGHT);
    if (!Double.isNaN(scale.bandFrom()) && !Double.isNaN(scale.bandTo())) {
      gc.setFill(look.palette().get("-hf-band"));
      var from = Math.rint(scale.x(scale.bandFrom()));
      gc.fillRect(from, 4, Math.max(2, Math.rint(scale.x(scale.bandTo())) - from), HEIGHT - 4);
    }
    gc.setStroke(look.palette().get("-color-border-default"));
    gc.setLineWidth(1);
    for (var tick : scale.ticks())
      gc.strokeLine(Math.floor(scale.x(tick)) + 0.5, 43, Math.floor(scale.x(tick)) + 0.5, 48);
    painter.lines(gc, scale, 20, HEIGHT);
    getChildren().setAll(canvas);
    flags(run, scale);
  }

  private void flags(Snapshot run, AxisScale scale) {
    var flags = new ArrayList<Taken>();
    var below = new ArrayList<Taken>();
    var clocks = run.clocks();
    var rto = clocks.rto();
    place(
        Labels.fixed(Words.of("axis.now", Times.minute(clocks.now())), "flag", "flag-now"),
        scale.x(scale.now()),
        4,
        scale,
        flags);
    below.add(new Taken(scale.x(scale.now()) - 4, scale.x(scale.now()) + 4));
    if (rto != null) {
      var at = scale.x(scale.rto());
      var says = Words.of("axis.rto", Times.minute(clocks.began().plus(rto)));
      var above =
          place(Labels.fixed(says, "flag", "flag-rto"), at, 4, scale, flags)
              || place(Labels.fixed(says, "flag", "flag-rto"), at + ASIDE, 4, scale, flags)
              || place(Labels.fixed(says, "flag", "flag-rto"), at - ASIDE, 4, scale, flags);
      if (!above && !place(Labels.fixed(says, "flag", "flag-rto"), at - 40, 25, scale, below))
        place(Labels.fixed(says, "flag", "flag-rto"), at + 40, 25, scale, below);
      below.add(new Taken(at - 4, at + 4));
    }
    if (!Double.isNaN(scale.bandTo())) {
      var middle = scale.x((scale.bandFrom() + scale.bandTo()) / 2);
      if (!place(
          Labels.fixed(Words.of("axis.forecast"), "t12", "muted"), middle, 5, scale, flags)) {
        place(
            Labels.fixed(Words.of("axis.forecast-brief"), "t12", "muted"), middle, 5, scale, flags);
      }
    }
    for (var tick : scale.ticks()) {
      var minutes = Math.round(tick / 60);
      place(
          Labels.fixed(minutes == 0 ? "0" : "+" + minutes, "t12", "muted"),
          scale.x(tick),
          24,
          scale,
          below);
    }
  }

  private boolean place(Label label, double middle, double y, AxisScale scale, List<Taken> taken) {
    var flag = label.getStyleClass().contains("flag");
    var width = width(label.getText(), flag);
    var x = Math.rint(Math.clamp(middle - width / 2, 0, Math.max(0, scale.width() - width)));
    if (taken.stream().anyMatch(other -> other.meets(x - 3, x + width + 3))) {
      return false;
    }
    taken.add(new Taken(x, x + width));
    label.setManaged(false);
    label.resizeRelocate(x, y, width, LINE + (flag ? 2 : 0));
    getChildren().add(label);
    return true;
  }

  /// How wide a label gets. Measured by its font: to ask the label itself would style the whole
  /// window at once, when it is opened.
  private static double width(String says, boolean flag) {
    var text = new Text(says);
    text.setFont(Font.font(flag ? "IBM Plex Sans SmBld" : "IBM Plex Sans", 12));
    return Math.ceil(text.getLayoutBounds().getWidth()) + (flag ? 12 : 0);
  }
}
