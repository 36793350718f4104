package dev.holdfast.ui.vault;

import dev.holdfast.incident.Snapshot;
import dev.holdfast.runbook.glass.GlassView;
import dev.holdfast.runbook.glass.GlassView.Standing;
import dev.holdfast.ui.uikit.Act;
import dev.holdfast.ui.uikit.Deck;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Lists;
import dev.holdfast.ui.uikit.Look;
import dev.holdfast.ui.uikit.Viewports;
import dev.holdfast.ui.uikit.Words;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The vault: how it is opened, what is in it, and what is owed for what was given out.
public final class VaultPage extends BorderPane {
  private final Look look;
  private final VaultPort port;
  private final Deck deck;
  private final VaultHead head;
  private final VaultPane pane;
  private final VaultActs acts;
  private final ListView<VaultModel.Row> list = new ListView<>();
  private final TextField search = new TextField();
  private final Label none = Labels.wrapped("", "t14", "muted");
  private final Label deaf = Labels.wrapped("", "t12", "subtle");
  private final VBox entries;
  private Optional<Snapshot> run = Optional.empty();
  private List<OwedInRun> inRuns = List.of();
  private @Nullable VaultForm form;
  private String face = "";
  private boolean filling;
  private boolean byPassphrase;
  private boolean entering;

  public VaultPage(Look look, VaultPort port, Deck deck) {
    this.look = look;
    this.port = port;
    this.deck = deck;
    this.acts = new VaultActs(port, deck, () -> run, this::search);
    this.head = new VaultHead(look, deck::act);
    this.pane = new VaultPane(look, port, deck, acts);
    setId("page-vault");
    getStyleClass().add("page");
    setMinHeight(0);
    entries = entries();
    setTop(head);
    setRight(pane);
    setFocusTraversable(true);
    setAccessibleText(Words.of("page.vault"));
    // Whoever reads moves something now and then.
    Touch.on(this, port, deck::refused);
  }

  private VBox entries() {
    list.setId("vault-entries");
    list.setAccessibleText(Words.of("vault.list"));
    list.setCellFactory(_ -> new VaultCell(look, () -> deck.act("vault-reveal")));
    list.getSelectionModel().selectedItemProperty().addListener((_, _, row) -> chosen(row));
    VBox.setVgrow(list, Priority.ALWAYS);
    search.setId("vault-search");
    search.setPromptText(Words.of("vault.search"));
    search.setAccessibleText(Words.of("vault.search"));
    search.setText(port.sight().query());
    search.setPrefWidth(220);
    search
        .textProperty()
        .addListener(
            (_, _, text) -> {
              port.sight().query(text);
              port.redraw();
            });
    deaf.setId("vault-deaf");
    var line = new HBox(12, search, none, deaf);
    line.setAlignment(Pos.CENTER_LEFT);
    line.setPadding(new Insets(8, 16, 8, 16));
    none.setId("vault-none");
    var columns = VaultCell.header(look);
    Lists.over(columns, list, 16);
    var box = new VBox(line, columns, list);
    box.setMinSize(0, 0);
    return box;
  }

  private void chosen(VaultModel.@Nullable Row row) {
    if (filling || !(row instanceof VaultModel.EntryRow entry)) return;
    if (!port.sight().entry().equals(entry.name())) port.sight().hide();
    port.sight().entry(entry.name());
    port.redraw();
  }

  private Optional<GlassView> view() {
    return port.view();
  }

  /// Draws the page where no run is open.
  ///
  /// @param owing what runs owe that are not closed
  public void show(List<OwedInRun> owing) {
    inRuns = List.copyOf(owing);
    show(Optional.empty());
  }

  /// Draws the page.
  ///
  /// @param snapshot the run that is open
  public void show(Optional<Snapshot> snapshot) {
    run = snapshot;
    var view = view().orElse(null);
    if (view == null) return;
    var model = VaultModel.of(view, run, port.sight().query(), port.now()).with(inRuns);
    head.show(view, model.head());
    body(view);
    deaf.setText(view.deaf().map(why -> Words.of("vault.deaf", why)).orElse(""));
    if (view.open().isPresent()) fill(model);
    pane.show(model, view, run);
  }

  /// A form is made anew only when another one is needed: what was typed into it stays.
  private void body(GlassView view) {
    var shares = view.shares().isPresent() && !byPassphrase;
    var bound = view.bound().map(one -> one.incident() + one.mode()).orElse("");
    var next =
        switch (view.standing()) {
          case OPEN -> "open";
          case MISSING -> "missing";
          case LOCKED -> (shares ? "shares " : "locked ") + bound;
        };
    if (!next.equals(face)) {
      var before = face;
      var typedIn = typedIn();
      face = next;
      switch (view.standing()) {
        case OPEN -> {
          Opening.spent(deck.drafts());
          port.sight().locksByHand(false);
          form = null;
          setCenter(entries);
        }
        case MISSING -> middle(new CreateForm(port, deck), "vault.missing", view);
        case LOCKED ->
            middle(
                shares
                    ? new SharesForm(port, deck, view.bound(), this::otherwise)
                    : new LockedForm(port, deck, view.bound()),
                "vault.locked",
                view);
      }
      // Whoever was typing goes on where something is to be typed.
      if (!before.isEmpty() && getScene() != null && isVisible()) {
        deck.release();
        if (view.standing() == Standing.LOCKED) {
          if (!typedIn.isEmpty()) again(typedIn);
          else if (port.sight().lockedByHand()) typing();
        }
      }
      if (entering) enter();
      entering = false;
    }
    var current = form;
    if (current != null) current.show(view);
  }

