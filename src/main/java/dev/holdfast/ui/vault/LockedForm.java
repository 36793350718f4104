package dev.holdfast.ui.vault;

import dev.holdfast.kernel.Problem;
import dev.holdfast.runbook.glass.BreakGlass;
import dev.holdfast.runbook.glass.Given;
import dev.holdfast.runbook.glass.GlassView;
import dev.holdfast.ui.uikit.Buttons;
import dev.holdfast.ui.uikit.Deck;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Refusal;
import dev.holdfast.ui.uikit.Typed;
import dev.holdfast.ui.uikit.Viewports;
import dev.holdfast.ui.uikit.Words;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Opens the vault by a passphrase, a key file, or both.
final class LockedForm extends VBox implements VaultForm {
  /// The field that a refusal speaks of stands over it.
  static final double FIELD = 72;

  private final VaultPort port;
  private final Deck deck;
  private final Opening opening;
  private final PasswordField passphrase = new PasswordField();
  private final KeyFileField keyFile = new KeyFileField("vault-key-file", "vault.key-file");
  private final Refusal refusal;
  private final Button button;
  private final Label why = Labels.wrapped("", "t12", "muted");
  private Given.Rescue rescue = Given.Rescue.NO;
  private boolean busy;

  LockedForm(VaultPort port, Deck deck, Optional<GlassView.Bound> bound) {
    super(12);
    this.port = port;
    this.deck = deck;
    setId("vault-locked");
    setMaxWidth(520);
    refusal = new Refusal("vault-refusal", deck.look());
    button = Buttons.plain("vault-open", Words.of("vault.open"), "\u21b5", this::open);
    opening = new Opening(deck, bound, () -> {});
    passphrase.setId("vault-passphrase");
    passphrase.setPromptText(Words.of("vault.passphrase.prompt"));
    passphrase.setAccessibleText(Words.of("vault.passphrase"));
    why.setId("vault-why-not");
    getChildren()
        .addAll(
            opening,
            Opening.row(Words.of("vault.passphrase"), passphrase),
            keyFile.row(),
            refusal,
            new HBox(8, button, keyFile.more()),
            why);
    passphrase.textProperty().addListener((_, _, typed) -> typed(typed));
    opening.onEnter(this::next);
    passphrase.setOnAction(_ -> open());
    keyFile.field.setOnAction(_ -> next());
  }

  private void typed(String text) {
    if (!text.isEmpty()) refusal.clear();
    why.setText("");
  }

  /// Enter goes to what is missing, and opens when nothing is.
  private void next() {
    if (opening.missing().isEmpty() && passphrase.getLength() == 0) passphrase.requestFocus();
    else open();
  }

  private void open() {
    if (busy) return;
    var missing = opening.missing();
    if (missing.isPresent()) {
      why.setText(missing.get().why());
      missing.get().field().requestFocus();
      return;
    }
    var file = keyFile.path();
    if (passphrase.getLength() == 0 && file.isEmpty()) {
      why.setText(Words.of("vault.why.passphrase"));
      passphrase.requestFocus();
      return;
    }
    var ask = opening.ask();
    var typed =
        passphrase.getLength() == 0
            ? Optional.<dev.holdfast.kernel.Secret>empty()
            : Optional.of(Typed.take(passphrase));
    var given = new Given(typed, file, rescue);
    busy(true);
    port.ask(
        (BreakGlass glass) -> {
          try {
            glass.unlock(ask, given);
            return true;
          } finally {
            typed.ifPresent(dev.holdfast.kernel.Secret::close);
          }
        },
        _ -> {
          busy(false);
          DrillSheet.begin(port, deck);
        },
        (Consumer<Problem>)
            problem -> {
              busy(false);
              refused(problem);
            });
  }

  private void refused(Problem problem) {
    var earlier = problem.code().equals("vault.earlier-opens");
    rescue = earlier ? Given.Rescue.PUT_BACK : Given.Rescue.NO;
    button.setText(Words.of(earlier ? "vault.put-back" : "vault.open"));
    refusal.show(problem);
    passphrase.requestFocus();
    Viewports.reveal(refusal, FIELD);
  }

  private void busy(boolean now) {
    busy = now;
    button.setDisable(now);
    why.setText(now ? Words.of("vault.opening") : "");
  }

  @Override
  public void show(GlassView view) {}

  @Override
  public void enter() {
    if (opening.because().getText().isBlank()) opening.because().requestFocus();
    else passphrase.requestFocus();
  }
}
