package dev.holdfast.ui.vault;

import dev.holdfast.runbook.glass.GlassView;
import dev.holdfast.ui.uikit.Buttons;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Look;
import dev.holdfast.ui.uikit.Words;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The line over the vault: how long it stays open, who opened it and why.
final class VaultHead extends HBox {
  private final Label clock = Labels.fixed("", "t24");
  private final Label beside = Labels.fixed("", "t14", "muted");
  private final Label first = Labels.elastic("", "t12", "medium");
  private final Label second = Labels.elastic("", "t12", "muted");
  private final VBox words = new VBox(4, first, second);
  private final Button add;
  private final Button two;
  private final Button extend;
  private final Button lock;

  VaultHead(Look look, Consumer<String> act) {
    super(13);
    setAlignment(Pos.CENTER_LEFT);
    setPadding(new Insets(0, 16, 0, 16));
    setMinHeight(65);
    setMaxHeight(65);
    getStyleClass().add("page-header");
    clock.setId("vault-clock");
    first.setId("vault-opened");
    words.setAlignment(Pos.CENTER_LEFT);
    words.setMinWidth(0);
    words.setPadding(new Insets(0, 0, 0, 16));
    words.getStyleClass().add("line-before");
    words.setMinHeight(48);
    words.setMaxHeight(48);
    add =
        Buttons.quiet(
            "vault-add",
            Words.of("vault.add"),
            look.narrow() ? "" : "A",
            () -> act.accept("vault-add"));
    two =
        Buttons.quiet(
            "vault-two",
            Words.of("vault.second.button"),
            look.narrow() ? "" : "Y",
            () -> act.accept("vault-second"));
    extend =
        Buttons.quiet(
            "vault-extend",
            Words.of("vault.extend"),
            look.narrow() ? "" : "X",
            () -> act.accept("vault-extend"));
    lock = Buttons.plain("vault-lock", Words.of("vault.lock"), "L", () -> act.accept("vault-lock"));
    getChildren()
        .addAll(
            Labels.fixed(Words.of("page.vault"), "t18"),
            clock,
            beside,
            words,
            Labels.room(),
            add,
            two,
            extend,
            lock);
    HBox.setMargin(clock, new Insets(0, 0, 0, 12));
  }

  void show(GlassView view, VaultModel.Head head) {
    clock.setText(head.clock());
    beside.setText(head.beside());
    first.setText(head.first());
    second.setText(head.second());
    var open = view.open().isPresent();
    var lease = view.lease();
    shown(clock, !head.clock().isEmpty());
    shown(beside, !head.clock().isEmpty());
    shown(words, !head.first().isEmpty());
    shown(add, open && view.open().flatMap(GlassView.Open::readOnly).isEmpty());
    shown(
        two,
        view.open()
            .filter(one -> one.incident().isPresent() && one.purpose().second().isEmpty())
            .isPresent());
    shown(extend, lease.isPresent());
    shown(lock, open || lease.isPresent());
    lock.setText(Words.of(open ? "vault.lock" : "vault.end-lease"));
  }

  private static void shown(javafx.scene.Node node, boolean now) {
    node.setVisible(now);
    node.setManaged(now);
  }
}
