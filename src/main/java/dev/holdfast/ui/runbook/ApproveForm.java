package dev.holdfast.ui.runbook;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.Need;
import dev.holdfast.incident.Person;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.ui.uikit.Buttons;
import dev.holdfast.ui.uikit.Helm;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Sheet;
import dev.holdfast.ui.uikit.Words;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// An approval by somebody of a named role.
final class ApproveForm extends AskForm {
  ApproveForm(Helm helm, Need need, Snapshot run) {
    super(helm, need);
    framed();
    label(need.ask());
    // Each approval is somebody else's: what was typed belongs to what was asked then.
    var name = field("step-approve", Words.of("form.name"), need.ask());
    first(name);
    var role = new ComboBox<String>();
    role.setId("step-approve-role");
    role.getItems().setAll(need.roles());
    role.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable String id) {
            return id == null ? "" : run.role(id);
          }

          @Override
          public @Nullable String fromString(String text) {
            return text;
          }
        });
    role.getSelectionModel().selectFirst();
    role.setAccessibleText(Words.of("form.role"));
    role.setMinWidth(100);
    var refusal = refusal(name);
    role.valueProperty().addListener((_, _, _) -> refusal.clear());
    var sending = sending(name, refusal);
    var button =
        Buttons.plain(
            "step-approve-do",
            Words.of("form.approve.do"),
            "",
            () -> {
              var typed = name.getText().strip();
              if (typed.isEmpty()) return;
              var chosen = role.getValue();
              var by = new Person(typed, chosen == null ? "" : chosen);
              sending.send(
                  reply -> helm.tell(new Command.Approve(need.step(), need.shown()), by, reply),
                  () -> {
                    // The field stays for the next approval, which is somebody else's.
                    name.clear();
                    helm.release();
                  });
            });
    guard(button, name.textProperty().map(String::isBlank), sending);
    name.setOnAction(_ -> button.fire());
    getChildren()
        .addAll(
            new HBox(8, name, role),
            refusal,
            Sheet.buttons(button),
            Labels.wrapped(Words.of("form.approve.stated"), "t12", "subtle"));
  }
}
