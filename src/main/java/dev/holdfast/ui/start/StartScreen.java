package dev.holdfast.ui.start;

import dev.holdfast.ui.Cockpit;
import dev.holdfast.ui.shell.NextCard;
import dev.holdfast.ui.shell.Overlay;
import dev.holdfast.ui.shell.StatusStrip;
import dev.holdfast.ui.uikit.Act;
import dev.holdfast.ui.uikit.Bearing;
import dev.holdfast.ui.uikit.FirstPaint;
import dev.holdfast.ui.uikit.Key;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Lists;
import dev.holdfast.ui.uikit.Look;
import dev.holdfast.ui.uikit.Words;
import dev.holdfast.ui.vault.OwedInRun;
import dev.holdfast.ui.vault.VaultPage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The first page: take up what was interrupted, rehearse or declare a scenario, read what is over,
/// open a plan.
public final class StartScreen extends StackPane {
  /// How much of the page is made.
  public enum Extent {
    /// What is read, chosen and pressed first: rows, bar and card, with every key. The rest comes
    /// by itself, once this is painted.
    FIRST,
    WHOLE
  }

  private static final int VAULT = 6;
  private static final int PLANS = 2;

  /// A row up to here is seen in any window.
  private static final int TOP = 3;

  private final Look look;
  private final Bearing bearing;
  private final StartPort port;
  private final ObjectProperty<Instant> now;
  private final StartBar bar;
  private final NextCard next;
  private final StatusStrip strip;
  private final Label counts = Labels.elastic("", "t14", "muted");
  private final ListView<StartModel.Row> list = new ListView<>();
  private final OpenPane open;
  private final VaultPage vault;
  private final BorderPane page;
  private final VBox left;
  private final Overlay overlay = new Overlay(this::release);
  private Cockpit.@Nullable Library library;

  /// Whether rows are being put in: what is chosen meanwhile is told once, at the end.
  private boolean filling;

  private Extent extent;
  private final List<StartCell> bare = new ArrayList<>();

  public StartScreen(Look look, Bearing bearing, StartPort port, Extent extent) {
    this.extent = extent;
    this.look = look;
    this.bearing = bearing;
    this.port = port;
    now = new SimpleObjectProperty<>(port.vault().now());
    bar = new StartBar(look, now);
    next = new NextCard(look, this::primary);
    strip = new StatusStrip(look, port::act);
    open = new OpenPane(look, port);
    vault = new VaultPage(look, port.vault(), port);
    setId("start");
    HBox.setHgrow(bar, Priority.ALWAYS);
    var top = new HBox(bar, next);
    top.getStyleClass().add("bar");
    top.setMinHeight(133);
    top.setMaxHeight(133);
    var header = new HBox(13, Labels.fixed(Words.of("start.plans"), "t18"), counts);
    header.setAlignment(Pos.CENTER_LEFT);
    header.setPadding(new Insets(0, 16, 0, 16));
    header.setMinHeight(49);
    header.getStyleClass().add("page-header");
    VBox.setVgrow(list, Priority.ALWAYS);
    list.setId("scenarios");
    list.setAccessibleText(Words.of("start.plans"));
    list.setCellFactory(_ -> cell());
    list.getSelectionModel()
        .selectedIndexProperty()
        .addListener((_, _, at) -> chosen(at.intValue()));
    left = new VBox(header, columns(), list);
    left.setMinWidth(0);
    left.setMinHeight(0);
    page = new BorderPane();
    page.setTop(top);
    page.setBottom(strip);
    page.getStyleClass().add("page");
    getChildren().addAll(page, overlay);
    bar.reading();
    if (whole()) {
      open.fill();
      strip.plain(Words.of("start.reading"));
    } else {
      sceneProperty().subscribe(scene -> Optional.ofNullable(scene).ifPresent(this::later));
    }
    turn();
  }

  private boolean whole() {
    return extent == Extent.WHOLE;
  }

  private StartCell cell() {
    var made = new StartCell(look, now, port, this::whole);
    if (!whole()) bare.add(made);
    return made;
  }

  private void later(Scene scene) {
    if (!whole()) FirstPaint.after(scene, this::rest);
  }

  /// Makes what the first frame went without; nothing that stands there moves.
  private void rest() {
    if (whole()) return;
    extent = Extent.WHOLE;
    open.fill();
    bare.forEach(StartCell::rest);
    bare.clear();
    stand();
  }

