package dev.holdfast.ui.manual;

import dev.holdfast.ui.uikit.Buttons;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Sheet;
import dev.holdfast.ui.uikit.Viewports;
import dev.holdfast.ui.uikit.Words;
import javafx.collections.FXCollections;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The manual over the page: its parts at the left, found by any word; the text at the right.
public final class ManualSheet {
  private static final double WIDTH = 1080;
  private static final double HEIGHT = 520;
  private static final double PARTS = 260;

  private final Manual manual = Manual.read();
  private final ListView<Manual.Section> parts = new ListView<>();
  private final TextField search = new TextField();
  private final ScrollPane text = new ScrollPane();
  private final Pictures pictures;
  private String shown = "";
  private Blocks blocks;

  private ManualSheet(Pictures pictures) {
    this.pictures = pictures;
    this.blocks = new Blocks("", _ -> {}, pictures);
  }

  /// The sheet, with all of the manual in it.
  ///
  /// @param close what its button does
  /// @param pictures the same for every sheet of a window
  public static Sheet of(Runnable close, Pictures pictures) {
    var made = new ManualSheet(pictures);
    var sheet = new Sheet("manual", Words.of("manual.title"), WIDTH);
    sheet.add(
        made.body(),
        Sheet.buttons(
            Buttons.plain("manual-close", Words.of("sheet.close"), "Esc", close),
            Labels.elastic(Words.of("manual.keys"), "t12", "muted")));
    return sheet;
  }

  private HBox body() {
    search.setId("manual-search");
    search.setPromptText(Words.of("manual.search"));
    search.setAccessibleText(Words.of("manual.search"));
    search.textProperty().addListener((_, _, _) -> list());
    search.addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
    parts.setId("manual-parts");
    parts.setCellFactory(_ -> new PartCell());
    parts.getSelectionModel().selectedItemProperty().addListener((_, _, part) -> show(part));
    VBox.setVgrow(parts, Priority.ALWAYS);
    var left = new VBox(8, search, parts);
    left.setMinWidth(PARTS);
    left.setPrefWidth(PARTS);
    left.setMaxWidth(PARTS);
    Viewports.unpictured(text);
    text.setId("manual-text");
    text.setFitToWidth(true);
    text.viewportBoundsProperty().addListener((_, _, _) -> look());
    text.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    HBox.setHgrow(text, Priority.ALWAYS);
    var body = new HBox(16, left, text);
    body.setPrefHeight(HEIGHT);
    list();
    return body;
  }

  /// Up and down choose while the words are typed; page up and down turn the text.
  private void keys(KeyEvent event) {
    var at = parts.getSelectionModel().getSelectedIndex();
    var turn = text.getViewportBounds().getHeight();
    var all = text.getContent() == null ? 1 : text.getContent().getLayoutBounds().getHeight();
    switch (event.getCode()) {
      case KeyCode.DOWN -> choose(at + 1);
      case KeyCode.UP -> choose(at - 1);
      case KeyCode.PAGE_DOWN -> turn(turn / Math.max(1, all - turn));
      case KeyCode.PAGE_UP -> turn(-turn / Math.max(1, all - turn));
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void turn(double by) {
    text.setVvalue(Math.clamp(text.getVvalue() + by, 0, 1));
  }

  private void choose(int at) {
    if (at < 0 || at >= parts.getItems().size()) return;
    parts.getSelectionModel().select(at);
    parts.scrollTo(Math.max(0, at - 3));
  }

  private void list() {
    var words = search.getText();
    var found =
        words.isBlank()
            ? manual.pages().stream().flatMap(page -> page.sections().stream()).toList()
            : manual.search(words);
    parts.setItems(FXCollections.observableArrayList(found));
    parts.setPlaceholder(Labels.wrapped(Words.of("manual.none", words), "t12", "muted"));
    if (!found.isEmpty()) parts.getSelectionModel().select(0);
  }

  private void show(Manual.Section part) {
    if (part == null) return;
    var page = manual.page(part.page()).orElseThrow();
    if (!shown.equals(page.path())) {
      shown = page.path();
      pictures.turn();
      blocks = new Blocks(page.path(), this::go, pictures);
      var content = blocks.of(page.text());
      content.getStyleClass().add("manual-page");
      content.localToSceneTransformProperty().addListener((_, _, _) -> look());
      text.setContent(content);
    }
    text.applyCss();
    text.layout();
    var heading = blocks.headings().get(part.number());
    var content = text.getContent().getLayoutBounds().getHeight();
    var room = content - text.getViewportBounds().getHeight();
    var top = part.number() == 0 ? 0 : heading.getBoundsInParent().getMinY();
    text.setVvalue(room <= 0 ? 0 : Math.clamp(top / room, 0, 1));
    look();
  }

  private void look() {
    pictures.look(text.localToScene(text.getLayoutBounds()));
  }

  private void go(String path) {
    search.clear();
    var items = parts.getItems();
    for (var i = 0; i < items.size(); i++) {
      if (items.get(i).page().equals(path)) {
        choose(i);
        return;
      }
    }
  }

  /// While something is searched, a part says which page it is of.
  private String title(Manual.Section part) {
    if (part.number() == 0 || search.getText().isBlank()) return part.title();
    var page = manual.page(part.page()).map(Manual.Page::title).orElse("");
    return page + ": " + part.title();
  }

  private final class PartCell extends ListCell<Manual.Section> {
    @Override
    protected void updateItem(Manual.Section part, boolean empty) {
      super.updateItem(part, empty);
      if (empty || part == null) {
        setGraphic(null);
        return;
      }
      var head = part.number() == 0;
      var label = Labels.elastic(title(part), "t14", head ? "medium" : "muted");
      label.setMaxWidth(PARTS - 40);
      label.setStyle(head || !search.getText().isBlank() ? "" : "-fx-padding: 0 0 0 14px;");
      setGraphic(label);
    }
  }
}
