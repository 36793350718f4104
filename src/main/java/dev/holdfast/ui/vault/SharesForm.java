package dev.holdfast.ui.vault;

import dev.holdfast.runbook.glass.GlassView;
import dev.holdfast.ui.uikit.Buttons;
import dev.holdfast.ui.uikit.ChoiceRow;
import dev.holdfast.ui.uikit.Deck;
import dev.holdfast.ui.uikit.Glyph;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Look;
import dev.holdfast.ui.uikit.Mark;
import dev.holdfast.ui.uikit.Refusal;
import dev.holdfast.ui.uikit.Typed;
import dev.holdfast.ui.uikit.Viewports;
import dev.holdfast.ui.uikit.Words;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Collects the shares of a quorum one by one: each holder chooses their name and types the
/// passphrase of their own share, or the words of their sheet. The key is never shown.
final class SharesForm extends VBox implements VaultForm {
  /// Stands for whoever brings a paper sheet.
  private static final String PAPER = "";

  private final VaultPort port;
  private final Deck deck;
  private final Look look;
  private final Opening opening;
  private final Label progress = Labels.wrapped("", "t14", "medium");
  private final VBox holders = new VBox(8);
  private final PasswordField share = new PasswordField();
  private final VBox shareRow;
  private final Label asks = Labels.wrapped("", "t12", "muted");
  private final Refusal refusal;
  private final Label why = Labels.wrapped("", "t12", "muted");
  private List<String> have = List.of();
  private List<String> all = List.of();
  private String chosen = PAPER;
  private boolean busy;

  SharesForm(VaultPort port, Deck deck, Optional<GlassView.Bound> bound, Runnable otherwise) {
    super(12);
    this.port = port;
    this.deck = deck;
    this.look = deck.look();
    setId("vault-shares");
    setMaxWidth(520);
    opening = new Opening(deck, bound, () -> {});
    opening.onEnter(this::next);
    refusal = new Refusal("vault-refusal", look);
    progress.setId("vault-shares-progress");
    why.setId("vault-why-not");
    share.setId("vault-share");
    share.setOnAction(_ -> take());
    share
        .textProperty()
        .addListener(
            (_, _, typed) -> {
              if (!typed.isEmpty()) refusal.clear();
            });
    var line =
        new HBox(
            8,
            share,
            Buttons.plain("vault-share-do", Words.of("vault.share.do"), "\u21b5", this::take));
    HBox.setHgrow(share, javafx.scene.layout.Priority.ALWAYS);
    shareRow = new VBox(4, asks, line);
    shown(false);
    getChildren()
        .addAll(
            opening,
            progress,
            holders,
            shareRow,
            refusal,
            why,
            new HBox(
                8,
                Buttons.quiet("vault-shares-drop", Words.of("vault.shares.drop"), "", this::drop),
                Buttons.quiet(
                    "vault-otherwise", Words.of("vault.shares.otherwise"), "", otherwise)));
  }

  private void shown(boolean now) {
    shareRow.setVisible(now);
    shareRow.setManaged(now);
  }

  @Override
  public void show(GlassView view) {
    var shares = view.shares().orElse(new GlassView.Shares(0, List.of(), List.of()));
    progress.setText(
        Words.of(
            "vault.shares.progress",
            shares.have().size(),
            shares.needed(),
            shares.holders().size()));
    if (shares.holders().equals(all) && shares.have().equals(have)) return;
    all = shares.holders();
    have = shares.have();
    holders.getChildren().setAll(all.stream().map(this::holder).toList());
    holders.getChildren().add(choice("vault-share-paper", Words.of("vault.share.paper"), PAPER));
  }

  private Node holder(String name) {
    var id = "vault-share-" + all.indexOf(name);
    if (!have.contains(name)) return choice(id, name, name);
    var row =
        new HBox(
            8,
            Glyph.of(Mark.DONE, look),
            Labels.elastic(name, "t14"),
            Labels.fixed(Words.of("vault.share.there"), "t12", "muted"));
    row.setId(id);
    row.setAlignment(Pos.CENTER_LEFT);
    row.setMinHeight(32);
    return row;
  }

  private Node choice(String id, String title, String holder) {
    return new ChoiceRow(id, title, "", "", () -> choose(holder));
  }

  private boolean missing() {
    var missing = opening.missing();
    why.setText(missing.map(Opening.Missing::why).orElse(""));
    missing.ifPresent(one -> one.field().requestFocus());
    return missing.isPresent();
  }

  /// Enter goes to what is missing, then to the share that is asked for, else to the first holder.
  private void next() {
    if (opening.wantsName()) enter();
    else if (missing()) return;
    else if (shareRow.isVisible()) share.requestFocus();
    else enter();
  }

  private void choose(String holder) {
    if (!holder.equals(PAPER)) opening.proves(holder);
    if (missing()) return;
    chosen = holder;
    var text =
        holder.equals(PAPER)
            ? Words.of("vault.share.words")
            : Words.of("vault.share.passphrase", holder);
    asks.setText(text);
    share.setAccessibleText(text);
    share.clear();
    refusal.clear();
    shown(true);
    share.requestFocus();
    Viewports.reveal(shareRow, 0);
  }

  private void take() {
    if (busy || share.getLength() == 0) return;
    var ask = opening.ask();
    var holder = chosen.equals(PAPER) ? Optional.<String>empty() : Optional.of(chosen);
    var typed = Typed.take(share);
    busy(true);
    port.ask(
        glass -> {
          try (typed) {
            glass.gather(ask, holder, typed);
            return true;
          }
        },
        _ -> {
          busy(false);
          shown(false);
          enter();
          DrillSheet.begin(port, deck);
        },
        problem -> {
          busy(false);
          refusal.show(problem);
          share.requestFocus();
          Viewports.reveal(refusal, LockedForm.FIELD);
        });
  }

  private void drop() {
    port.ask(
        glass -> {
          glass.dropShares();
          return true;
        },
        _ -> shown(false),
        problem -> {
          refusal.show(problem);
          Viewports.reveal(refusal, LockedForm.FIELD);
        });
  }

  private void busy(boolean now) {
    busy = now;
    why.setText(now ? Words.of("vault.opening") : "");
  }

  @Override
  public void enter() {
    if (opening.because().getText().isBlank()) {
      opening.because().requestFocus();
      return;
    }
    holders.getChildren().stream()
        .filter(ChoiceRow.class::isInstance)
        .findFirst()
        .ifPresent(Node::requestFocus);
  }
}
