package dev.holdfast.ui.runbook;

import dev.holdfast.kernel.Secret;
import dev.holdfast.ui.uikit.Buttons;
import dev.holdfast.ui.uikit.Helm;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Refusal;
import dev.holdfast.ui.uikit.Sending;
import dev.holdfast.ui.uikit.Words;
import java.nio.charset.StandardCharsets;
import javafx.geometry.Pos;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Asks for a secret input: typed unseen, kept in no draft, handed over and wiped from the field.
final class SecretForm extends VBox {
  private final PasswordField field = new PasswordField();

  SecretForm(Helm helm, String input) {
    super(8);
    field.setId("run-secret");
    field.setPromptText(Words.of("form.secret.prompt"));
    field.setAccessibleText(Words.of("form.secret.prompt"));
    field.setMinWidth(60);
    HBox.setHgrow(field, Priority.ALWAYS);
    var refusal = new Refusal("secret-refusal", helm.look());
    var sending = new Sending(field, refusal, helm::refused);
    var button =
        Buttons.plain(
            "run-secret-do",
            Words.of("form.secret.do"),
            "",
            () -> {
              if (field.getText().isEmpty()) return;
              var secret = Secret.copyOf(field.getText().getBytes(StandardCharsets.UTF_8));
              // Not kept until it is taken, as other fields are: nothing keeps a secret.
              field.clear();
              sending.send(reply -> helm.secret(input, secret, reply), helm::release);
            });
    button.disableProperty().bind(field.textProperty().isEmpty());
    field.setOnAction(_ -> button.fire());
    var row = new HBox(8, field, button);
    row.setAlignment(Pos.CENTER_LEFT);
    getChildren()
        .addAll(row, refusal, Labels.wrapped(Words.of("form.secret.says"), "t12", "muted"));
  }

  PasswordField field() {
    return field;
  }
}
