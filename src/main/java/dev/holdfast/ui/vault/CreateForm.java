package dev.holdfast.ui.vault;

import dev.holdfast.kernel.PersonName;
import dev.holdfast.kernel.Problem;
import dev.holdfast.runbook.glass.Given;
import dev.holdfast.runbook.glass.GlassView;
import dev.holdfast.runbook.glass.Rotation;
import dev.holdfast.ui.uikit.Buttons;
import dev.holdfast.ui.uikit.Deck;
import dev.holdfast.ui.uikit.Fields;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Refusal;
import dev.holdfast.ui.uikit.Typed;
import dev.holdfast.ui.uikit.Viewports;
import dev.holdfast.ui.uikit.Words;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Makes the home's vault: a passphrase twice, since nobody sees it and nobody can set it anew.
final class CreateForm extends VBox implements VaultForm {
  /// Both fields for the passphrase are seen with what is said of them.
  private static final double SEEN_ABOVE = 180;

  private final VaultPort port;
  private final PasswordField first = field("vault-new", "vault.new");
  private final PasswordField again = field("vault-again", "vault.again");
  private final KeyFileField keyFile = new KeyFileField("vault-key-file", "vault.key-file");
  private final TextField by;
  private final Label strength = Labels.wrapped("", "t12", "muted");
  private final Refusal refusal;
  private final Button button;
  private boolean busy;

  CreateForm(VaultPort port, Deck deck) {
    super(12);
    this.port = port;
    setId("vault-create");
    setMaxWidth(520);
    by = Fields.draft("vault-by", Words.of("vault.by"), "vault/by", deck.drafts());
    if (by.getText().isEmpty()) PersonName.said(deck.person().name()).ifPresent(by::setText);
    by.setPromptText(PersonName.account());
    strength.setId("vault-strength");
    strength.setText(Strength.note(""));
    refusal = new Refusal("vault-refusal", deck.look());
    button = Buttons.plain("vault-create-do", Words.of("vault.create.do"), "\u21b5", this::create);
    getChildren()
        .addAll(
            Labels.wrapped(Words.of("vault.create.says"), "t14", "muted"),
            Opening.row(Words.of("vault.by"), by),
            Opening.row(Words.of("vault.new"), first),
            strength,
            Opening.row(Words.of("vault.again"), again),
            keyFile.row(),
            refusal,
            new HBox(8, button, keyFile.more()));
    first
        .textProperty()
        .addListener(
            (_, _, _) -> {
              strength.setText(Strength.note(first.getCharacters()));
              refusal.clear();
            });
    first.setOnAction(_ -> again.requestFocus());
    again.setOnAction(_ -> create());
  }

  private static PasswordField field(String id, String words) {
    var field = new PasswordField();
    field.setId(id);
    field.setAccessibleText(Words.of(words));
    return field;
  }

  private void create() {
    if (busy) return;
    var path = keyFile.path();
    if (first.getLength() == 0 && path.isEmpty()) {
      first.requestFocus();
      return;
    }
    var typed = Typed.take(first);
    var repeated = Typed.take(again);
    var same = Rotation.same(typed, repeated);
    repeated.close();
    if (!same) {
      typed.close();
      refused(
          Problem.of(
              "use.passphrase", Words.of("vault.not-same"), Words.of("vault.not-same.why"), ""));
      return;
    }
    // As on the command line, nobody has to be named.
    var who = by.getText().isBlank() ? PersonName.account() : by.getText().strip();
    var given =
        new Given(
            typed.length() == 0 ? Optional.empty() : Optional.of(typed), path, Given.Rescue.NO);
    busy(true);
    port.ask(
        glass -> {
          try (typed) {
            glass.create(given, who);
            return true;
          }
        },
        _ -> busy(false),
        problem -> {
          busy(false);
          refused(problem);
        });
  }

  private void refused(Problem problem) {
    refusal.show(problem);
    first.requestFocus();
    Viewports.reveal(refusal, SEEN_ABOVE);
  }

  private void busy(boolean now) {
    busy = now;
    button.setDisable(now);
    if (now) strength.setText(Words.of("vault.making"));
  }

  @Override
  public void show(GlassView view) {}

  @Override
  public void enter() {
    first.requestFocus();
  }
}
