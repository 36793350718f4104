package dev.holdfast.ui.runbook;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.InputView;
import dev.holdfast.incident.Need;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.plan.Scenario;
import dev.holdfast.ui.shell.RunInput;
import dev.holdfast.ui.uikit.Buttons;
import dev.holdfast.ui.uikit.Helm;
import dev.holdfast.ui.uikit.Inputs;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Times;
import dev.holdfast.ui.uikit.ValueField;
import dev.holdfast.ui.uikit.Words;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The value that a step waits for, in the pane of that step.
final class InputForm extends AskForm {
  InputForm(Helm helm, Need need, Snapshot run) {
    super(helm, need);
    framed();
    label(need.ask());
    if (need.secret()) {
      var secret = new SecretForm(helm, need.step());
      first(secret.field());
      getChildren().addAll(secret, as());
      return;
    }
    var input =
        run.inputs().stream()
            .filter(one -> one.id().equals(need.step()))
            .findFirst()
            .orElse(new InputView(need.step(), need.ask(), Scenario.Input.Type.TEXT, ""));
    if (!need.choices().isEmpty())
      getChildren()
          .add(
              Labels.wrapped(
                  Words.of("form.input.found", String.join(", ", need.choices())), "t12", "muted"));
    var field = field("run-input", Words.of("form.input.prompt"), "answer");
    field.setAccessibleText(need.ask() + ", " + Inputs.prompt(input.type()));
    first(field);
    var value =
        new ValueField(
            field,
            typed -> RunInput.read(input, typed, run, helm.now(), helm.look().zone()),
            helm.look());
    var sending = sending(field, value.refusal());
    Runnable record =
        () ->
            value
                .value()
                .ifPresentOrElse(
                    given ->
                        send(
                            sending,
                            reply -> helm.tell(new Command.Input(need.step(), given), reply),
                            "answer"),
                    value::complain);
    var button = Buttons.plain("run-input-do", Words.of("form.input.do"), "", record);
    guard(button, value.meant().map(meant -> !meant), sending);
    field.setOnAction(_ -> record.run());
    getChildren().addAll(value, line(button), as());
    if (!input.sample().isEmpty()) sample(input.sample(), field);
  }

  /// A rehearsal knows what is in its estate: nobody has to guess names that exist nowhere else.
  private void sample(String sample, TextField field) {
    var use =
        Buttons.quiet(
            "run-input-sample",
            Words.of("form.input.sample.do"),
            "",
            () -> {
              field.setText(sample);
              field.requestFocus();
              field.end();
            });
    var known = Times.spoken(sample, helm.look().zone());
    var says = Labels.wrapped(Words.of("form.input.sample", known), "t12", "muted");
    HBox.setHgrow(says, Priority.ALWAYS);
    use.setMinWidth(Region.USE_PREF_SIZE);
    getChildren().add(line(says, use));
  }
}
