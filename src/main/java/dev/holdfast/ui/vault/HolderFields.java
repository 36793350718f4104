package dev.holdfast.ui.vault;

import dev.holdfast.kernel.Secret;
import dev.holdfast.runbook.glass.Rotation;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Typed;
import dev.holdfast.ui.uikit.Words;
import java.util.List;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// One holder of a share: the name, and the passphrase that only this person knows, twice.
final class HolderFields extends VBox {
  final TextField name = new TextField();
  private final PasswordField first = new PasswordField();
  private final PasswordField again = new PasswordField();

  HolderFields(int number) {
    super(4);
    name.setId("quorum-name-" + number);
    first.setId("quorum-pass-" + number);
    again.setId("quorum-again-" + number);
    name.setPromptText(Words.of("quorum.name"));
    first.setPromptText(Words.of("quorum.pass"));
    again.setPromptText(Words.of("quorum.again"));
    for (var field : fields()) {
      field.setAccessibleText(Words.of("quorum.holder", number) + ": " + field.getPromptText());
      HBox.setHgrow(field, javafx.scene.layout.Priority.ALWAYS);
      field.setPrefColumnCount(8);
    }
    getChildren()
        .addAll(
            Labels.fixed(Words.of("quorum.holder", number), "t12", "muted"),
            new HBox(8, name, first, again));
  }

  private List<TextField> fields() {
    return List.of(name, first, again);
  }

  /// A row that nobody used.
  boolean empty() {
    return fields().stream().allMatch(field -> field.getLength() == 0);
  }

  boolean same() {
    try (var one = Typed.copy(first);
        var two = Typed.copy(again)) {
      return Rotation.same(one, two);
    }
  }

  /// The caller closes it.
  Secret passphrase() {
    return Typed.copy(first);
  }

  void clear() {
    fields().forEach(TextInputControl::clear);
  }
}
