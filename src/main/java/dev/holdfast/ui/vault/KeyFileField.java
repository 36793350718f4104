package dev.holdfast.ui.vault;

import dev.holdfast.ui.uikit.Buttons;
import dev.holdfast.ui.uikit.Words;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// A field for the path of a key file, out of the way until it is wanted.
final class KeyFileField {
  final TextField field = new TextField();
  private final VBox row;
  private final Button more;

  /// @param words the label's; under it with `.more` the button's that brings the field
  KeyFileField(String id, String words) {
    field.setId(id);
    field.setPromptText(Words.of("vault.key-file.prompt"));
    field.setAccessibleText(Words.of(words));
    field.getStyleClass().add("mono");
    row = Opening.row(Words.of(words), field);
    row.setVisible(false);
    row.setManaged(false);
    more = Buttons.quiet(id + "-more", Words.of(words + ".more"), "", this::wanted);
    more.visibleProperty().bind(row.visibleProperty().not());
    more.managedProperty().bind(row.managedProperty().not());
  }

  private void wanted() {
    row.setVisible(true);
    row.setManaged(true);
    field.requestFocus();
  }

  /// The field, nowhere until it is wanted.
  VBox row() {
    return row;
  }

  /// What brings it.
  Button more() {
    return more;
  }

  /// Both in one place.
  VBox whole() {
    return new VBox(row, more);
  }

  Optional<Path> path() {
    var text = field.getText().strip();
    return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
  }
}