  private boolean onVault() {
    return bearing.page() == VAULT;
  }

  /// Shows the plans, or the vault, which needs no run.
  private void turn() {
    page.setCenter(onVault() ? vault : left);
    page.setRight(onVault() ? null : open);
    if (onVault()) vault.show(owing());
  }

  private List<OwedInRun> owing() {
    var found = library;
    return found == null ? List.of() : StartStrip.owing(found);
  }

  private void vaultOrBack() {
    bearing.page(onVault() ? PLANS : VAULT);
    turn();
    release();
    if (onVault()) vault.enter();
  }

  /// Draws anew what depends on the vault.
  public void vault() {
    stand();
    if (onVault()) vault.show(owing());
  }

  private HBox columns() {
    var scenario = Labels.fixed(Words.of("start.scenario"), "t12", "medium", "muted");
    scenario.setMinWidth(StartCell.titles(look));
    var rto = Labels.fixed(Words.of("start.rto"), "t12", "medium", "muted");
    rto.setMinWidth(StartCell.objectives(look));
    var rpo = Labels.fixed(Words.of("start.rpo"), "t12", "medium", "muted");
    rpo.setMinWidth(StartCell.objectives(look));
    var columns =
        new HBox(
            scenario,
            rto,
            rpo,
            Labels.elastic(Words.of("start.last-rehearsed"), "t12", "medium", "muted"));
    columns.setAlignment(Pos.CENTER_LEFT);
    columns.setPadding(new Insets(0, 16, 0, 16));
    columns.setMinHeight(33);
    columns.getStyleClass().add("line-below");
    return columns;
  }

  public void show(Cockpit.Library found) {
    library = found;
    now.set(port.vault().now());
    open.show(found);
    var model = StartModel.of(found);
    counts.setText(model.counts());
    var wanted = bearing.item();
    filling = true;
    list.getItems().setAll(model.rows());
    select(wanted);
    filling = false;
    follow();
    stand();
  }

  /// Bar and card speak of the row that is highlighted.
  private void follow() {
    var found = library;
    if (found == null) return;
    var row = row();
    bar.show(
        found,
        row.map(one -> one instanceof StartModel.UnfinishedRow open ? open.incident() : null));
    next.show(StartNext.of(row));
  }

  /// Says how the vault stands, and what is owed; real clocks and all ages go on.
  private void stand() {
    var found = library;
    if (found == null) return;
    var view = port.vault().view();
    now.set(port.vault().now());
    if (whole()) strip.show(StartStrip.of(found, view));
    open.vault(StartStrip.vault(found, view));
  }

  private void chosen(int at) {
    if (at < 0 || at >= list.getItems().size()) return;
    // Whoever comes to a heading means the first row under it.
    if (StartModel.heading(list.getItems().get(at)) && at + 1 < list.getItems().size()) {
      list.getSelectionModel().select(at + 1);
      return;
    }
    bearing.item(key(list.getItems().get(at)));
    if (!filling) follow();
  }

  /// What a scenario is remembered by; two plans may have the same id, not the same folder.
  public static String key(Cockpit.PlanEntry plan, Cockpit.ScenarioEntry scenario) {
    return plan.folder() + "/" + scenario.id();
  }

  private static String key(StartModel.Row row) {
    return switch (row) {
      case StartModel.PlanRow plan -> plan.plan().id();
      case StartModel.HeadRow head -> head.title();
      case StartModel.ScenarioRow one -> key(one.plan(), one.scenario());
      case StartModel.UnfinishedRow one -> one.incident().id();
      case StartModel.ClosedRow one -> one.incident().id();
    };
  }

  /// Chooses what was chosen before, else the first row that is more than a heading.
  private void select(String wanted) {
    var rows = list.getItems();
    var at = -1;
    for (var i = rows.size() - 1; i >= 0; i--) {
      if (StartModel.heading(rows.get(i))) continue;
      at = i;
      if (key(rows.get(i)).equals(wanted)) break;
    }
    if (at < 0) return;
    list.getSelectionModel().select(at);
    if (atTop(at)) return;
    list.applyCss();
    list.layout();
    Lists.reveal(list, at);
  }

