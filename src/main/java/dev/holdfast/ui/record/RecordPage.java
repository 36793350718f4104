package dev.holdfast.ui.record;

import dev.holdfast.incident.Snapshot;
import dev.holdfast.ui.uikit.Bearing;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Lists;
import dev.holdfast.ui.uikit.Look;
import dev.holdfast.ui.uikit.Times;
import dev.holdfast.ui.uikit.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What is on record, newest first, and the short hash to read out on a call.
public final class RecordPage extends VBox {
  /// The most room that one event takes under the list: eight lines.
  private static final double MOST = 160;

  private final Bearing bearing;
  private final Label progress = Labels.elastic("", "t14", "muted");
  private final Label hash = Labels.fixed("", "t18", "mono");
  private final TextField query = new TextField();
  private final ListView<Snapshot.TimelineLine> list = new ListView<>();
  private final Label empty = Labels.wrapped("", "t14", "muted");
  private final VBox whole = new VBox(4);
  private Optional<Snapshot> shown = Optional.empty();

  /// @param release puts the keyboard back on the page
  public RecordPage(Look look, Bearing bearing, Runnable release) {
    this.bearing = bearing;
    setId("page-record");
    getStyleClass().add("page");
    setMinHeight(0);
    query.setId("record-search");
    query.setPromptText(Words.of("record.search"));
    query.setAccessibleText(Words.of("record.search"));
    query.setText(bearing.query());
    query.setMinWidth(120);
    query.setPrefWidth(look.narrow() ? 200 : 280);
    query.textProperty().addListener((_, _, text) -> search(text));
    query.setOnAction(_ -> release.run());
    hash.setStyle("-fx-font-family: \"IBM Plex Mono\";");
    var header =
        new HBox(13, Labels.fixed(Words.of("page.record"), "t18"), progress, Labels.room(), query);
    header.setAlignment(Pos.CENTER_LEFT);
    header.setPadding(new Insets(0, 16, 0, 16));
    header.setMinHeight(49);
    header.getStyleClass().add("page-header");
    var head =
        new HBox(
            12,
            Labels.fixed(Words.of("record.head"), "t12", "medium", "muted"),
            hash,
            Labels.elastic(Words.of("record.head.says"), "t12", "muted"));
    head.setAlignment(Pos.CENTER_LEFT);
    head.setPadding(new Insets(0, 16, 0, 16));
    head.setMinHeight(49);
    head.getStyleClass().add("line-below");
    list.setId("record");
    list.setAccessibleText(Words.of("page.record"));
    list.setFixedCellSize(32);
    list.setPlaceholder(empty);
    list.setCellFactory(_ -> new LineCell());
    VBox.setVgrow(list, Priority.ALWAYS);
    var columns =
        new HBox(
            12, column("record.column.number", 44), column("record.column.at", LineCell.MOMENT));
    var what = Labels.elastic(Words.of("record.column.what"), "t12", "medium", "muted");
    what.setMaxWidth(Double.MAX_VALUE);
    what.setPrefWidth(100);
    HBox.setHgrow(what, Priority.ALWAYS);
    columns
        .getChildren()
        .addAll(what, column("record.column.step", 180), column("record.column.by", 110));
    columns.setAlignment(Pos.CENTER_LEFT);
    columns.setMinHeight(33);
    columns.getStyleClass().add("line-below");
    Lists.over(columns, list, 16);
    whole.setId("record-whole");
    whole.setPadding(new Insets(10, 16, 12, 16));
    whole.getStyleClass().add("pane-footer");
    whole.setMinHeight(Region.USE_PREF_SIZE);
    list.getSelectionModel().selectedItemProperty().addListener((_, _, line) -> whole(line));
    whole(null);
    getChildren().addAll(header, head, columns, list, whole);
  }

  private static Label column(String key, double width) {
    var label = Labels.elastic(Words.of(key), "t12", "medium", "muted");
    LineCell.width(label, width);
    return label;
  }