  /// Whoever locked it by hand reads nothing any more: what comes next is said and typed. Where it
  /// locked by itself, letters stay commands.
  private void typing() {
    applyCss();
    layout();
    begin();
  }

  /// The field of the form that has the keyboard; empty where none of it has.
  private String typedIn() {
    var focus = getScene() == null ? null : getScene().getFocusOwner();
    if (focus == null || focus.getId() == null || !(form instanceof Node shown)) return "";
    for (Node at = focus; at != null; at = at.getParent())
      if (at.equals(shown)) return focus.getId();
    return "";
  }

  /// A form that takes the place of another, as when a run is opened, has the keyboard where that
  /// had it.
  private void again(String id) {
    typing();
    if (form instanceof Node shown && shown.lookup("#" + id) instanceof TextInputControl field) {
      field.requestFocus();
      field.end();
    }
  }

  private void otherwise() {
    byPassphrase = true;
    port.redraw();
  }

  private <F extends Node & VaultForm> void middle(F made, String words, GlassView view) {
    form = made;
    var title = Labels.fixed(Words.of(words), "t18");
    title.setId("vault-state");
    var why =
        view.standing() == Standing.LOCKED && !view.why().isEmpty()
            ? Words.of("vault.locked.why", view.why())
            : view.file().toString();
    var says = Labels.wrapped(why, "t12", "muted");
    says.setId("vault-why");
    var box = new VBox(12, title, says, made);
    box.setPadding(new Insets(24, 16, 24, 16));
    var scroll = new ScrollPane(box);
    Viewports.unpictured(scroll);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    scroll.setMinHeight(0);
    setCenter(scroll);
  }

  private void fill(VaultModel model) {
    filling = true;
    var items = list.getItems();
    var rows = model.rows();
    if (items.size() != rows.size()) items.setAll(rows);
    for (var i = 0; i < items.size(); i++) {
      if (!Objects.equals(items.get(i), rows.get(i))) items.set(i, rows.get(i));
    }
    var sight = port.sight();
    if (at(sight.entry()) < 0) {
      rows.stream()
          .filter(VaultModel.EntryRow.class::isInstance)
          .map(VaultModel.EntryRow.class::cast)
          .findFirst()
          .ifPresent(first -> sight.entry(first.name()));
    }
    var at = at(sight.entry());
    if (at < 0) list.getSelectionModel().clearSelection();
    else if (list.getSelectionModel().getSelectedIndex() != at) list.getSelectionModel().select(at);
    none.setText(
        !rows.isEmpty()
            ? ""
            : Words.of(sight.query().isBlank() ? "vault.empty" : "vault.not-found"));
    filling = false;
  }

  private int at(String name) {
    var rows = list.getItems();
    for (var i = 0; i < rows.size(); i++)
      if (rows.get(i) instanceof VaultModel.EntryRow entry && entry.name().equals(name)) return i;
    return -1;
  }

  private void search() {
    search.requestFocus();
    search.selectAll();
  }

  /// How it stands, for the strip; empty where there is nothing to say.
  public static String brief(GlassView view) {
    return VaultModel.brief(view);
  }

  /// The same where there is room for a sentence: how long yet, what locks it, or that there is
  /// none.
  public static String stands(GlassView view) {
    return VaultModel.stands(view);
  }

  /// The lease that is running, for the bar.
  public static String leased(GlassView view) {
    return view.lease().map(VaultModel::bar).orElse("");
  }

  /// How many things of a run wait for a person here.
  public static int wanted(Snapshot run) {
    return VaultModel.wanted(run);
  }

  /// Moves the choice by so many entries, over group rows.
  public void move(int by) {
    var rows = list.getItems();
    for (var i = list.getSelectionModel().getSelectedIndex() + by;
        i >= 0 && i < rows.size();
        i += by) {
      if (!(rows.get(i) instanceof VaultModel.EntryRow)) continue;
      list.getSelectionModel().select(i);
      Lists.reveal(list, i);
      return;
    }
  }

  /// Puts the keyboard where something is to be done: a field while it is locked, else the list.
  /// Where there is no vault nobody came to type: the keys stay those of the page.
  public void enter() {
    // What lies in a scroll pane is in the scene only once that has its skin.
    applyCss();
    layout();
    var current = form;
    if (face.equals("missing")) requestFocus();
    else if (current != null) current.enter();
    else if (face.isEmpty()) entering = true;
    else list.requestFocus();
  }

  /// Puts the keyboard into the first field that is to be filled in.
  public void begin() {
    var current = form;
    if (current != null) current.enter();
  }

  /// Why there is no field to go to; empty where there is one.
  public Optional<String> whyNoForm() {
    return form == null ? Optional.of(Words.of("why.vault-open")) : Optional.empty();
  }

  /// Puts the keyboard on the page, where letters are commands.
  public void focusList() {
    if (face.equals("open")) list.requestFocus();
    else requestFocus();
  }

  public List<Act> acts() {
    return acts.acts();
  }
}
