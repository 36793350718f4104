package dev.holdfast.ui.shell;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.incident.StepView;
import dev.holdfast.ui.uikit.Buttons;
import dev.holdfast.ui.uikit.Helm;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Refusal;
import dev.holdfast.ui.uikit.Sending;
import dev.holdfast.ui.uikit.Sheet;
import dev.holdfast.ui.uikit.Words;
import java.util.stream.Collectors;
import javafx.scene.control.TextField;

/// Stops a run: says what cannot be recalled, and asks for the scenario's name.
final class StopSheet {
  private StopSheet() {}

  static Sheet of(Helm helm, Snapshot run) {
    var flying =
        run.steps().stream()
            .filter(StepView::sent)
            .map(StepView::title)
            .collect(Collectors.joining(", "));
    var field = new TextField();
    field.setId("stop-name");
    field.getStyleClass().add("mono");
    field.setAccessibleText(Words.of("sheet.stop.type", run.scenario()));
    var refusal = new Refusal("stop-refusal", helm.look());
    var sending = new Sending(field, refusal, helm::refused);
    var button =
        Buttons.destroy(
            "stop-do",
            Words.of("sheet.stop.do"),
            () -> {
              if (!field.getText().strip().equals(run.scenario())) return;
              sending.send(reply -> helm.tell(new Command.Stop(), reply), helm::closeSheet);
            });
    button
        .disableProperty()
        .bind(field.textProperty().map(text -> !text.strip().equals(run.scenario())));
    field.setOnAction(_ -> button.fire());
    return new Sheet("stop", Words.of("sheet.stop"), 520)
        .add(
            Labels.wrapped(
                flying.isEmpty()
                    ? Words.of("sheet.stop.says")
                    : Words.of("sheet.stop.flying", flying),
                "t14"),
            Labels.wrapped(Words.of("sheet.stop.type", run.scenario()), "t12", "muted"),
            field,
            refusal,
            Sheet.buttons(
                button,
                Buttons.quiet("stop-cancel", Words.of("sheet.close"), "Esc", helm::closeSheet)),
            Sheet.whyNot(
                Words.of("sheet.stop.why", run.scenario()),
                field.textProperty().map(text -> !text.strip().equals(run.scenario()))));
  }
}
