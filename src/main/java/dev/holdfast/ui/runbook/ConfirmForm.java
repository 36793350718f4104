package dev.holdfast.ui.runbook;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.Need;
import dev.holdfast.ui.uikit.Buttons;
import dev.holdfast.ui.uikit.Glyph;
import dev.holdfast.ui.uikit.Helm;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Mark;
import dev.holdfast.ui.uikit.Sheet;
import dev.holdfast.ui.uikit.Words;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;

/// A name that has to be typed: of what is touched, or of a target that nobody can read.
final class ConfirmForm extends AskForm {
  ConfirmForm(Helm helm, Need need) {
    super(helm, need);
    framed();
    if (need.place()) place();
    else confirm();
  }

  private boolean named(String typed) {
    return typed.strip().equals(need.name());
  }

  private void confirm() {
    label(need.ask());
    getChildren().add(Labels.wrapped(Words.of("form.confirm.type", need.name()), "t12", "muted"));
    var field = field("step-confirm", need.name(), "confirm");
    field.getStyleClass().add("mono");
    field.setPromptText("");
    first(field);
    var refusal = refusal(field);
    var sending = sending(field, refusal);
    var button =
        Buttons.plain(
            "step-confirm-do",
            Words.of("form.confirm.do"),
            "",
            () -> {
              var typed = field.getText().strip();
              if (!named(typed)) return;
              send(
                  sending,
                  reply -> helm.tell(new Command.Confirm(need.step(), typed, need.shown()), reply),
                  "confirm");
            });
    guard(button, field.textProperty().map(typed -> !named(typed)), sending);
    field.setOnAction(_ -> button.fire());
    getChildren().addAll(line(field, button), verdict(field), refusal, as());
  }

  /// Whether what is typed is the name yet.
  private HBox verdict(TextField field) {
    var verdict = line();
    verdict.setSpacing(6);
    Runnable judge =
        () -> {
          var mark = named(field.getText()) ? Mark.SAME : Mark.DIFFERS;
          verdict.setVisible(!field.getText().isBlank());
          verdict
              .getChildren()
              .setAll(
                  Glyph.of(mark, 0, 14, helm.look()),
                  Labels.fixed(
                      Words.of(mark == Mark.SAME ? "identity.same" : "identity.different"),
                      "t12",
                      "semi",
                      "ink",
                      mark.tone().style()));
        };
    judge.run();
    field.textProperty().addListener((_, _, _) -> judge.run());
    return verdict;
  }

  /// Where the target is cannot be read: its name and a reason, or it is not touched.
  private void place() {
    label(Words.of("form.place"));
    getChildren()
        .addAll(
            Labels.wrapped(need.ask(), "t12", "muted"),
            Labels.wrapped(Words.of("form.confirm.type", need.name()), "t12", "muted"));
    var name = field("place-name", Words.of("form.place.name"), "place");
    name.getStyleClass().add("mono");
    var because = field("place-because", Words.of("form.place.because"), "because");
    first(name);
    var refusal = refusal(name, because);
    var sending = sending(because, refusal);
    var button =
        Buttons.plain(
            "place-do",
            Words.of("form.place.do"),
            "",
            () -> {
              var why = because.getText().strip();
              if (!named(name.getText()) || why.isEmpty()) return;
              send(
                  sending,
                  reply -> helm.tell(new Command.AcceptTarget(need.name(), why), reply),
                  "place",
                  "because");
            });
    guard(
        button,
        name.textProperty()
            .map(text -> !named(text))
            .flatMap(wrong -> because.textProperty().map(why -> wrong || why.isBlank())),
        sending);
    name.setOnAction(_ -> because.requestFocus());
    because.setOnAction(_ -> button.fire());
    var looking = sending(name, refusal);
    var look =
        Buttons.plain(
            "place-look",
            Words.of("form.look"),
            "",
            () -> send(looking, reply -> helm.tell(new Command.Look(need.step()), reply)));
    getChildren().addAll(name, because, refusal, Sheet.buttons(look, button), as());
  }
}
