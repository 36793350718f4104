package dev.holdfast.ui.topology;

import dev.holdfast.estate.Topology;
import dev.holdfast.estate.layout.Drawing;
import dev.holdfast.incident.Circumstances;
import dev.holdfast.ui.uikit.Glyph;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Look;
import dev.holdfast.ui.uikit.Mark;
import dev.holdfast.ui.uikit.Times;
import dev.holdfast.ui.uikit.Words;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/// A Region, account or cluster round its boxes.
final class FrameBox extends Pane {
  private static final double WIDE = 260;
  private final Look look;
  private final HBox head = new HBox(8);
  private final Label title;
  private final Label text;
  private Optional<Circumstances.Down> shown = Optional.empty();

  FrameBox(Look look, Drawing.Box box, Topology.@Nullable Frame of) {
    this.look = look;
    getStyleClass().add("topology-frame");
    resizeRelocate(box.x(), box.y(), box.width(), box.height());
    setPrefSize(box.width(), box.height());
    setMouseTransparent(true);
    title = Labels.elastic(of == null ? "" : of.title(), "t12", "semi");
    title.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    text = Labels.elastic(of == null ? "" : of.text(), "t12", "muted");
    text.setVisible(box.width() > WIDE);
    text.setManaged(box.width() > WIDE);
    head.setAlignment(Pos.CENTER_LEFT);
    head.relocate(13, 10);
    head.setMaxWidth(Math.max(0, box.width() - 26));
    head.setPrefWidth(Math.max(0, box.width() - 26));
    head.getChildren().addAll(title, text);
    if (of != null) getChildren().add(head);
  }

  void down(Optional<Circumstances.Down> mark) {
    if (mark.equals(shown)) return;
    shown = mark;
    getStyleClass().remove("topology-frame-down");
    head.getChildren().setAll(title, text);
    if (mark.isEmpty()) return;
    getStyleClass().add("topology-frame-down");
    var says =
        Labels.elastic(
            Words.of("topology.marked", Times.minute(mark.get().since()), mark.get().by()),
            "t12",
            "medium",
            "ink",
            Mark.DOWN.tone().style());
    head.getChildren().setAll(Glyph.of(Mark.DOWN, 0, 14, look), title, says);
  }
}
