package dev.holdfast.ui.shell;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.InputView;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.plan.Scenario;
import dev.holdfast.ui.uikit.Buttons;
import dev.holdfast.ui.uikit.Helm;
import dev.holdfast.ui.uikit.Inputs;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Sheet;
import dev.holdfast.ui.uikit.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// What the run was told, to be corrected: a wrong value is no dead end.
public final class InputsSheet {
  private InputsSheet() {}

  /// What can be told here; secrets are not shown and not corrected.
  static List<InputView> open(Snapshot run) {
    return run.inputs().stream()
        .filter(input -> input.type() != Scenario.Input.Type.SECRET)
        .toList();
  }

  public static Sheet of(Helm helm, Snapshot run) {
    var rows = new VBox(10);
    rows.setStyle("-fx-padding: 6 12 6 6;");
    Map<InputView, TextField> fields = new LinkedHashMap<>();
    for (var input : open(run)) {
      var field = new TextField(input.value());
      field.setId("input-" + input.id());
      field.setPromptText(Inputs.prompt(input.type()));
      field.setAccessibleText(input.title());
      fields.put(input, field);
      rows.getChildren().add(new VBox(4, Labels.wrapped(input.title(), "t12", "muted"), field));
    }
    Runnable record =
        () -> {
          helm.closeSheet();
          fields.forEach(
              (input, field) -> {
                var typed = field.getText().strip();
                if (typed.isEmpty() || typed.equals(input.value())) return;
                var value = Inputs.value(input.type(), typed, helm.now());
                helm.tell(new Command.Input(input.id(), value));
              });
        };
    for (var field : fields.values()) field.setOnAction(_ -> record.run());
    var scroll = new ScrollPane(rows);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    scroll.setMaxHeight(400);
    return new Sheet("inputs", Words.of("sheet.inputs"), 560)
        .add(
            Labels.wrapped(Words.of("sheet.inputs.says"), "t14"),
            scroll,
            Sheet.buttons(
                Buttons.plain("inputs-do", Words.of("sheet.inputs.do"), "\u21b5", record),
                Buttons.quiet("inputs-cancel", Words.of("sheet.close"), "Esc", helm::closeSheet)));
  }
}
