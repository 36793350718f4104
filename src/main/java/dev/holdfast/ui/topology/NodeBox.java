package dev.holdfast.ui.topology;

import dev.holdfast.estate.layout.Drawing;
import dev.holdfast.ui.uikit.Glyph;
import dev.holdfast.ui.uikit.Icons;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Look;
import dev.holdfast.ui.uikit.Mark;
import dev.holdfast.ui.uikit.Styles;
import dev.holdfast.ui.uikit.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
/// What nobody can read, because it is out of view or too small, is not made.
final class NodeBox extends VBox {
  private static final String FAR = "node-far";
  private static final double FAR_SIZE = 52;

  private final Look look;
  private Optional<Mark> farMark = Optional.empty();
  private @Nullable Inside inside;
  private @Nullable Shown shown;

  /// How much of a box is drawn.
  enum Detail {
    /// Its border alone, which tells its state.
    BARE,
    FULL
  }

  private record Shown(TopologyModel.Box box, Detail detail) {}

  NodeBox(Look look, Drawing.Box at, Runnable choose) {
    super(4);
    this.look = look;
    getStyleClass().add("node");
    setPadding(new Insets(7, 10, 7, 10));
    setAccessibleRole(AccessibleRole.BUTTON);
    // Its place is fixed: what it says moves nothing around it, and lays out nothing but itself.
    setManaged(false);
    resizeRelocate(at.x(), at.y(), at.width(), at.height());
    setOnMouseClicked(_ -> choose.run());
  }

  /// Whether it already says this.
  boolean says(TopologyModel.Box box, Detail detail) {
    return new Shown(box, detail).equals(shown);
  }

  /// Whether it has all its parts, seen or not.
  boolean whole() {
    return inside != null;
  }

  void show(TopologyModel.Box box, Detail detail) {
    if (says(box, detail)) return;
    var before = shown;
    shown = new Shown(box, detail);
    setId("node-" + box.id());
    setAccessibleText(
        box.title()
            + ", "
            + box.word()
            + ", "
            + box.line()
            + (box.leans().isEmpty() ? "" : ", leans on " + box.leans()));
    var leans = !box.leans().isEmpty();
    if (before == null || before.box().kind() != box.kind() || leaned(before) != leans) {
      style(box);
    }
    var parts = inside;
    if (detail == Detail.FULL) {
      if (parts == null) {
        parts = new Inside(look);
        inside = parts;
        getChildren().addAll(parts.rows);
      }
      parts.show(box);
    }
    if (parts != null) for (var row : parts.rows) row.setVisible(detail == Detail.FULL);
    far(box, detail);
  }

  /// Where nothing can be read, a large mark tells what is not as it should be.
  private void far(TopologyModel.Box box, Detail detail) {
    // A line of one pixel is none from there.
    if (detail == Detail.BARE) Styles.add(this, "node-bare");
    else Styles.remove(this, "node-bare");
    var mark = box.kind().mark();
    var next =
        detail == Detail.BARE && mark != Mark.DONE ? Optional.of(mark) : Optional.<Mark>empty();
    if (next.equals(farMark)) return;
    farMark = next;
    getChildren().removeIf(child -> child.getStyleClass().contains(FAR));
    next.ifPresent(
        shown -> {
          var glyph = Glyph.of(shown, 0, FAR_SIZE, look);
          glyph.getStyleClass().add(FAR);
          glyph.setManaged(false);
          glyph.resizeRelocate(
              (getWidth() - FAR_SIZE) / 2, (getHeight() - FAR_SIZE) / 2, FAR_SIZE, FAR_SIZE);
          getChildren().add(glyph);
        });
  }

  private static boolean leaned(Shown before) {
    return !before.box().leans().isEmpty();
  }

  private void style(TopologyModel.Box box) {
    var styles = new ArrayList<>(getStyleClass());
    for (var kind : TopologyModel.Kind.values()) {
      styles.removeAll(List.of(kind.style(), kind.mark().tone().style()));
    }
    styles.remove("node-leans");
    styles.add(box.kind().style());
    styles.add(box.kind().mark().tone().style());
    if (!box.leans().isEmpty()) styles.add("node-leans");
    Styles.set(this, styles);
  }

  void choose(boolean chosen) {
    if (chosen) Styles.add(this, "chosen");
    else Styles.remove(this, "chosen");
  }

  /// What is written and drawn in it.
  private static final class Inside {
    private final Look look;
    private final Label title = Labels.elastic("", "t14", "medium");
    private final Label word = Labels.elastic("", "t12", "semi", "ink");
    private final Label line = Labels.elastic("", "t12", "muted");
    private final StackPane icon = new StackPane();
    private final StackPane glyph = new StackPane();
    private final StackPane flag = new StackPane();
    private final List<HBox> rows =
        List.of(new HBox(8, icon, title), new HBox(6, glyph, word), new HBox(4, flag, line));
    private TopologyModel.@Nullable Box shown;

    Inside(Look look) {
      this.look = look;
      for (var row : rows) row.setAlignment(Pos.CENTER_LEFT);
      title.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    }

    void show(TopologyModel.Box box) {
      var before = shown;
      if (box.equals(before)) return;
      shown = box;
      title.setText(box.title());
      word.setText(box.word());
      var leans = !box.leans().isEmpty();
      line.setText(leans ? Words.of("topology.leans-box", name(box.leans())) : box.line());
      if (before == null || before.leans().isEmpty() == leans) flag(leans);
      // A name tells itself from its like by its end, a sentence by its beginning.
      line.setTextOverrun(
          leans || box.line().contains(" ") ? OverrunStyle.ELLIPSIS : OverrunStyle.CENTER_ELLIPSIS);
      if (before == null || !before.icon().equals(box.icon()))
        icon.getChildren().setAll(Icons.of(box.icon(), "icon-muted"));
      if (before == null || before.kind().mark() != box.kind().mark())
        glyph.getChildren().setAll(Glyph.of(box.kind().mark(), 0, 14, look));
    }

    private static String name(String leans) {
      return leans.substring(0, Math.max(0, leans.indexOf(": ")));
    }

    /// What leans on something that is down says so by shape, word and colour.
    private void flag(boolean leans) {
      flag.getChildren().clear();
      if (leans) flag.getChildren().add(Glyph.of(Mark.DOWN, 0, 12, look));
      flag.setManaged(leans);
      if (leans) Styles.set(line, "label", "t12", "ink", "medium", "tone-danger");
      else Styles.set(line, "label", "t12", "muted");
    }
  }
}
