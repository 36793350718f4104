package dev.holdfast.ui.vault;

import dev.holdfast.ui.uikit.Buttons;
import dev.holdfast.ui.uikit.Deck;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Refusal;
import dev.holdfast.ui.uikit.Reply;
import dev.holdfast.ui.uikit.Sending;
import dev.holdfast.ui.uikit.Sheet;
import dev.holdfast.ui.uikit.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// A sheet of a few fields and one act. It stays until it is taken; Enter does it.
final class AskSheet {
  private final Deck deck;
  private final String id;
  private final String verb;
  private final Sheet sheet;
  private final List<TextField> fields = new ArrayList<>();
  private final Set<TextField> optional = new HashSet<>();

  AskSheet(VaultPort port, Deck deck, String id, String title, String verb) {
    this.deck = deck;
    this.id = id;
    this.verb = verb;
    this.sheet = Touch.on(new Sheet(id, title, 520), port, deck::refused);
  }

  void says(String text) {
    sheet.add(Labels.wrapped(text, "t12", "muted"));
  }

  void add(Node node) {
    sheet.add(node);
  }

  TextField field(String fieldId, String label, String text) {
    var field = new TextField(text);
    field.setId(fieldId);
    field.setAccessibleText(label);
    fields.add(field);
    sheet.add(Opening.row(label, field));
    return field;
  }

  /// It may stay empty.
  void optional(TextField field) {
    optional.add(field);
  }

  void open(Consumer<Reply> does) {
    var refusal = new Refusal(id + "-refusal", deck.look());
    var button = Buttons.plain(id + "-do", verb, "\u21b5", () -> {});
    var sending =
        new Sending(_ -> fields.isEmpty() ? button : fields.getFirst(), refusal, deck::refused);
    button.setOnAction(
        _ -> {
          var missing =
              fields.stream()
                  .filter(field -> field.getText().isBlank() && !optional.contains(field))
                  .findFirst();
          if (missing.isPresent()) missing.get().requestFocus();
          else sending.send(does, deck::closeSheet);
        });
    button.disableProperty().bind(sending.busy());
    sheet.add(
        refusal,
        Sheet.buttons(
            button,
            Buttons.quiet(id + "-cancel", Words.of("sheet.close"), "Esc", deck::closeSheet)));
    sheet.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() != KeyCode.ENTER || event.getTarget() instanceof TextArea) return;
          event.consume();
          button.fire();
        });
    deck.sheet(sheet);
  }
}
