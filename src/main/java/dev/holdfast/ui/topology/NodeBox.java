package dev.holdfast.ui.topology;

import dev.holdfast.estate.layout.Drawing;
import dev.holdfast.ui.uikit.Glyph;
import dev.holdfast.ui.uikit.Icons;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Look;
import dev.holdfast.ui.uikit.Mark;
import dev.holdfast.ui.uikit.Words;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One component at one place: icon and name, state by glyph and word, and why or what was seen.
final class NodeBox extends VBox {
  private final Look look;
  private final Label title = Labels.elastic("", "t14", "medium");
  private final Label word = Labels.elastic("", "t12", "semi", "ink");
  private final Label line = Labels.elastic("", "t12", "muted");
  private final StackPane icon = new StackPane();
  private final StackPane glyph = new StackPane();
  private final StackPane flag = new StackPane();
  private TopologyModel.@Nullable Box shown;

  NodeBox(Look look, Drawing.Box at, Runnable choose) {
    super(4);
    this.look = look;
    getStyleClass().add("node");
    setPadding(new Insets(7, 10, 7, 10));
    setAccessibleRole(AccessibleRole.BUTTON);
    resizeRelocate(at.x(), at.y(), at.width(), at.height());
    setMinSize(at.width(), at.height());
    setPrefSize(at.width(), at.height());
    setMaxSize(at.width(), at.height());
    var first = new HBox(8, icon, title);
    var second = new HBox(6, glyph, word);
    first.setAlignment(Pos.CENTER_LEFT);
    second.setAlignment(Pos.CENTER_LEFT);
    var third = new HBox(4, flag, line);
    third.setAlignment(Pos.CENTER_LEFT);
    title.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    getChildren().addAll(first, second, third);
    setOnMouseClicked(_ -> choose.run());
  }

  void show(TopologyModel.Box box) {
    var before = shown;
    if (box.equals(before)) return;
    shown = box;
    setId("node-" + box.id());
    setAccessibleText(
        box.title()
            + ", "
            + box.word()
            + ", "
            + box.line()
            + (box.leans().isEmpty() ? "" : ", leans on " + box.leans()));
    title.setText(box.title());
    word.setText(box.word());
    var leans = !box.leans().isEmpty();
    line.setText(leans ? Words.of("topology.leans-box", name(box.leans())) : box.line());
    if (before == null || before.leans().isEmpty() == leans) flag(leans);
    // A name tells itself from its like by its end, a sentence by its beginning.
    line.setTextOverrun(
        leans || box.line().contains(" ") ? OverrunStyle.ELLIPSIS : OverrunStyle.CENTER_ELLIPSIS);
    if (before != null && before.kind() == box.kind()) return;
    icon.getChildren().setAll(Icons.of(box.icon(), "-color-fg-muted"));
    glyph.getChildren().setAll(Glyph.of(box.kind().mark(), 0, 14, look));
    for (var kind : TopologyModel.Kind.values()) {
      getStyleClass().removeAll(kind.style(), kind.mark().tone().style());
    }
    getStyleClass().addAll(box.kind().style(), box.kind().mark().tone().style());
  }

  private static String name(String leans) {
    return leans.substring(0, Math.max(0, leans.indexOf(": ")));
  }

  /// What leans on something that is down says so by shape, word and colour.
  private void flag(boolean leans) {
    flag.getChildren().clear();
    if (leans) flag.getChildren().add(Glyph.of(Mark.DOWN, 0, 12, look));
    flag.setManaged(leans);
    line.getStyleClass().removeAll("ink", "muted", "medium", "tone-danger");
    line.getStyleClass().addAll(leans ? List.of("ink", "medium", "tone-danger") : List.of("muted"));
    getStyleClass().remove("node-leans");
    if (leans) getStyleClass().add("node-leans");
  }

  void choose(boolean chosen) {
    getStyleClass().remove("chosen");
    if (chosen) getStyleClass().add("chosen");
  }
}
