package dev.holdfast.ui.points;

import dev.holdfast.incident.LossView;
import dev.holdfast.recovery.PointsView;
import dev.holdfast.ui.uikit.Bearing;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Lists;
import dev.holdfast.ui.uikit.Look;
import dev.holdfast.ui.uikit.Words;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// How far back each store can be taken, against what the plan promises.
public final class PointsPage extends HBox {
  private final Bearing bearing;
  private final Label summary = Labels.fixed("", "t14", "muted");
  private final Label nothing = Labels.wrapped(Words.of("points.unread"), "t14", "muted");
  private final Label skew = Labels.elastic("", "t12", "muted");
  private final ListView<PointsModel.Row> list = new ListView<>();
  private final StorePane pane;
  private @Nullable PointsView view;
  private List<LossView> losses = List.of();
  private boolean filling;

  public PointsPage(Look look, Bearing bearing) {
    this.bearing = bearing;
    setId("page-points");
    getStyleClass().add("page");
    setMinHeight(0);
    pane = new StorePane(look);
    var header =
        new HBox(13, Labels.fixed(Words.of("page.points"), "t18"), summary, Labels.room(), skew);
    header.setAlignment(Pos.CENTER_LEFT);
    header.setPadding(new Insets(0, 16, 0, 16));
    header.setMinHeight(49);
    header.getStyleClass().add("page-header");
    var columns = new HBox();
    columns.setAlignment(Pos.CENTER_LEFT);
    columns.setPadding(new Insets(0, 16, 0, 16));
    columns.setMinHeight(33);
    columns.getStyleClass().add("line-below");
    var titles =
        List.of(
            "points.column.state",
            "points.column.store",
            "points.column.age",
            "points.column.runs",
            "points.column.restored");
    for (var i = 0; i < titles.size(); i++) {
      var title = Labels.elastic(Words.of(titles.get(i)), "t12", "medium", "muted");
      columns.getChildren().add(StoreCell.column(title, i, look));
    }
    Lists.over(columns, list, 16);
    list.setId("stores");
    list.setAccessibleText(Words.of("page.points"));
    list.setFixedCellSize(StoreCell.HEIGHT);
    list.setPlaceholder(nothing);
    list.setCellFactory(_ -> new StoreCell(look));
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (_, _, row) -> {
              if (!filling && row != null) choose(row.store());
            });
    VBox.setVgrow(list, Priority.ALWAYS);
    var left = new VBox(header, columns, list);
    left.setMinWidth(0);
    HBox.setHgrow(left, Priority.ALWAYS);
    getChildren().addAll(left, pane);
  }

  /// Draws with what a run knows of it.
  ///
  /// @param known what it froze and measured; none before one
  public void show(List<LossView> known) {
    losses = known;
    draw();
  }

  /// Takes what is newly known; it is drawn while the page is seen.
  public void points(PointsView next) {
    view = next;
    if (isVisible()) draw();
  }

  private void draw() {
    var known = view;
    if (known == null) return;
    nothing.setText(Words.of("points.empty"));
    var model = PointsModel.of(known);
    summary.setText(model.summary());
    skew.setText(model.skew());
    if (model.row(bearing.store()).isEmpty() && !model.rows().isEmpty()) {
      bearing.store(model.rows().getFirst().store());
    }
    filling = true;
    if (!list.getItems().equals(model.rows())) list.getItems().setAll(model.rows());
    select();
    filling = false;
    StoreModel.of(known, model, losses, bearing.store()).ifPresent(pane::show);
  }

  private void select() {
    for (var i = 0; i < list.getItems().size(); i++) {
      if (!list.getItems().get(i).store().equals(bearing.store())) continue;
      if (list.getSelectionModel().getSelectedIndex() != i) list.getSelectionModel().select(i);
      return;
    }
  }

  private void choose(String store) {
    bearing.store(store);
    draw();
  }

  /// Goes to the next store.
  public void move(int by) {
    var items = list.getItems();
    if (items.isEmpty()) return;
    var at = Math.clamp(list.getSelectionModel().getSelectedIndex() + by, 0, items.size() - 1);
    choose(items.get(at).store());
    Lists.reveal(list, at);
  }

  public void focusList() {
    list.requestFocus();
  }
}
