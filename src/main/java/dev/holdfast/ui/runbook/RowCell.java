package dev.holdfast.ui.runbook;

import dev.holdfast.ui.uikit.Glyph;
import dev.holdfast.ui.uikit.Icons;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Look;
import dev.holdfast.ui.uikit.Mark;
import dev.holdfast.ui.uikit.Styles;
import dev.holdfast.ui.uikit.Tone;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One row: words at the left, its slice of the axis at the right. Its nodes are made once and
/// filled again.
final class RowCell extends ListCell<RunbookModel.Row> {
  private final Look look;
  private final AxisPainter painter;
  private final Supplier<AxisScale> scale;
  private final IntConsumer fold;
  private final ReadOnlyDoubleProperty names;
  private final HBox row = new HBox();
  private final Canvas canvas = new Canvas();
  private final Pane slice = new Pane(canvas);
  private final Label number = Labels.fixed("", "t12", "subtle");
  private final StackPane mark = new StackPane();
  private final Label title = Labels.elastic("");
  private final StackPane flag = new StackPane();
  private final Label who = Labels.elastic("", "t12", "muted");
  private final Label word = Labels.fixed("", "t12");
  private final Label figure = Labels.fixed("", "t12", "muted");
  private final HBox stepWords;
  private String marked = "";
  private final StackPane chevron = new StackPane();
  private RunbookModel.@Nullable Fold folded;
  private final Label phase = Labels.elastic("", "t12", "semi", "muted");
  private final Label window = Labels.fixed("", "t12", "muted");
  private final HBox phaseWords;

  RowCell(
      Look look,
      AxisPainter painter,
      Supplier<AxisScale> scale,
      ReadOnlyDoubleProperty names,
      IntConsumer fold) {
    this.look = look;
    this.painter = painter;
    this.scale = scale;
    this.fold = fold;
    this.names = names;
    title.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    number.setMinWidth(17);
    number.setPrefWidth(17);
    mark.setMinWidth(30);
    mark.setPrefWidth(30);
    mark.setAlignment(Pos.CENTER_LEFT);
    mark.setPadding(new Insets(0, 0, 0, 3));
    var lines =
        new VBox(
            1,
            new HBox(8, title, Labels.room(), word),
            new HBox(8, flag, who, Labels.room(), figure));
    for (var line : lines.getChildren()) ((HBox) line).setAlignment(Pos.CENTER_LEFT);
    lines.setAlignment(Pos.CENTER_LEFT);
    lines.setMinWidth(0);
    HBox.setHgrow(lines, javafx.scene.layout.Priority.ALWAYS);
    lines.setMaxWidth(Double.MAX_VALUE);
    stepWords = words(new HBox(number, mark, lines), 12);
    chevron.setMinWidth(20);
    chevron.setPrefWidth(20);
    chevron.setAlignment(Pos.CENTER_LEFT);
    phaseWords = words(new HBox(chevron, phase, Labels.room(), window), 12);
    slice.setMinWidth(0);
    row.getStyleClass().add("row");
    row.setMinWidth(0);
    row.hoverProperty()
        .addListener(
            (_, _, _) -> {
              if (getItem() != null) paint(getItem(), row.getPrefHeight());
            });
    setText(null);
    setPrefWidth(0);
    setMinWidth(0);
  }

  private HBox words(HBox words, double left) {
    words.setAlignment(Pos.CENTER_LEFT);
    words.setPadding(new Insets(0, 16, 0, left));
    var width = names.subtract(4);
    words.minWidthProperty().bind(width);
    words.prefWidthProperty().bind(width);
    words.maxWidthProperty().bind(width);
    return words;
  }

