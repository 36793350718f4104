package dev.holdfast.ui.runbook;

import dev.holdfast.incident.Snapshot;
import dev.holdfast.ui.uikit.Bearing;
import dev.holdfast.ui.uikit.Helm;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Lists;
import dev.holdfast.ui.uikit.Look;
import dev.holdfast.ui.uikit.Times;
import dev.holdfast.ui.uikit.Words;
import java.util.stream.IntStream;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/// Steps on a time axis at the left, the chosen one in detail at the right.
public final class RunbookPage extends BorderPane {
  /// The width of the page in a window of the usual size.
  private static final double USUAL = 1124;

  private final Look look;
  private final Bearing bearing;
  private final Helm helm;
  private final AxisPainter painter;
  private final AxisHeader axisHeader;
  private final ResumeStrip resume;
  private final DetailPane detail;
  private final Label progress = Labels.elastic("", "t14", "muted");
  private final Label zero = Labels.fixed("", "t12", "muted");
  private final ListView<RunbookModel.Row> list = new ListView<>();
  private final DoubleProperty names;
  private final Canvas ground = new Canvas();
  private final Pane behind = new Pane(ground);
  private final StackPane body;
  private AxisScale scale = new AxisScale(0, 1, 0, Double.NaN, Double.NaN, Double.NaN, 1);
  private double grounded = -1;
  private @Nullable Snapshot shown;
  private boolean filling;

  public RunbookPage(Look look, Bearing bearing, Helm helm) {
    this.look = look;
    this.bearing = bearing;
    this.helm = helm;
    this.names = new SimpleDoubleProperty(listWidth(look, 0));
    this.painter = new AxisPainter(look);
    this.axisHeader = new AxisHeader(look, painter);
    this.resume = new ResumeStrip(look, helm);
    this.detail = new DetailPane(look, helm);
    setId("page-runbook");
    getStyleClass().add("page");
    this.body = new InSight(list, behind);
    body.setMinHeight(0);
    VBox.setVgrow(body, Priority.ALWAYS);
    var left = new VBox(resume, header(), columns(), body);
    left.setMinWidth(0);
    left.setMinHeight(0);
    setCenter(left);
    setRight(detail);
    setMinHeight(0);
    list();
    var clip = new Rectangle();
    clip.widthProperty().bind(body.widthProperty());
    clip.heightProperty().bind(body.heightProperty());
    body.setClip(clip);
    body.widthProperty().addListener((_, _, _) -> sized());
    body.heightProperty().addListener((_, _, _) -> sized());
    behind.setMouseTransparent(true);
  }

  /// Wide windows give names part of what they have over; the axis takes the rest.
  static double listWidth(Look look, double page) {
    if (look.narrow()) return 356;
    return Math.rint(Math.clamp(360 + (page - USUAL) * 0.4, 360, 560));
  }

  private void list() {
    list.setId("steps");
    list.setCellFactory(_ -> new RowCell(look, painter, () -> scale, names, this::fold));
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (_, _, row) -> {
              if (!filling && row instanceof RunbookModel.StepRow step) helm.select(step.name());
            });
    list.setAccessibleText(Words.of("runbook.list"));
  }

  private HBox header() {
    var legend =
        new HBox(
            16,
            Legend.entry("planned", look),
            Legend.entry("actual", look),
            Legend.entry("forecast", look));
    legend.setAlignment(Pos.CENTER_LEFT);
    var header =
        new HBox(13, Labels.fixed(Words.of("page.runbook"), "t18"), progress, Labels.room());
    if (!look.narrow()) header.getChildren().add(legend);
    header.setAlignment(Pos.CENTER_LEFT);
    header.setPadding(new Insets(0, 16, 0, 16));
    header.setMinHeight(49);
    header.setPrefHeight(49);
    header.getStyleClass().add("page-header");
    return header;
  }

  private HBox columns() {
    var words =
        new HBox(
            Labels.fixed(Words.of("runbook.steps"), "t12", "medium", "muted"), Labels.room(), zero);
    words.setAlignment(Pos.BOTTOM_LEFT);
    words.setPadding(new Insets(0, 16, 7, 16));
    words.minWidthProperty().bind(names);
    words.maxWidthProperty().bind(names);
    var columns = new HBox(words, axisHeader);
    HBox.setHgrow(axisHeader, Priority.ALWAYS);
    columns.getStyleClass().add("line-below");
    columns.setMinHeight(49);
    columns.setMaxHeight(49);
    return columns;
  }

  public void show(Snapshot run) {
    shown = run;
    if (!RunbookModel.chosen(run, bearing.step())) bearing.step(RunbookModel.choose(run));
    resume.show(run);
    progress.setText(RunbookModel.progress(run));
    zero.setText(Words.of("runbook.zero", Times.minute(run.clocks().declared())));
    var model = RunbookModel.of(run, bearing.shutPhases());
    if (model.uniform() && list.getFixedCellSize() < 0) list.setFixedCellSize(48);
    filling = true;
    var items = list.getItems();
    if (items.size() != model.rows().size()) {
      items.setAll(model.rows());
    } else {
      for (var i = 0; i < items.size(); i++) {
        if (!looksLike(items.get(i), model.rows().get(i))) items.set(i, model.rows().get(i));
      }
    }
    mark();
    filling = false;
    rescale();
    detail.show(run, bearing.step());
  }

  private boolean looksLike(RunbookModel.Row before, RunbookModel.Row now) {
    return (before instanceof RunbookModel.StepRow one && now instanceof RunbookModel.StepRow other)
        ? one.looksLike(other, scale.pixel())
        : before.equals(now);
  }

  private void mark() {
    var at =
        IntStream.range(0, list.getItems().size())
            .filter(
                i ->
                    list.getItems().get(i) instanceof RunbookModel.StepRow step
                        && step.name().equals(bearing.step()))
            .findFirst()
            .orElse(-1);
    if (at < 0) list.getSelectionModel().clearSelection();
    else if (list.getSelectionModel().getSelectedIndex() != at) list.getSelectionModel().select(at);
  }

  /// It gets its size during the layout: what is drawn then is styled at once.
  private void sized() {
    rescale();
    axisHeader.applyCss();
  }

  private void rescale() {
    var run = shown;
    if (run == null) return;
    names.set(listWidth(look, getWidth()));
    var width = Math.max(40, body.getWidth() - names.get());
    var next = AxisScale.of(run, width);
    axisHeader.show(run, next);
    var height = body.getHeight();
    ground.setLayoutX(names.get());
    var same = next.equals(scale);
    if (same && height == grounded) return;
    grounded = height;
    painter.ground(painter.open(ground, width, height), next, 0, height);
    if (same) return;
    scale = next;
    list.refresh();
  }

  /// Opens or shuts a phase.
  void fold(int phase) {
    if (!bearing.shutPhases().remove(phase)) bearing.shutPhases().add(phase);
    var run = shown;
    if (run != null) show(run);
  }

  /// Moves the selection by so many steps, over phase rows.
  public void move(int by) {
    var items = list.getItems();
    var at = list.getSelectionModel().getSelectedIndex();
    for (var i = at + by; i >= 0 && i < items.size(); i += by) {
      if (items.get(i) instanceof RunbookModel.StepRow step) {
        helm.select(step.name());
        reveal();
        return;
      }
    }
  }

  /// Brings the selected row into view.
  public void reveal() {
    var at = list.getSelectionModel().getSelectedIndex();
    Lists.reveal(list, at);
  }

  public void focusList() {
    list.requestFocus();
  }

  public DetailPane detail() {
    return detail;
  }
}
