package dev.holdfast.ui.checklist;

import dev.holdfast.ui.uikit.Buttons;
import dev.holdfast.ui.uikit.Glyph;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Look;
import dev.holdfast.ui.uikit.Mark;
import dev.holdfast.ui.uikit.Words;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Says above the list, loudly, what was verified and no longer is. It stays until that passes
/// again; the rows themselves stay where they were.
final class RegressedStrip extends VBox {
  private static final int MOST = 3;
  private final Look look;
  private final Consumer<String> show;
  private List<ChecklistModel.Regression> shown = List.of();

  /// @param show leads to an item
  RegressedStrip(Look look, Consumer<String> show) {
    this.look = look;
    this.show = show;
    setId("regressed-strip");
    getStyleClass().addAll("regressed-strip", Mark.REGRESSED.tone().style());
    setManaged(false);
    setVisible(false);
  }

  void show(List<ChecklistModel.Regression> regressed) {
    if (regressed.equals(shown)) return;
    shown = regressed;
    setManaged(!regressed.isEmpty());
    setVisible(!regressed.isEmpty());
    getChildren().clear();
    if (regressed.isEmpty()) return;
    regressed.stream().limit(MOST).map(this::row).forEach(getChildren()::add);
    if (regressed.size() > MOST) {
      var more = Labels.fixed(Words.of("checklist.regressed.more", regressed.size() - MOST), "t12");
      VBox.setMargin(more, new Insets(0, 16, 8, 41));
      getChildren().add(more);
    }
  }

  private HBox row(ChecklistModel.Regression one) {
    var word = Labels.fixed(Words.of("checklist.regressed"), "t14", "semi", "ink");
    var title = Labels.elastic(one.title(), "t14", "semi");
    var says = Labels.elastic(one.says(), "t12");
    HBox.setHgrow(says, Priority.ALWAYS);
    var lead =
        Buttons.plain(
            "regressed-" + one.id(), Words.of("next.item.show"), "", () -> show.accept(one.id()));
    var row =
        new HBox(10, Glyph.of(Mark.REGRESSED, 0, 18, look), word, title, says, Labels.room(), lead);
    row.setAlignment(Pos.CENTER_LEFT);
    row.setPadding(new Insets(6, 16, 6, 12));
    return row;
  }
}