  @Override
  protected void updateItem(RunbookModel.@Nullable Row item, boolean empty) {
    super.updateItem(item, empty);
    if (empty || item == null) {
      setGraphic(null);
      setOnMouseClicked(null);
      return;
    }
    var height =
        switch (item) {
          case RunbookModel.PhaseRow at -> {
            phase(at);
            yield getListView() != null && getListView().getFixedCellSize() > 0 ? 48 : 32;
          }
          case RunbookModel.StepRow step -> {
            step(step);
            yield 48;
          }
        };
    setPrefHeight(height);
    row.setMinHeight(height);
    row.setPrefHeight(height);
    row.setMaxHeight(height);
    setGraphic(row);
    paint(item, height);
  }

  @Override
  public void updateSelected(boolean selected) {
    super.updateSelected(selected);
    if (selected && getItem() instanceof RunbookModel.StepRow) Styles.add(row, "selected");
    else Styles.remove(row, "selected");
    if (getItem() != null) paint(getItem(), row.getPrefHeight());
  }

  /// What is there already stays: taken out and put back it would be styled anew.
  private void content(HBox words) {
    if (!row.getChildren().contains(words)) row.getChildren().setAll(words, slice);
  }

  private void phase(RunbookModel.PhaseRow at) {
    if (at.fold() != folded) {
      folded = at.fold();
      var open = folded == RunbookModel.Fold.OPEN;
      var icon = open ? "bi-chevron-down" : "bi-chevron-right";
      chevron.getChildren().setAll(Icons.small(icon, "icon-muted"));
    }
    phase.setText(at.title());
    window.setText(at.window());
    content(phaseWords);
    setOnMouseClicked(_ -> fold.accept(at.index()));
  }

  private void step(RunbookModel.StepRow step) {
    setOnMouseClicked(null);
    number.setText(step.number());
    var digits = Math.max(17, number.getText().length() * 7.5 + 2);
    number.setMinWidth(digits);
    number.setPrefWidth(digits);
    // A new glyph is black until the next pulse has styled it: only a changed one is drawn anew.
    var next = step.mark() + " " + step.share();
    if (!next.equals(marked))
      mark.getChildren().setAll(Glyph.of(step.mark(), step.share(), 16, look));
    marked = next;
    title.setText(step.title());
    if (step.strong()) Styles.set(title, "label", "medium");
    else if (step.settled()) Styles.set(title, "label", "muted");
    else Styles.set(title, "label", "t14", "muted");
    // What cannot work comes before who would do it.
    var leans = !step.leans().isEmpty();
    who.setText(leans ? step.leans() : step.who());
    if (leans) Styles.set(who, "label", "t12", "medium", "ink", Mark.DOWN.tone().style());
    else Styles.set(who, "label", "t12", "muted");
    if (leans && flag.getChildren().isEmpty())
      flag.getChildren().add(Glyph.of(Mark.DOWN, 0, 12, look));
    flag.setVisible(leans);
    flag.setManaged(leans);
    word.setText(step.word());
    var loud = step.strong() && step.mark().tone() != Tone.SUCCESS;
    if (loud) Styles.set(word, "label", "t12", "semi", "ink", step.mark().tone().style());
    else Styles.set(word, "label", "t12", "muted");
    figure.setText(step.figure());
    content(stepWords);
  }

  private void paint(RunbookModel.Row item, double height) {
    var axis = scale.get();
    var gc = painter.open(canvas, axis.width(), height);
    slice.setPrefWidth(axis.width());
    // The fill of a chosen row and of one under the pointer lies over the ground behind the list.
    var filled = row.isHover() || (isSelected() && item instanceof RunbookModel.StepRow);
    if (filled) painter.ground(gc, axis, 0, height);
    switch (item) {
      case RunbookModel.PhaseRow at -> {
        var from = at.from();
        var to = at.to();
        if (from != null && to != null) {
          painter.bracket(
              gc, axis, RunbookModel.seconds(from), RunbookModel.seconds(to), height / 2);
        }
      }
      case RunbookModel.StepRow step -> painter.bars(gc, axis, step.bar(), height / 2);
    }
  }
}
