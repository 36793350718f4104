package dev.holdfast.ui.uikit;

import java.util.function.BiConsumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A question or a message over the page, which stays until it is dealt with.
public final class Sheet extends VBox {
  public Sheet(String id, String title, double width) {
    super(12);
    setId(id);
    getStyleClass().add("sheet");
    setMaxSize(width, Region.USE_PREF_SIZE);
    setMinWidth(Math.min(width, 480));
    setPrefWidth(width);
    getChildren().add(Labels.wrapped(title, "t18"));
  }

  public Sheet add(Node... nodes) {
    getChildren().addAll(nodes);
    return this;
  }

  /// The row of buttons at its foot.
  public static HBox buttons(Node... nodes) {
    var row = new HBox(12, nodes);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  /// Asks for a reason in one line; Enter gives it. The sheet stays until it is taken.
  public static Sheet reason(
      Deck helm,
      String id,
      String title,
      String prompt,
      String verb,
      BiConsumer<String, Reply> given) {
    var sheet = new Sheet(id, title, 480);
    var field = new TextField();
    field.setId(id + "-because");
    field.setPromptText(prompt);
    field.setAccessibleText(title + ": " + prompt);
    var refusal = new Refusal(id + "-refusal", helm.look());
    field.textProperty().addListener((_, _, _) -> refusal.clear());
    var sending = new Sending(field, refusal, helm::refused);
    Button button =
        Buttons.plain(
            id + "-do",
            verb,
            "\u21b5",
            () -> {
              var text = field.getText().strip();
              if (text.isEmpty()) return;
              sending.send(reply -> given.accept(text, reply), helm::closeSheet);
            });
    button
        .disableProperty()
        .bind(
            field
                .textProperty()
                .map(String::isBlank)
                .flatMap(blank -> sending.busy().map(busy -> blank || busy)));
    field.setOnAction(_ -> button.fire());
    return sheet.add(
        field,
        refusal,
        buttons(
            button,
            Buttons.quiet(id + "-cancel", Words.of("sheet.close"), "Esc", helm::closeSheet)));
  }
}
