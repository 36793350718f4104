package dev.holdfast.ui.uikit;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A decision as a row of its own, with the letter that takes it. None is chosen beforehand.
public final class ChoiceRow extends HBox {
  public ChoiceRow(String id, String title, String says, String letter, Runnable take) {
    super(12);
    setId(id);
    getStyleClass().add("choice");
    setAlignment(Pos.CENTER_LEFT);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.BUTTON);
    setAccessibleText(title + ". " + says);
    var words = new VBox(2, Labels.elastic(title, "t14", "medium"));
    if (!says.isEmpty()) words.getChildren().add(Labels.wrapped(says, "t12", "muted", "says"));
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    words.setMaxWidth(Double.MAX_VALUE);
    getChildren()
        .addAll(words, Labels.fixed(letter, "key"), Icons.of("bi-chevron-right", "icon-default"));
    setOnMouseClicked(_ -> take.run());
    setOnKeyPressed(
        event -> {
          if (event.getCode() != KeyCode.ENTER && event.getCode() != KeyCode.SPACE) return;
          event.consume();
          take.run();
        });
  }
}
