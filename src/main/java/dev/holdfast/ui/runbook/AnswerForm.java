package dev.holdfast.ui.runbook;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.Need;
import dev.holdfast.ui.uikit.Buttons;
import dev.holdfast.ui.uikit.Helm;
import dev.holdfast.ui.uikit.Words;
import java.util.List;
import javafx.scene.layout.FlowPane;

/// A question, and what the person saw.
final class AnswerForm extends AskForm {
  AnswerForm(Helm helm, Need need) {
    super(helm, need);
    framed();
    label(need.ask());
    var field = field("step-answer", Words.of("form.answer.prompt"), "answer");
    first(field);
    var refusal = refusal(field);
    var sending = sending(field, refusal);
    var button =
        Buttons.plain(
            "step-answer-do",
            Words.of("form.answer.do"),
            "",
            () -> {
              var text = field.getText().strip();
              if (text.isEmpty()) return;
              send(
                  sending,
                  reply -> helm.tell(new Command.Answer(need.step(), text, need.shown()), reply),
                  "answer");
            });
    guard(button, field.textProperty().map(String::isBlank), sending);
    field.setOnAction(_ -> button.fire());
    var words = words(need);
    if (!words.isEmpty()) {
      var row = new FlowPane(8, 8);
      for (var word : words)
        row.getChildren()
            .add(Buttons.quiet("step-answer-" + word, word, "", () -> field.setText(word)));
      getChildren().add(row);
    }
    getChildren().addAll(line(field, button), refusal, as());
  }

  /// Words that the step understands, to be put into the field with one press.
  private static List<String> words(Need need) {
    return need.choices().stream().filter(word -> !word.equals("value")).toList();
  }
}