  /// The chosen event in full, under the list: a row has room for one line.
  private void whole(Snapshot.@Nullable TimelineLine line) {
    whole.getChildren().clear();
    whole.setVisible(line != null);
    whole.setManaged(line != null);
    if (line == null) return;
    var facts = new ArrayList<String>();
    facts.add(Words.of("record.whole", line.seq(), Times.day(line.at()), Times.second(line.at())));
    for (var more : List.of(line.step(), line.by())) if (!more.isEmpty()) facts.add(more);
    var text = Labels.wrapped(line.text(), "t14");
    text.setMaxHeight(MOST);
    whole.getChildren().addAll(Labels.elastic(String.join(", ", facts), "t12", "muted"), text);
  }

  private void search(String text) {
    bearing.query(text);
    shown.ifPresent(this::show);
  }

  public void show(Snapshot run) {
    shown = Optional.of(run);
    hash.setText(run.record());
    var lines = RecordModel.lines(run, bearing.query());
    progress.setText(
        bearing.query().isBlank()
            ? Words.count("record.events", run.events())
            : Words.of("record.found", lines.size(), run.timeline().size()));
    empty.setText(Words.of(bearing.query().isBlank() ? "record.empty" : "record.none"));
    if (list.getItems().equals(lines)) return;
    var chosen = list.getSelectionModel().getSelectedItem();
    list.getItems().setAll(lines);
    // What a person reads stays chosen while the record grows over it.
    var at = chosen == null ? -1 : lines.indexOf(chosen);
    if (at >= 0) list.getSelectionModel().select(at);
    else list.getSelectionModel().clearSelection();
  }

  /// Puts the keyboard into the search field.
  public void enter() {
    query.requestFocus();
  }

  public void focusList() {
    list.requestFocus();
  }

  public void move(int by) {
    var model = list.getSelectionModel();
    model.select(
        Math.clamp(model.getSelectedIndex() + by, 0, Math.max(0, list.getItems().size() - 1)));
    Lists.reveal(list, model.getSelectedIndex());
  }

  private static final class LineCell extends ListCell<Snapshot.TimelineLine> {
    /// Room for a day and a time.
    private static final double MOMENT = 148;

    private final Label day = Labels.fixed("", "t12", "mono", "semi");
    private final Label seq = Labels.fixed("", "t12", "mono", "subtle");
    private final Label at = Labels.fixed("", "t12", "mono", "muted");
    private final Label text = Labels.elastic("", "t14");
    private final Label step = Labels.elastic("", "t12", "mono", "subtle");
    private final Label by = Labels.elastic("", "t12", "muted");
    private final HBox moment = new HBox(8, day, Labels.room(), at);
    private final HBox row = new HBox(12, seq, moment, text, step, by);

    LineCell() {
      row.getStyleClass().add("row");
      row.setAlignment(Pos.CENTER_LEFT);
      row.setPadding(new Insets(0, 16, 0, 12));
      row.setMinHeight(32);
      width(seq, 44);
      moment.setAlignment(Pos.CENTER_LEFT);
      width(moment, MOMENT);
      width(step, 180);
      width(by, 110);
      text.setMaxWidth(Double.MAX_VALUE);
      text.setPrefWidth(100);
      HBox.setHgrow(text, Priority.ALWAYS);
      setPrefWidth(0);
    }

    private static void width(Region region, double width) {
      region.setMinWidth(width);
      region.setPrefWidth(width);
      region.setMaxWidth(width);
    }

    @Override
    protected void updateItem(Snapshot.@Nullable TimelineLine item, boolean none) {
      super.updateItem(item, none);
      if (none || item == null) {
        setGraphic(null);
        return;
      }
      seq.setText(String.valueOf(item.seq()));
      day.setText(RecordModel.day(getListView().getItems(), getIndex()));
      at.setText(Times.second(item.at()));
      text.setText(item.text());
      step.setText(item.step());
      by.setText(item.by());
      setGraphic(row);
    }

    @Override
    public void updateSelected(boolean selected) {
      super.updateSelected(selected);
      row.getStyleClass().removeAll("selected");
      if (selected) row.getStyleClass().add("selected");
    }
  }
}
