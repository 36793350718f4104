package dev.holdfast.ui.checklist;

import dev.holdfast.incident.Snapshot;
import dev.holdfast.ui.uikit.Act;
import dev.holdfast.ui.uikit.Bearing;
import dev.holdfast.ui.uikit.Buttons;
import dev.holdfast.ui.uikit.Glyph;
import dev.holdfast.ui.uikit.Helm;
import dev.holdfast.ui.uikit.Key;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Lists;
import dev.holdfast.ui.uikit.Look;
import dev.holdfast.ui.uikit.Mark;
import dev.holdfast.ui.uikit.Typing;
import dev.holdfast.ui.uikit.Words;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The recovery validation list in its groups.
public final class ChecklistPage extends VBox {
  private static final double[] WIDTHS = {152, 0, 296, 72, 96, 80};
  private static final double[] NARROW = {140, 0, 208, 64, 72, 76};
  private static final int LEGEND_BESIDE = 70;
  private final Bearing bearing;
  private final Helm helm;
  // The counts matter more than the legend beside them, which gives way.
  private final Label progress = Labels.fixed("", "t14", "muted");
  private final ListView<ChecklistModel.Row> list = new ListView<>();
  private final HBox columns = new HBox();
  private final RegressedStrip regressed;
  private final PairPane pair;
  private boolean filling;
  private Optional<Snapshot> shown = Optional.empty();