  /// A new list begins at its top: making its rows, before it has its size, only to find out that
  /// this one is seen would double its time.
  private boolean atTop(int at) {
    return list.getSkin() == null && at <= TOP;
  }

  private Optional<StartModel.Row> row() {
    return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
  }

  private Optional<StartModel.ScenarioRow> scenario() {
    return row().map(one -> one instanceof StartModel.ScenarioRow row ? row : null);
  }

  /// Does what the card says of the highlighted row.
  private void primary() {
    if (library == null) return;
    switch (row().orElse(null)) {
      case StartModel.UnfinishedRow one -> port.resume(one.incident());
      case StartModel.ScenarioRow one -> port.rehearse(one.plan(), one.scenario());
      case StartModel.ClosedRow one -> port.review(one.incident());
      case StartModel.PlanRow _, StartModel.HeadRow _ -> port.openPlan();
      case null -> port.openPlan();
    }
  }

  /// Goes to the newest incident that is over.
  private void closed() {
    var rows = list.getItems();
    for (var i = 0; i < rows.size(); i++) {
      if (!(rows.get(i) instanceof StartModel.ClosedRow)) continue;
      list.getSelectionModel().select(i);
      Lists.reveal(list, i);
      list.requestFocus();
      return;
    }
  }

  private Optional<String> whyNoneClosed() {
    return library == null || library.closed().isEmpty()
        ? Optional.of(Words.of("why.none-closed"))
        : Optional.empty();
  }

  private void move(int by) {
    var rows = list.getItems();
    for (var i = list.getSelectionModel().getSelectedIndex() + by;
        i >= 0 && i < rows.size();
        i += by) {
      if (StartModel.heading(rows.get(i))) continue;
      list.getSelectionModel().select(i);
      Lists.reveal(list, i);
      return;
    }
  }

  /// What keys and the palette can do here.
  public List<Act> acts() {
    if (onVault()) {
      var acts = new ArrayList<>(vault.acts());
      // Whoever looks at an entry must not begin a rehearsal by Enter: here it only leads to
      // fields.
      acts.add(Act.titled(Key.NEXT, Words.of("vault.fields.go"), vault::whyNoForm, vault::begin));
      acts.add(Act.always(Key.MOVE_DOWN, () -> vault.move(1)));
      acts.add(Act.always(Key.MOVE_UP, () -> vault.move(-1)));
      acts.add(
          Act.titled(Key.PAGE_VAULT, Words.of("start.back"), Optional::empty, this::vaultOrBack));
      return acts;
    }
    return List.of(
        Act.always(Key.PAGE_VAULT, this::vaultOrBack),
        Act.always(Key.NEXT, this::primary),
        Act.always(Key.MOVE_DOWN, () -> move(1)),
        Act.always(Key.MOVE_UP, () -> move(-1)),
        Act.when(
            Key.SCENARIO_REHEARSE,
            this::whyNot,
            () -> scenario().ifPresent(row -> port.rehearse(row.plan(), row.scenario()))),
        Act.when(
            Key.SCENARIO_DECLARE,
            this::whyNot,
            () -> scenario().ifPresent(row -> port.declare(row.plan(), row.scenario()))),
        Act.when(
            Key.SCENARIO_WALK,
            this::whyNot,
            () -> scenario().ifPresent(row -> port.walk(row.plan(), row.scenario()))),
        Act.when(
            Key.SURVEY,
            this::whyNot,
            () -> scenario().ifPresent(row -> port.survey(row.plan(), row.scenario()))),
        Act.titled(Key.PAGE_RECORD, Words.of("start.closed.go"), this::whyNoneClosed, this::closed),
        Act.always(Key.WALKS, port::walks),
        Act.always(Key.OPEN_PLAN, port::openPlan),
        Act.always(Key.VERIFY_RECORD, port::verifyRecord));
  }

  private Optional<String> whyNot() {
    return scenario().isPresent() ? Optional.empty() : Optional.of(Words.of("why.no-scenario"));
  }

  public Overlay overlay() {
    return overlay;
  }

  /// Puts the keyboard on the list.
  public void release() {
    if (onVault()) {
      vault.focusList();
      return;
    }
    list.requestFocus();
    var at = list.getSelectionModel().getSelectedIndex();
    // Built anew in another theme or size, its rows are laid out only now.
    if (!atTop(at)) Lists.reveal(list, at);
  }
}
