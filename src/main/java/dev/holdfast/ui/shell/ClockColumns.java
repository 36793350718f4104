package dev.holdfast.ui.shell;

import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Look;
import dev.holdfast.ui.uikit.Styles;
import dev.holdfast.ui.uikit.Tone;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;

/// The clocks in their columns, all values on one baseline; the first has the largest digits.
public final class ClockColumns extends GridPane {
  private static final double[] WIDE = {214, 148, 100, 0};
  private static final double TIGHT = 520;

  /// So many columns has the bar of an interrupted run with something in doubt.
  private static final int NAMES = 3;

  private final Look look;
  private final List<Cells> columns = new ArrayList<>();

  private record Cells(Label label, Label value, Label beside, Label sub) {}

  public ClockColumns(Look look, int count) {
    this.look = look;
    setHgap(look.narrow() ? 20 : 24);
    setMinWidth(0);
    for (var height : List.of(16, 50, 18)) {
      var row = new RowConstraints(height, height, height);
      row.setValignment(height == 50 ? VPos.BASELINE : VPos.CENTER);
      getRowConstraints().add(row);
    }
    for (var i = 0; i < count; i++) column(i, count);
    columns.getFirst().value().setId("clock-rto");
    widthProperty().addListener((_, _, width) -> tight(width.doubleValue() < TIGHT));
  }

  /// Large letters on a small screen: the last column would be cut, so the largest digits give way.
  private void tight(boolean tight) {
    var digits = columns.getFirst().value();
    Styles.remove(digits, tight ? "t44" : "t36");
    Styles.add(digits, tight ? "t36" : "t44");
    setHgap(tight ? 16 : look.narrow() ? 20 : 24);
  }

  private void column(int index, int count) {
    var last = index == count - 1;
    var column = new ColumnConstraints();
    column.setMinWidth(last ? 0 : look.narrow() ? Region.USE_PREF_SIZE : WIDE[index]);
    if (count == NAMES && index == 1) {
      // It names a step: a long name must not push what is in doubt out of the bar.
      column.setMinWidth(look.narrow() ? 110 : WIDE[index]);
      column.setMaxWidth(look.narrow() ? 130 : 250);
    }
    if (last) column.setHgrow(Priority.ALWAYS);
    getColumnConstraints().add(column);
    var cells =
        new Cells(
            Labels.elastic("", "t12", "medium", "muted"),
            Labels.fixed("", index == 0 ? "t44" : "t24"),
            Labels.elastic("", "t14", "muted"),
            Labels.elastic("", "t12", "muted"));
    columns.add(cells);
    var value = new HBox(9, cells.value(), cells.beside());
    value.setAlignment(Pos.BASELINE_LEFT);
    value.setMaxHeight(Region.USE_PREF_SIZE);
    GridPane.setValignment(value, VPos.BASELINE);
    addColumn(index, cells.label(), value, cells.sub());
  }

  public void show(List<ClockColumn> model) {
    for (var i = 0; i < columns.size(); i++) {
      var cells = columns.get(i);
      var column = i < model.size() ? model.get(i) : new ClockColumn("", "", "", "", Tone.PLAIN);
      cells.label().setText(column.label());
      cells.value().setText(column.value());
      var room = !look.narrow() || i < columns.size() - 1;
      cells.beside().setText(room ? column.beside() : "");
      cells.beside().setManaged(room && !column.beside().isEmpty());
      var sub = look.narrow() ? column.brief() : column.sub();
      cells.sub().setText(room || column.beside().isEmpty() ? sub : column.beside());
      tone(cells.label(), column.tone());
      tone(cells.value(), column.tone());
    }
  }

  private static void tone(Label label, Tone tone) {
    var styles = new ArrayList<>(label.getStyleClass());
    styles.removeIf(style -> style.startsWith("tone-") || style.equals("ink"));
    if (tone != Tone.PLAIN) styles.addAll(List.of("ink", tone.style()));
    Styles.set(label, styles);
  }
}