  public ChecklistPage(Look look, Bearing bearing, Helm helm) {
    this.bearing = bearing;
    this.helm = helm;
    setId("page-checklist");
    getStyleClass().add("page");
    setMinHeight(0);
    regressed = new RegressedStrip(look, this::lead);
    pair = new PairPane(look, bearing, helm);
    var header =
        new HBox(13, Labels.fixed(Words.of("page.checklist"), "t18"), progress, Labels.room());
    if (!look.narrow() && !bearing.pair())
      header
          .getChildren()
          .addAll(
              legend(Mark.SENSED, "checklist.sensed", look),
              legend(Mark.STATED, "checklist.asked", look));
    var two = Buttons.plain("pair-turn", Words.of("pair.turn"), "T", this::turn);
    header.getChildren().add(two);
    header.setAlignment(Pos.CENTER_LEFT);
    header.setPadding(new Insets(0, 16, 0, 16));
    header.setMinHeight(49);
    header.getStyleClass().add("page-header");
    columns.setAlignment(Pos.CENTER_LEFT);
    columns.setPadding(new Insets(0, 16, 0, 16));
    columns.setMinHeight(33);
    columns.getStyleClass().add("line-below");
    var titles =
        List.of(
            "column.state",
            "column.item",
            "column.value",
            "column.when",
            "column.by",
            "column.required");
    for (var i = 0; i < titles.size(); i++)
      columns.getChildren().add(column(ItemCell.header(titles.get(i)), i, look));
    Lists.over(columns, list, 16);
    list.setId("items");
    list.setPlaceholder(Labels.wrapped(Words.of("checklist.empty"), "t14", "muted"));
    list.setAccessibleText(Words.of("page.checklist"));
    var typing = new Typing();
    list.setCellFactory(_ -> new ItemCell(look, helm, typing, this::fold));
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (_, _, row) -> {
              if (!filling && row instanceof ChecklistModel.ItemRow item) bearing.item(item.id());
            });
    VBox.setVgrow(list, Priority.ALWAYS);
    VBox.setVgrow(pair, Priority.ALWAYS);
    getChildren().addAll(header, regressed, columns, list, pair);
    arrange();
  }

  /// The counts matter more than the legend, which goes where there is no room for both.
  private void legend(boolean room) {
    for (var node : lookupAll(".legend")) {
      node.setVisible(room);
      node.setManaged(room);
    }
  }

  private static HBox legend(Mark mark, String key, Look look) {
    var legend =
        new HBox(6, Glyph.of(mark, 0, 12, look), Labels.elastic(Words.of(key), "t12", "muted"));
    legend.getStyleClass().add("legend");
    legend.setMinWidth(0);
    legend.setAlignment(Pos.CENTER_LEFT);
    return legend;
  }

  static double stateWidth(Look look) {
    return (look.narrow() ? NARROW : WIDTHS)[0];
  }

  static Region column(Region region, int index, Look look) {
    var width = (look.narrow() ? NARROW : WIDTHS)[index];
    if (width == 0) {
      region.setMaxWidth(Double.MAX_VALUE);
      region.setMinWidth(0);
      region.setPrefWidth(100);
      HBox.setHgrow(region, Priority.ALWAYS);
      HBox.setMargin(region, new Insets(0, 12, 0, 0));
      return region;
    }
    region.setMinWidth(width);
    region.setPrefWidth(width);
    region.setMaxWidth(width);
    region.setPadding(new Insets(0, index == 2 ? 12 : 4, 0, 0));
    return region;
  }

  public void show(Snapshot run) {
    shown = Optional.of(run);
    var model = ChecklistModel.of(run, bearing.shutGroups());
    progress.setText(model.progress());
    legend(model.progress().length() < LEGEND_BESIDE);
    regressed.show(model.regressed());
    if (bearing.pair()) pair.show(run);
    filling = true;
    var items = list.getItems();
    if (items.size() != model.rows().size()) items.setAll(model.rows());
    for (var i = 0; i < items.size(); i++) {
      if (!Objects.equals(items.get(i), model.rows().get(i))) items.set(i, model.rows().get(i));
    }
    select(bearing.item());
    filling = false;
  }

  private void arrange() {
    for (var node : List.of(columns, list)) {
      node.setVisible(!bearing.pair());
      node.setManaged(!bearing.pair());
    }
    pair.setVisible(bearing.pair());
    pair.setManaged(bearing.pair());
  }

  /// To two people and one item at a time, or back to the list.
  private void turn() {
    bearing.turnPair();
    arrange();
    shown.ifPresent(this::show);
    if (bearing.pair()) pair.enter();
    else focusList();
  }

  private void fold(String group) {
    if (!bearing.shutGroups().remove(group)) bearing.shutGroups().add(group);
    shown.ifPresent(this::show);
  }

  private void select(String id) {
    for (var i = 0; i < list.getItems().size(); i++) {
      if (list.getItems().get(i) instanceof ChecklistModel.ItemRow item && item.id().equals(id)) {
        if (list.getSelectionModel().getSelectedIndex() != i) list.getSelectionModel().select(i);
        return;
      }
    }
    list.getSelectionModel().clearSelection();
  }

  /// Chooses an item and puts the keyboard into its field.
  public void lead(String id) {
    bearing.item(id);
    if (bearing.pair()) {
      pair.lead(id);
      return;
    }
    select(id);
    Lists.reveal(list, list.getSelectionModel().getSelectedIndex());
    list.applyCss();
    list.layout();
    enter();
  }

  /// Puts the keyboard into the field of the chosen item.
  public void enter() {
    for (var node : list.lookupAll(".list-cell")) {
      if (node instanceof ItemCell cell && cell.isSelected()) cell.enter();
    }
  }

  public void move(int by) {
    if (bearing.pair()) {
      pair.move(by);
      return;
    }
    var items = list.getItems();
    for (var i = list.getSelectionModel().getSelectedIndex() + by;
        i >= 0 && i < items.size();
        i += by) {
      if (items.get(i) instanceof ChecklistModel.ItemRow item) {
        bearing.item(item.id());
        select(item.id());
        Lists.reveal(list, i);
        return;
      }
    }
  }

  public void focusList() {
    if (bearing.pair()) pair.requestFocus();
    else list.requestFocus();
  }

  /// What letters do here.
  public List<Act> acts() {
    return List.of(
        Act.when(
            Key.ITEM_OVERRULE,
            this::whyNot,
            () -> ItemSheets.overrule(helm, bearing.item(), title())),
        Act.when(
            Key.ITEM_NOT_APPLICABLE,
            this::whyNot,
            () -> ItemSheets.notApplicable(helm, bearing.item(), title())),
        Act.titled(
            Key.CHECKLIST_PAIR,
            Words.of(bearing.pair() ? "pair.end" : "act.checklist-pair"),
            Optional::empty,
            this::turn),
        Act.when(Key.PAIR_NEXT, this::whyNoPair, () -> pair.move(1)),
        Act.when(Key.PAIR_BACK, this::whyNoPair, () -> pair.move(-1)));
  }

  /// What people call the chosen item.
  private String title() {
    return list.getItems().stream()
        .filter(ChecklistModel.ItemRow.class::isInstance)
        .map(ChecklistModel.ItemRow.class::cast)
        .filter(row -> row.id().equals(bearing.item()))
        .map(ChecklistModel.ItemRow::title)
        .findFirst()
        .orElse(bearing.item());
  }

  private Optional<String> whyNoPair() {
    return bearing.pair() ? Optional.empty() : Optional.of(Words.of("why.no-pair"));
  }

  private Optional<String> whyNot() {
    return bearing.item().isEmpty() ? Optional.of(Words.of("why.no-item")) : Optional.empty();
  }
}
