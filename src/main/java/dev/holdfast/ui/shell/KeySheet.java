package dev.holdfast.ui.shell;

import dev.holdfast.ui.uikit.Act;
import dev.holdfast.ui.uikit.Buttons;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Sheet;
import dev.holdfast.ui.uikit.Words;
import java.util.List;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// All keys of the page, in two columns.
public final class KeySheet {
  private KeySheet() {}

  public static Sheet of(List<Act> acts, Runnable close) {
    var keyed = acts.stream().filter(act -> !act.keys().isEmpty()).toList();
    var half = (keyed.size() + 1) / 2;
    var columns =
        new HBox(32, column(keyed.subList(0, half)), column(keyed.subList(half, keyed.size())));
    return new Sheet("keys", Words.of("keys.title"), 720)
        .add(
            columns,
            Sheet.buttons(Buttons.plain("keys-close", Words.of("sheet.close"), "Esc", close)));
  }

  private static VBox column(List<Act> acts) {
    var column = new VBox(8);
    for (var act : acts) {
      var key = Labels.fixed(act.keys(), "key");
      key.setMinWidth(96);
      column.getChildren().add(new HBox(8, key, Labels.elastic(act.title(), "t14")));
    }
    column.setPrefWidth(330);
    column.setMinWidth(0);
    return column;
  }
}
