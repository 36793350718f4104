package dev.holdfast.ui.vault;

import dev.holdfast.ui.uikit.Buttons;
import dev.holdfast.ui.uikit.DrawnCell;
import dev.holdfast.ui.uikit.Glyph;
import dev.holdfast.ui.uikit.Icons;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Look;
import dev.holdfast.ui.uikit.Mark;
import dev.holdfast.ui.uikit.Words;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A row of the vault; the chosen one has the button that reveals it.
final class VaultCell extends DrawnCell<VaultModel.Row> {
  /// Used by, last tested, expires, rotate, button.
  private static final double[] WIDE = {104, 118, 120, 80, 96};

  private static final double[] NARROW = {0, 108, 92, 72, 96};
  private final Look look;
  private final Runnable reveal;

  VaultCell(Look look, Runnable reveal) {
    this.look = look;
    this.reveal = reveal;
  }

  @Override
  protected void fill(VaultModel.Row item) {
    switch (item) {
      case VaultModel.GroupRow group -> group(group);
      case VaultModel.EntryRow entry -> entry(entry);
    }
  }

  private void group(VaultModel.GroupRow group) {
    height(36);
    row.getStyleClass().add("line-muted-above");
    row.setPadding(new Insets(0, 16, 0, 12));
    var title = Labels.fixed(group.title(), "t12", "semi");
    var count = Labels.fixed(Words.count("vault.entries", group.count()), "t12", "muted");
    HBox.setMargin(count, new Insets(0, 0, 0, 8));
    row.getChildren().setAll(title, count);
  }

  private void entry(VaultModel.EntryRow entry) {
    height(48);
    if (isSelected()) row.getStyleClass().add("selected");
    row.setPadding(new Insets(0, 16, 0, 12));
    var name = Labels.elastic(entry.name(), "t14", "medium");
    // What tells long names apart is often at their end.
    name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    var words = new VBox(2, name, Labels.elastic(entry.about(), "t12", "muted"));
    words.setAlignment(Pos.CENTER_LEFT);
    words.setMinWidth(0);
    words.setPrefWidth(120);
    words.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox.setMargin(words, new Insets(0, 12, 0, 12));
    row.getChildren().setAll(Icons.of(entry.icon(), "icon-muted"), words);
    if (!look.narrow()) row.getChildren().add(column(calm(entry.users()), 0, look));
    row.getChildren()
        .addAll(
            column(said(entry, VaultModel.Loud.TESTED, entry.tested()), 1, look),
            column(said(entry, VaultModel.Loud.EXPIRES, entry.expires()), 2, look),
            column(rotate(entry), 3, look),
            column(button(), 4, look));
  }

  private static Label calm(String text) {
    return Labels.elastic(text, "t12", "muted");
  }

  private static Label said(VaultModel.EntryRow entry, VaultModel.Loud what, String text) {
    if (!entry.loud().contains(what)) return calm(text);
    return Labels.elastic(text, "t12", "medium", "ink", VaultModel.tone(what).style());
  }

  private Region rotate(VaultModel.EntryRow entry) {
    if (!entry.loud().contains(VaultModel.Loud.OWED)) return calm(entry.rotate());
    var owed =
        new HBox(
            6,
            Glyph.of(Mark.WAITING, 0, 14, look),
            Labels.fixed(entry.rotate(), "t12", "semi", "ink", "tone-warning"));
    owed.setAlignment(Pos.CENTER_LEFT);
    return owed;
  }

  private Region button() {
    if (!isSelected()) return new Region();
    var button = Buttons.plain("vault-row-reveal", Words.of("vault.reveal"), "R", reveal);
    button.setFocusTraversable(false);
    var right = new HBox(button);
    right.setAlignment(Pos.CENTER_RIGHT);
    return right;
  }

  /// Gives a part the width of its column.
  static Region column(Region region, int index, Look look) {
    var width = (look.narrow() ? NARROW : WIDE)[index];
    region.setMinWidth(width);
    region.setPrefWidth(width);
    region.setMaxWidth(width);
    if (index < 4) region.setPadding(new Insets(0, 8, 0, 0));
    return region;
  }

  /// The line over the list.
  static HBox header(Look look) {
    var first = Labels.elastic(Words.of("vault.column.credential"), "t12", "medium", "muted");
    first.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(first, Priority.ALWAYS);
    var header = new HBox(first);
    for (var i = look.narrow() ? 1 : 0; i < 4; i++) {
      var names = new String[] {"users", "tested", "expires", "rotate"};
      Node word =
          column(
              Labels.elastic(Words.of("vault.column." + names[i]), "t12", "medium", "muted"),
              i,
              look);
      header.getChildren().add(word);
    }
    header.getChildren().add(column(new Region(), 4, look));
    header.setAlignment(Pos.CENTER_LEFT);
    header.setMinHeight(33);
    header.setPadding(new Insets(0, 16, 0, 16));
    header.getStyleClass().add("line-below");
    return header;
  }
}
