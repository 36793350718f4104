package dev.holdfast.ui.vault;

import dev.holdfast.incident.Snapshot;
import dev.holdfast.runbook.glass.GlassView;
import dev.holdfast.ui.uikit.Buttons;
import dev.holdfast.ui.uikit.Deck;
import dev.holdfast.ui.uikit.Look;
import dev.holdfast.ui.uikit.Viewports;
import dev.holdfast.ui.uikit.Words;
import dev.holdfast.vault.VaultEntry;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The pane beside the list: what is owed, or the chosen entry in full.
final class VaultPane extends VBox {
  private final VaultPort port;
  private final Deck deck;
  private final EntryPane entryPane;
  private final DebtPane debtPane;
  private final ScrollPane scroll = new ScrollPane();
  private final HBox foot = new HBox(4);
  private List<Object> shown = List.of();

  VaultPane(Look look, VaultPort port, Deck deck, VaultActs acts) {
    this.port = port;
    this.deck = deck;
    entryPane = new EntryPane(look, deck::act, acts::copy);
    debtPane =
        new DebtPane(
            look,
            new DebtPane.Does(acts::rotate, acts::signOff, acts::word, deck::lead, deck::act));
    setId("vault-pane");
    getStyleClass().add("pane");
    var width = look.narrow() ? 320 : 336;
    setMinWidth(width);
    setPrefWidth(width);
    setMaxWidth(width);
    Viewports.unpictured(scroll);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    scroll.setMinHeight(0);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    foot.setAlignment(Pos.CENTER_LEFT);
    foot.setPadding(new Insets(0, 12, 0, 12));
    foot.setMinHeight(56);
    foot.getStyleClass().add("pane-footer");
    getChildren().addAll(scroll, foot);
  }

  void show(VaultModel model, GlassView view, Optional<Snapshot> run) {
    var sight = port.sight();
    var entry = view.open().flatMap(open -> open.entry(sight.entry()));
    var detailed = entry.filter(_ -> sight.details());
    var next = state(model, view, run, detailed);
    // Built anew each second it would take the keyboard from its buttons.
    if (next.equals(shown)) return;
    shown = next;
    var focus = getScene() == null ? null : getScene().getFocusOwner();
    var id = focus == null || !inside(focus) ? null : focus.getId();
    VBox content =
        detailed
            .map(one -> entryPane.content(one, view, sight, port.now()))
            .orElseGet(() -> debtPane.content(model, view, run));
    content.setPadding(new Insets(16));
    scroll.setContent(content);
    foot(entry, detailed.isPresent());
    if (id == null) return;
    var again = lookup("#" + id);
    if (again != null) again.requestFocus();
    else deck.release();
  }

  private boolean inside(Node node) {
    for (Node at = node; at != null; at = at.getParent()) if (at.equals(this)) return true;
    return false;
  }

  /// All that the pane depends on.
  private List<Object> state(
      VaultModel model, GlassView view, Optional<Snapshot> run, Optional<VaultEntry> entry) {
    var sight = port.sight();
    if (entry.isEmpty())
      return List.of(
          model.debts(),
          model.inRuns(),
          model.word(),
          view.notices(),
          view.shares(),
          view.bound(),
          view.open().flatMap(GlassView.Open::readOnly),
          view.open().map(_ -> sight.entry()),
          VaultModel.log(run));
    return List.of(
        entry.get(),
        sight.shown(),
        view.open().flatMap(GlassView.Open::shown),
        sight.codeLeft(port.now()),
        sight.clip().look(port.now()),
        sight.said(),
        sight.testing(),
        sight.tested());
  }

  private void foot(Optional<VaultEntry> entry, boolean detailed) {
    foot.getChildren().clear();
    foot.setVisible(entry.isPresent());
    foot.setManaged(entry.isPresent());
    if (entry.isEmpty()) return;
    if (!detailed) {
      foot.getChildren().add(button("vault-details", "vault.details", "D"));
      return;
    }
    foot.getChildren()
        .addAll(
            button("vault-reveal", "vault.reveal", "R"),
            button("vault-test", "vault.foot.test", ""),
            button("vault-rotate", "vault.foot.rotate", ""),
            button("vault-edit", "vault.foot.edit", ""));
  }

  private Node button(String act, String words, String key) {
    return act.equals("vault-reveal") || act.equals("vault-details")
        ? Buttons.plain("foot-" + act, Words.of(words), key, () -> deck.act(act))
        : Buttons.quiet("foot-" + act, Words.of(words), key, () -> deck.act(act));
  }
}
