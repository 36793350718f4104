package dev.holdfast.ui.shell;

import dev.holdfast.ui.uikit.Glyph;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Look;
import dev.holdfast.ui.uikit.Words;
import java.util.Objects;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// The line at the foot of the window.
public final class StatusStrip extends HBox {
  private final Look look;
  private @Nullable StripModel shown;

  public StatusStrip(Look look) {
    super(20);
    this.look = look;
    setId("status");
    getStyleClass().add("strip");
    setAlignment(Pos.CENTER_LEFT);
    setPadding(new Insets(0, 16, 0, 16));
    setMinHeight(28);
    setPrefHeight(28);
    setMaxHeight(28);
  }

  void show(StripModel model) {
    if (Objects.equals(model, shown)) return;
    shown = model;
    getChildren().clear();
    for (var part : model.parts()) {
      if (part.mark().isEmpty()) {
        getChildren().add(Labels.elastic(part.text(), "t12", "muted"));
        continue;
      }
      var mark = part.mark().get();
      var words =
          new HBox(
              6, Glyph.of(mark, 0, 12, look), Labels.elastic(part.text(), "t12", "medium", "ink"));
      words.getStyleClass().add(mark.tone().style());
      words.setAlignment(Pos.CENTER_LEFT);
      words.setMinWidth(0);
      getChildren().add(words);
    }
    var record = Labels.fixed(model.record(), "t12", "subtle");
    record.setId("record-hash");
    getChildren().addAll(Labels.room(), record, keys());
  }

  /// What stands at the right end on every page.
  static HBox keys() {
    var keys =
        new HBox(
            8,
            Labels.fixed(Words.of("strip.commands"), "t12", "muted"),
            Labels.fixed(Words.of("strip.keys"), "t12", "muted"));
    keys.setAlignment(Pos.CENTER_LEFT);
    return keys;
  }

  /// Without a run: plain words only.
  public void plain(String... texts) {
    getChildren().clear();
    for (var text : texts) getChildren().add(Labels.elastic(text, "t12", "muted"));
    getChildren().addAll(Labels.room(), keys());
  }
}
