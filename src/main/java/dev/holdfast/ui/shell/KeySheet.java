package dev.holdfast.ui.shell;

import dev.holdfast.ui.uikit.Buttons;
import dev.holdfast.ui.uikit.Key;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Sheet;
import dev.holdfast.ui.uikit.Words;
import java.util.Arrays;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// All keys, by where they do what they say: the rows that bind them are the rows shown.
public final class KeySheet {
  private KeySheet() {}

  public static Sheet of(Runnable close) {
    var columns =
        new HBox(
            16,
            column(Key.Where.EVERYWHERE, Key.Where.START),
            column(Key.Where.RUN, Key.Where.RUNBOOK, Key.Where.TOPOLOGY),
            column(Key.Where.FAILED, Key.Where.DOUBT, Key.Where.DECIDE, Key.Where.CHECKLIST),
            column(Key.Where.VAULT, Key.Where.WALK, Key.Where.SURVEY));
    return new Sheet("keys", Words.of("keys.title"), 1180)
        .add(
            columns,
            Labels.wrapped(Words.of("keys.typing"), "t12", "muted"),
            Sheet.buttons(Buttons.plain("keys-close", Words.of("sheet.close"), "Esc", close)));
  }

  private static VBox column(Key.Where... groups) {
    var column = new VBox(16);
    for (var where : groups) column.getChildren().add(group(where));
    HBox.setHgrow(column, Priority.ALWAYS);
    column.setPrefWidth(270);
    column.setMinWidth(0);
    return column;
  }

  private static VBox group(Key.Where where) {
    var group = new VBox(6, Labels.fixed(where.title(), "t12", "semi", "muted"));
    for (var key : Arrays.asList(Key.values())) {
      if (key.where() != where) continue;
      var written = Labels.fixed(key.written(), "key");
      written.setMinWidth(64);
      var row = new HBox(8, written, Labels.wrapped(key.title(), "t14"));
      row.setAlignment(Pos.TOP_LEFT);
      row.setId("key-" + key.id());
      group.getChildren().add(row);
    }
    return group;
  }
}
