package dev.holdfast.ui.vault;

import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.Secret;
import dev.holdfast.runbook.glass.Given;
import dev.holdfast.runbook.glass.Keyholders;
import dev.holdfast.runbook.glass.Rotation;
import dev.holdfast.ui.uikit.Buttons;
import dev.holdfast.ui.uikit.Deck;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Reply;
import dev.holdfast.ui.uikit.Sheet;
import dev.holdfast.ui.uikit.Typed;
import dev.holdfast.ui.uikit.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;

/// Gives the vault of one person another passphrase or key file, once what opens it now was typed
/// again.
final class KeySheet {
  private final VaultPort port;
  private final Deck deck;
  private final PasswordField now = field("key-now", "key.now");
  private final KeyFileField nowFile = new KeyFileField("key-now-file", "key.now.file");
  private final PasswordField next = field("key-next", "key.next");
  private final PasswordField again = field("key-again", "vault.again");
  private final KeyFileField nextFile = new KeyFileField("key-next-file", "key.next.file");

  KeySheet(VaultPort port, Deck deck) {
    this.port = port;
    this.deck = deck;
  }

  private static PasswordField field(String id, String words) {
    var field = new PasswordField();
    field.setId(id);
    field.setAccessibleText(Words.of(words));
    return field;
  }

  void open() {
    var form = new AskSheet(port, deck, "key", Words.of("key.title"), Words.of("key.do"));
    form.says(Words.of("key.says"));
    var because = form.field("key-because", Words.of("key.because"), "");
    var strength = Labels.wrapped(Strength.note(""), "t12", "muted");
    next.textProperty()
        .addListener((_, _, _) -> strength.setText(Strength.note(next.getCharacters())));
    form.add(Opening.row(Words.of("key.now"), now));
    form.add(nowFile.whole());
    form.add(Opening.row(Words.of("key.next"), next));
    form.add(strength);
    form.add(Opening.row(Words.of("vault.again"), again));
    form.add(nextFile.whole());
    form.open(reply -> change(because, reply));
  }

  private void change(TextField because, Reply reply) {
    if (next.getLength() == 0) {
      reply.refused(
          Problem.of("use.passphrase", Words.of("key.none"), "", Words.of("key.none.next")));
      return;
    }
    var old = Typed.copy(now);
    var typed = Typed.copy(next);
    try (var repeated = Typed.copy(again)) {
      if (!Rotation.same(typed, repeated)) {
        old.close();
        typed.close();
        reply.refused(
            Problem.of(
                "use.passphrase", Words.of("vault.not-same"), Words.of("vault.not-same.why"), ""));
        return;
      }
    }
    var change =
        new Keyholders.Change(given(old, nowFile), given(typed, nextFile), because.getText());
    port.ask(
        glass -> {
          try (old;
              typed) {
            return glass.keyholders().passphrase(change);
          }
        },
        earlier -> {
          List.of(now, next, again).forEach(TextField::clear);
          reply.taken();
          told(earlier);
        },
        reply::refused);
  }

  private static Given given(Secret passphrase, KeyFileField file) {
    return new Given(
        passphrase.length() == 0 ? Optional.empty() : Optional.of(passphrase),
        file.path(),
        Given.Rescue.NO);
  }

  private void told(List<Path> earlier) {
    var sheet = new Sheet("key-made", Words.of("key.made.title"), 520);
    var said = Labels.wrapped(Words.of("key.made"), "t14");
    said.setId("key-made-says");
    sheet.add(said);
    for (var file : earlier)
      sheet.add(Labels.wrapped(Words.of("key.made.earlier", file), "t12", "muted"));
    var close = Buttons.quiet("key-made-close", Words.of("sheet.close"), "Esc", deck::closeSheet);
    deck.sheet(sheet.add(Sheet.buttons(close)));
  }
}
