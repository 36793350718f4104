package dev.holdfast.ui.shell;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.InputView;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.plan.Scenario;
import dev.holdfast.ui.uikit.Buttons;
import dev.holdfast.ui.uikit.Helm;
import dev.holdfast.ui.uikit.Inputs;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Sending;
import dev.holdfast.ui.uikit.Sheet;
import dev.holdfast.ui.uikit.ValueField;
import dev.holdfast.ui.uikit.Viewports;
import dev.holdfast.ui.uikit.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.geometry.Insets;
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
    var rows = new VBox(12);
    rows.setStyle("-fx-padding: 5 12 5 5;");
    Map<InputView, ValueField> fields = new LinkedHashMap<>();
    for (var input : open(run)) {
      var field = new TextField(input.value());
      field.setId("input-" + input.id());
      field.setAccessibleText(input.title() + ", " + Inputs.prompt(input.type()));
      var value =
          new ValueField(
              field,
              typed -> RunInput.read(input, typed, run, helm.now(), helm.look().zone()),
              helm.look());
      fields.put(input, value);
      rows.getChildren().add(new VBox(4, Labels.wrapped(input.title(), "t12", "muted"), value));
    }
    var sendings = new HashMap<InputView, Sending>();
    fields.forEach(
        (input, value) ->
            sendings.put(input, new Sending(value.field(), value.refusal(), helm::refused)));
    Runnable record = () -> record(helm, fields, sendings);
    for (var value : fields.values()) value.field().setOnAction(_ -> record.run());
    var scroll = new ScrollPane(rows);
    Viewports.unpictured(scroll);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    scroll.setMaxHeight(400);
    VBox.setMargin(scroll, new Insets(-5, -12, -5, -5));
    return new Sheet("inputs", Words.of("sheet.inputs"), 560)
        .add(
            Labels.wrapped(Words.of("sheet.inputs.says"), "t14"),
            scroll,
            Sheet.buttons(
                Buttons.plain("inputs-do", Words.of("sheet.inputs.do"), "\u21b5", record),
                Buttons.quiet("inputs-cancel", Words.of("sheet.close"), "Esc", helm::closeSheet)));
  }

  /// Sends what was changed, once all of it can be read; the sheet goes when the last one is taken.
  private static void record(
      Helm helm, Map<InputView, ValueField> fields, Map<InputView, Sending> sendings) {
    var changed = new ArrayList<InputView>();
    for (var entry : fields.entrySet()) {
      var value = entry.getValue();
      var typed = value.field().getText().strip();
      if (typed.isEmpty() || typed.equals(entry.getKey().value())) continue;
      if (value.value().isEmpty()) {
        value.complain();
        return;
      }
      changed.add(entry.getKey());
    }
    if (changed.isEmpty()) helm.closeSheet();
    var open = new HashSet<>(changed);
    for (var input : changed) {
      var value = Objects.requireNonNull(fields.get(input)).value().orElseThrow();
      Objects.requireNonNull(sendings.get(input))
          .send(
              reply -> helm.tell(new Command.Input(input.id(), value), reply),
              () -> {
                open.remove(input);
                if (open.isEmpty()) helm.closeSheet();
              });
    }
  }
}
