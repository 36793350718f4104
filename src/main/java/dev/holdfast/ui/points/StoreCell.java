package dev.holdfast.ui.points;

import dev.holdfast.ui.uikit.Glyph;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Look;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One store: state, newest point, age against the objective, runs, last restore.
final class StoreCell extends ListCell<PointsModel.Row> {
  static final double HEIGHT = 72;
  private static final double[] WIDTHS = {104, 0, 184, 104, 128};
  private static final double[] NARROW = {92, 0, 112, 92, 140};

  private final Look look;
  private final StackPane glyph = new StackPane();
  private final Label word = Labels.fixed("", "t12");
  private final Label title = Labels.elastic("", "t14");
  private final Label line = Labels.wrapped("", "t12", "muted");
  private final Label age = Labels.elastic("", "t12");
  private final AgeBar bar = new AgeBar();
  private final RunTicks ticks = new RunTicks();
  private final Label runs = Labels.elastic("", "t12", "muted");
  private final Label restored = Labels.elastic("", "t12", "muted");
  private final HBox row;

  StoreCell(Look look) {
    this.look = look;
    var state = new HBox(8, glyph, word);
    state.setAlignment(Pos.CENTER_LEFT);
    row =
        new HBox(
            column(state, 0, look),
            column(new VBox(3, title, line), 1, look),
            column(new VBox(3, age, bar), 2, look),
            column(new VBox(4, ticks, runs), 3, look),
            column(restored, 4, look));
    line.setMaxHeight(34);
    line.setMinHeight(0);
    row.getChildren().forEach(StoreCell::centred);
    row.getStyleClass().add("row");
    row.setAlignment(Pos.CENTER_LEFT);
    row.setPadding(new Insets(0, 16, 0, 12));
    row.setMinHeight(HEIGHT);
    setPrefWidth(0);
  }

  private static void centred(javafx.scene.Node node) {
    if (node instanceof VBox box) box.setAlignment(Pos.CENTER_LEFT);
  }

  static Region column(Region region, int index, Look look) {
    var width = (look.narrow() ? NARROW : WIDTHS)[index];
    if (width == 0) {
      region.setMaxWidth(Double.MAX_VALUE);
      region.setMinWidth(0);
      region.setPrefWidth(100);
      HBox.setHgrow(region, Priority.ALWAYS);
      HBox.setMargin(region, new Insets(0, 16, 0, 0));
      return region;
    }
    region.setMinWidth(width);
    region.setPrefWidth(width);
    region.setMaxWidth(width);
    region.setPadding(new Insets(0, 12, 0, 0));
    return region;
  }

  @Override
  public void updateSelected(boolean selected) {
    super.updateSelected(selected);
    mark();
  }

  private void mark() {
    row.getStyleClass().remove("selected");
    if (isSelected()) row.getStyleClass().add("selected");
  }

  @Override
  protected void updateItem(PointsModel.@Nullable Row item, boolean none) {
    super.updateItem(item, none);
    if (none || item == null) {
      setGraphic(null);
      return;
    }
    var tone = item.kind().mark().tone().style();
    glyph.getChildren().setAll(Glyph.of(item.kind().mark(), look));
    word.setText(item.kind().word());
    var calm = item.kind() == PointsModel.Kind.GOOD;
    word.getStyleClass().setAll("label", "t12", calm ? "muted" : "semi", calm ? "muted" : "ink");
    if (!calm) word.getStyleClass().add(tone);
    title.setText(item.title());
    title.getStyleClass().setAll("label", "t14", calm ? "regular" : "medium");
    line.setText(item.line());
    line.setTooltip(item.line().length() > 48 ? new Tooltip(item.line()) : null);
    age.setText(item.age());
    bar.setVisible(item.bar().isPresent());
    bar.setManaged(item.bar().isPresent());
    item.bar().ifPresent(bar::show);
    ticks.show(item.ticks());
    ticks.setManaged(!item.ticks().isEmpty());
    runs.setText(item.runs());
    restored.setText(item.restored());
    row.setId("store-" + item.store());
    setAccessibleText(
        String.join(", ", item.title(), item.kind().word(), item.age(), item.line(), item.runs()));
    mark();
    setGraphic(row);
  }
}
