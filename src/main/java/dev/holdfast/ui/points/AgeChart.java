package dev.holdfast.ui.points;

import dev.holdfast.kernel.Durations;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Times;
import dev.holdfast.ui.uikit.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polyline;

/// The age of the newest point over time, with the objective as a line; where nobody knows it stays
/// hatched.
final class AgeChart extends Pane {
  private static final double HEIGHT = 96;
  private static final double FOOT = 16;
  private StoreModel.Chart chart = new StoreModel.Chart(List.of(), null, Duration.ZERO);

  AgeChart(String id) {
    setId(id);
    getStyleClass().add("age-chart");
    setMinHeight(HEIGHT + FOOT);
    setPrefHeight(HEIGHT + FOOT);
    setMaxHeight(HEIGHT + FOOT);
    setMinWidth(0);
    widthProperty()
        .addListener(
            (_, _, _) -> {
              draw();
              // It gets its width during the layout: what is drawn then is styled at once.
              applyCss();
            });
  }

  void show(StoreModel.Chart next) {
    chart = next;
    setAccessibleText(Words.of("points.chart", Durations.words(next.span())));
    draw();
  }

  private void draw() {
    var width = getWidth();
    if (width <= 0 || chart.samples().isEmpty()) return;
    var nodes = new ArrayList<Node>();
    var ground = new Region();
    ground.getStyleClass().add("age-chart-ground");
    ground.setManaged(false);
    ground.resizeRelocate(0, 0, width, HEIGHT);
    nodes.add(ground);
    objective(nodes, width);
    var last = chart.samples().size() - 1;
    var step = width / Math.max(1, last);
    for (int i = 0, end; i <= last; i = end + 1) {
      end = i;
      var known = chart.samples().get(i).age().isPresent();
      while (end < last && chart.samples().get(end + 1).age().isPresent() == known) end++;
      if (known) nodes.add(line(i, end, step));
      else nodes.add(1, unknown(Math.max(0, (i - 1) * step), Math.min(width, (end + 1) * step)));
    }
    label(nodes, Words.of("points.chart-from", Durations.words(chart.span())), 0);
    label(nodes, Words.of("points.chart-now"), 1);
    getChildren().setAll(nodes);
  }

  /// One look alone is as wide as the time that it speaks for.
  private Polyline line(int from, int to, double step) {
    var line = new Polyline();
    line.getStyleClass().add("age-line");
    for (int i = from; i <= to; i++) {
      var y = y(chart.samples().get(i).age().orElseThrow());
      if (from == to) line.getPoints().addAll(Math.max(0, (i - 0.5) * step), y);
      line.getPoints().addAll(from == to ? (i + 0.5) * step : i * step, y);
    }
    return line;
  }

  private double y(Duration age) {
    var share = age.toMillis() / (double) Math.max(1, chart.top().toMillis());
    return Math.round((HEIGHT - 3) * (1 - Math.min(1, share))) + 1.5;
  }

  private static Region unknown(double from, double to) {
    var band = new Region();
    band.getStyleClass().add("age-unknown");
    band.setManaged(false);
    band.resizeRelocate(from, 0, to - from, HEIGHT);
    return band;
  }

  private void objective(List<Node> nodes, double width) {
    var rpo = chart.rpo();
    if (rpo == null) return;
    var y = y(rpo);
    var mark = new Line(0, y, width, y);
    mark.getStyleClass().add("age-objective");
    nodes.add(mark);
    var text = new Label("RPO " + Times.objective(rpo));
    text.getStyleClass().addAll("t12", "age-objective-word");
    text.relocate(4, Math.max(0, y - 18));
    nodes.add(text);
  }

  private void label(List<Node> nodes, String text, double side) {
    var label = Labels.fixed(text, "t12", "subtle");
    nodes.add(label);
    label.setLayoutY(HEIGHT + 1);
    if (side == 0) label.setLayoutX(0);
    else label.layoutXProperty().bind(widthProperty().subtract(label.widthProperty()));
  }
}
