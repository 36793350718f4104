package dev.holdfast.ui.shell;

import dev.holdfast.ui.uikit.Icons;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Look;
import dev.holdfast.ui.uikit.Styles;
import dev.holdfast.ui.uikit.Tone;
import dev.holdfast.ui.uikit.Words;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The pages, by icon and word, with a count where a person is needed.
final class Rail extends VBox {
  private final Look look;
  private final Map<Page, Pane> items = new EnumMap<>(Page.class);
  private final Map<Page, Label> counts = new EnumMap<>(Page.class);

  /// How many things on a page wait for a person.
  record Count(int number, Tone worst) {}

  Rail(Look look, Consumer<Page> go) {
    super(2);
    this.look = look;
    setId("rail");
    getStyleClass().add("rail");
    setPadding(new Insets(8));
    var width = look.narrow() ? 76 : 152;
    setMinWidth(width);
    setPrefWidth(width);
    setMaxWidth(width);
    for (var page : Page.values()) getChildren().add(item(page, go));
  }

  private Pane item(Page page, Consumer<Page> go) {
    var count = Labels.fixed("", "count");
    count.setAlignment(Pos.CENTER);
    count.setMinSize(20, 20);
    count.setPrefHeight(20);
    count.setVisible(false);
    counts.put(page, count);
    var icon = Icons.of(page.icon(), "icon-muted");
    var word = Labels.fixed(page.title(), look.narrow() ? "t12" : "t14");
    Pane item;
    if (look.narrow()) {
      var column = new VBox(4, icon, word);
      column.setAlignment(Pos.CENTER);
      var over = new StackPane(column, count);
      StackPane.setAlignment(count, Pos.TOP_RIGHT);
      StackPane.setMargin(count, new Insets(3, 2, 0, 0));
      item = over;
      item.setPrefHeight(48);
      item.setMinHeight(48);
    } else {
      var row = new HBox(icon, word, Labels.room(), count);
      HBox.setMargin(word, new Insets(0, 0, 0, 12));
      row.setAlignment(Pos.CENTER_LEFT);
      row.setPadding(new Insets(0, 8, 0, 11));
      item = row;
      item.setPrefHeight(36);
      item.setMinHeight(36);
    }
    item.getStyleClass().add("rail-item");
    item.setId("rail-" + page.name().toLowerCase(java.util.Locale.ROOT));
    item.setAccessibleRole(AccessibleRole.BUTTON);
    item.setAccessibleText(page.title());
    Tooltip.install(item, new Tooltip(Words.of("rail.key", page.title(), page.number())));
    item.setOnMouseClicked(_ -> go.accept(page));
    items.put(page, item);
    return item;
  }

  void show(Page selected, Map<Page, Count> needed) {
    items.forEach(
        (page, item) -> {
          if (page == selected) Styles.add(item, "selected");
          else Styles.remove(item, "selected");
        });
    counts.forEach(
        (page, label) -> {
          var count = needed.get(page);
          label.setVisible(count != null && count.number() > 0);
          if (count == null) return;
          label.setText(String.valueOf(count.number()));
          Styles.set(label, "label", "count", count.worst().style());
        });
  }
}
