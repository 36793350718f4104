package dev.holdfast.ui.points;

import dev.holdfast.ui.uikit.Glyph;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Look;
import dev.holdfast.ui.uikit.Viewports;
import dev.holdfast.ui.uikit.Words;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The chosen store in full.
final class StorePane extends VBox {
  private final Look look;
  private final VBox content = new VBox(16);
  private final AgeChart chart = new AgeChart("points-chart");
  private final AgeChart longer = new AgeChart("points-chart-long");
  private @Nullable StoreModel shown;

  StorePane(Look look) {
    this.look = look;
    setId("points-pane");
    getStyleClass().add("pane");
    var width = look.narrow() ? 300 : 352;
    setMinWidth(width);
    setPrefWidth(width);
    setMaxWidth(width);
    content.setPadding(new Insets(16));
    var scroll = new ScrollPane(content);
    Viewports.unpictured(scroll);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    scroll.setMinHeight(0);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().add(scroll);
    content.getChildren().setAll(Labels.wrapped(Words.of("points.choose"), "t14", "muted"));
  }

  void show(StoreModel model) {
    if (model.equals(shown)) return;
    shown = model;
    var row = model.row();
    var tone = row.kind().mark().tone().style();
    var first =
        new HBox(
            8,
            Glyph.of(row.kind().mark(), look),
            Labels.elastic(row.kind().word(), "t12", "semi", "ink", tone),
            Labels.room(),
            Labels.fixed(row.store(), "t12", "mono", "subtle"));
    first.setAlignment(Pos.CENTER_LEFT);
    var head =
        new VBox(
            8,
            first,
            Labels.wrapped(row.title(), "t18"),
            Labels.wrapped(model.about(), "t12", "muted"));
    chart.show(model.chart());
    var over =
        new VBox(6, Labels.elastic(Words.of("points.over-time"), "t12", "semi", "subtle"), chart);
    content.getChildren().setAll(head, over);
    model
        .longer()
        .ifPresent(
            found -> {
              longer.show(found);
              over.getChildren().add(longer);
            });
    for (var section : model.sections()) content.getChildren().add(section(section));
  }

  private VBox section(StoreModel.Section section) {
    var view = new VBox(6, Labels.elastic(section.title(), "t12", "semi", "subtle"));
    for (var line : section.lines()) view.getChildren().add(line(line));
    return view;
  }

  private HBox line(StoreModel.Line line) {
    var row = new HBox(8);
    row.setAlignment(Pos.TOP_LEFT);
    line.mark().ifPresent(mark -> row.getChildren().add(Glyph.of(mark, 0, 16, look)));
    var label = Labels.wrapped(line.label(), "t12");
    HBox.setHgrow(label, Priority.ALWAYS);
    label.setMaxWidth(Double.MAX_VALUE);
    var value = Labels.fixed(line.value(), "t12", "muted");
    value.setMinWidth(Region.USE_PREF_SIZE);
    row.getChildren().addAll(label, value);
    return row;
  }
}
