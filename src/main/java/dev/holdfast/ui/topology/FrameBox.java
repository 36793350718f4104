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
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.transform.Scale;
import org.jspecify.annotations.Nullable;

/// A Region, account or cluster round its boxes. Its name is as large from far away as from near,
/// and ends where its first boxes begin, so that it hides no mark.
final class FrameBox extends Pane {
  private static final double WIDE = 260;

  /// On the screen: less room tells no name from another.
  private static final double LEAST = 24;

  private static final double INSET = 13;
  private static final double TOP = 10;

  /// Of a line of its name, on the screen.
  private static final double HIGH = 17;

  private final Look look;
  private final HBox head = new HBox(8);
  private final Scale size = new Scale(1, 1, 0, 0);
  private final Drawing.Box box;
  private final double band;
  private final boolean named;
  private final Label title;
  private final Label text;
  private Optional<Circumstances.Down> shown = Optional.empty();

  /// @param band what it has above its first boxes
  FrameBox(Look look, Drawing.Box box, double band, Topology.@Nullable Frame of) {
    this.look = look;
    getStyleClass().add("topology-frame");
    resizeRelocate(box.x(), box.y(), box.width(), box.height());
    setPrefSize(box.width(), box.height());
    setMouseTransparent(true);
    title = Labels.elastic(of == null ? "" : of.title(), "t12", "semi");
    title.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    text = Labels.elastic(of == null ? "" : of.text(), "t12", "muted");
    this.box = box;
    this.band = band;
    named = of != null;
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().addAll("page", "frame-name");
    head.setMouseTransparent(true);
    head.getTransforms().add(size);
    head.getChildren().addAll(title, text);
    seen(1);
  }

  /// The name, which stands over the boxes.
  Node head() {
    return head;
  }

  /// Keeps the name readable.
  ///
  /// @param scale that the whole is drawn with
  void seen(double scale) {
    var back = Math.max(1, 1 / scale);
    size.setX(back);
    size.setY(back);
    head.relocate(box.x() + INSET, box.y() + Math.min(TOP, band - HIGH * back));
    var room = (box.width() - 2 * INSET) / back;
    head.setVisible(named && room >= LEAST);
    head.setMaxWidth(Math.max(0, room));
    text.setVisible(room > WIDE);
    text.setManaged(room > WIDE);
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
