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
import dev.holdfast.ui.uikit.Stand;
import dev.holdfast.ui.uikit.Words;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// Stops a run: says what cannot be recalled, and asks for the scenario's name.
final class StopSheet {
  private StopSheet() {}

  /// What becomes of each that has not ended.
  private static VBox says(Snapshot run) {
    var lines = new VBox(8);
    lines.setId("stop-says");
    var moving =
        run.steps().stream()
            .filter(step -> Stand.flies(run, step) && !BarModel.holds(run, step))
            .toList();
    add(lines, "sheet.stop.flying", moving, StepView::unanswered);
    add(
        lines,
        "sheet.stop.unseen",
        moving,
        step -> !step.unanswered() && step.sent() != StepView.Sent.NOTHING);
    add(lines, "sheet.stop.waits", moving, step -> step.sent() == StepView.Sent.NOTHING);
    var stays =
        run.steps().stream()
            .filter(
                step -> run.stays().contains(step.name()) || run.inForce().contains(step.name()))
            .toList();
    add(lines, "sheet.stop.stays", stays, _ -> true);
    var first = moving.isEmpty() ? "sheet.stop.says" : "sheet.stop.more";
    lines.getChildren().addFirst(Labels.wrapped(Words.of(first), "t14"));
    return lines;
  }

  private static void add(
      VBox lines, String key, List<StepView> moving, Predicate<StepView> which) {
    var names =
        moving.stream().filter(which).map(StepView::title).collect(Collectors.joining(", "));
    if (!names.isEmpty()) lines.getChildren().add(Labels.wrapped(Words.of(key, names), "t14"));
  }

  static Sheet of(Helm helm, Snapshot run) {
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
            says(run),
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
