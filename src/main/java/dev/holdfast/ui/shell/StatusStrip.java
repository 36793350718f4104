package dev.holdfast.ui.shell;

import dev.holdfast.ui.uikit.FittingRow;
import dev.holdfast.ui.uikit.Glyph;
import dev.holdfast.ui.uikit.Key;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Look;
import dev.holdfast.ui.uikit.Words;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The line at the foot of the window.
public final class StatusStrip extends HBox {
  private final Look look;
  private final Consumer<String> act;
  private final FittingRow parts = new FittingRow(20);
  private final Label record = Labels.fixed("", "t12", "subtle");
  private List<StripModel.Part> shown = List.of();

  /// @param act called with the name of an act when its part is pressed
  public StatusStrip(Look look, Consumer<String> act) {
    super(20);
    this.look = look;
    this.act = act;
    record.setId("record-hash");
    HBox.setHgrow(parts, Priority.ALWAYS);
    parts.setMaxHeight(Double.MAX_VALUE);
    setId("status");
    getStyleClass().add("strip");
    setAlignment(Pos.CENTER_LEFT);
    setPadding(new Insets(0, 16, 0, 16));
    setMinHeight(28);
    setPrefHeight(28);
    setMaxHeight(28);
  }

  public void show(StripModel model) {
    record.setText(model.record());
    if (model.parts().equals(shown)) return;
    shown = model.parts();
    parts.getChildren().setAll(shown.stream().map(this::part).toList());
    if (getChildren().isEmpty()) getChildren().addAll(parts, record, keys());
  }

  private Node part(StripModel.Part part) {
    var says = said(part);
    if (part.act().isEmpty()) return says;
    var button = new Button();
    button.setGraphic(says);
    button.setId("strip-" + part.act());
    button.getStyleClass().add("strip-act");
    var how = Words.of("act." + part.act());
    button.setAccessibleText(part.text() + ". " + how);
    button.setTooltip(new Tooltip(how));
    button.setMinWidth(0);
    button.setOnAction(_ -> act.accept(part.act()));
    return button;
  }

  private Node said(StripModel.Part part) {
    if (part.mark().isEmpty()) return Labels.elastic(part.text(), "t12", "muted");
    var mark = part.mark().get();
    var words =
        new HBox(
            6, Glyph.of(mark, 0, 12, look), Labels.elastic(part.text(), "t12", "medium", "ink"));
    words.getStyleClass().add(mark.tone().style());
    words.setAlignment(Pos.CENTER_LEFT);
    words.setMinWidth(0);
    return words;
  }

  /// What stands at the right end on every page.
  private HBox keys() {
    var keys = new HBox(0, hint(Key.PALETTE, "strip.commands"), hint(Key.KEYS, "strip.keys"));
    keys.setAlignment(Pos.CENTER_LEFT);
    return keys;
  }

  /// A key that can also be pressed with the mouse: every command is reached from there.
  private Node hint(Key key, String words) {
    var button = new Button();
    button.setGraphic(Labels.fixed(Words.of(words), "t12", "muted"));
    button.setId("strip-" + key.id());
    button.getStyleClass().add("strip-act");
    button.setFocusTraversable(false);
    button.setAccessibleText(key.title());
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(_ -> act.accept(key.id()));
    return button;
  }

  /// Without a run: plain words only.
  public void plain(String... texts) {
    getChildren().clear();
    parts.getChildren().clear();
    for (var text : texts) parts.getChildren().add(Labels.elastic(text, "t12", "muted"));
    getChildren().addAll(parts, keys());
  }
}
