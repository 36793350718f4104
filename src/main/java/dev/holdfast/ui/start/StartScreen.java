package dev.holdfast.ui.start;

import dev.holdfast.ui.Cockpit;
import dev.holdfast.ui.shell.NextCard;
import dev.holdfast.ui.shell.NextModel;
import dev.holdfast.ui.shell.Overlay;
import dev.holdfast.ui.shell.StatusStrip;
import dev.holdfast.ui.uikit.Act;
import dev.holdfast.ui.uikit.Bearing;
import dev.holdfast.ui.uikit.Key;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Lists;
import dev.holdfast.ui.uikit.Look;
import dev.holdfast.ui.uikit.Mark;
import dev.holdfast.ui.uikit.Tone;
import dev.holdfast.ui.uikit.Words;
import dev.holdfast.ui.vault.VaultPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The first page: rehearse or declare a scenario, take up what was interrupted, open a plan.
public final class StartScreen extends StackPane {
  private static final int VAULT = 6;
  private static final int PLANS = 2;

  /// A row up to here is seen in any window.
  private static final int TOP = 3;

  private final Look look;
  private final Bearing bearing;
  private final StartPort port;
  private final StartBar bar;
  private final NextCard next;
  private final StatusStrip strip;
  private final Label counts = Labels.elastic("", "t14", "muted");
  private final ListView<StartModel.Row> list = new ListView<>();
  private final OpenPane open;
  private @Nullable VaultPage vault;
  private final BorderPane page;
  private final VBox left;
  private final Overlay overlay = new Overlay(this::release);
  private Cockpit.@Nullable Library library;

  /// Whether rows are being put in: what is chosen meanwhile is told once, at the end.
  private boolean filling;

  public StartScreen(Look look, Bearing bearing, StartPort port) {
    this.look = look;
    this.bearing = bearing;
    this.port = port;
    bar = new StartBar(look);
    next = new NextCard(look, this::primary);
    strip = new StatusStrip(look, port::act);
    open = new OpenPane(look, port);
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
    list.setCellFactory(_ -> new StartCell(look, port));
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
    strip.plain(Words.of("start.reading"));
    turn();
  }

  private boolean onVault() {
    return bearing.page() == VAULT;
  }

  /// Shows the plans, or the vault, which needs no run.
  private void turn() {
    page.setCenter(onVault() ? vaultPage() : left);
    page.setRight(onVault() ? null : open);
    if (onVault()) vaultPage().show(Optional.empty());
  }

  /// Made when somebody goes there: the first frame has enough to do.
  private VaultPage vaultPage() {
    var made = vault == null ? new VaultPage(look, port.vault(), port) : vault;
    vault = made;
    return made;
  }

  private void vaultOrBack() {
    bearing.page(onVault() ? PLANS : VAULT);
    turn();
    release();
    if (onVault()) vaultPage().enter();
  }

  /// Draws anew what depends on the vault.
  public void vault() {
    if (onVault()) vaultPage().show(Optional.empty());
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
    bar.show(found);
    open.show(found);
    var model = StartModel.of(found);
    counts.setText(model.counts());
    filling = true;
    list.getItems().setAll(model.rows());
    select();
    filling = false;
    next.show(next());
    var facts = found.laptop().stream().limit(3).map(fact -> fact.label() + " " + fact.value());
    var state =
        found.unfinished().isEmpty()
            ? Words.of("start.no-incident.strip")
            : Words.count("start.unfinished", found.unfinished().size());
    strip.plain(
        java.util.stream.Stream.concat(java.util.stream.Stream.of(state), facts)
            .toArray(String[]::new));
  }

  private void chosen(int at) {
    if (at < 0 || at >= list.getItems().size()) return;
    // A plan's own row is a heading: whoever comes to it means the first scenario under it.
    if (list.getItems().get(at) instanceof StartModel.PlanRow && at + 1 < list.getItems().size()) {
      list.getSelectionModel().select(at + 1);
      return;
    }
    bearing.item(list.getItems().get(at).key());
    if (library != null && !filling) next.show(next());
  }

  /// What a scenario is remembered by; two plans may have the same id, not the same folder.
  public static String key(Cockpit.PlanEntry plan, Cockpit.ScenarioEntry scenario) {
    return plan.folder() + "/" + scenario.id();
  }

  private void select() {
    var rows = list.getItems();
    var at = -1;
    for (var i = rows.size() - 1; i >= 0; i--) {
      if (rows.get(i) instanceof StartModel.PlanRow) continue;
      if (at < 0 || rows.get(i).key().equals(bearing.item())) at = i;
      if (rows.get(i).key().equals(bearing.item())) break;
      at = i;
    }
    if (at < 0) return;
    list.getSelectionModel().select(at);
    // A new list begins at its top: making its rows twice to find that out would double its time.
    if (list.getSkin() == null && at <= TOP) return;
    list.applyCss();
    list.layout();
    Lists.reveal(list, at);
  }

  private static String resume(Cockpit.Unfinished one) {
    if (one.ending() == Cockpit.Ending.STOPPED) return "start.next.stopped";
    return one.calm() ? "start.next.resume-left" : "start.next.resume";
  }

  private static String resumes(Cockpit.Unfinished one) {
    if (one.ending() == Cockpit.Ending.STOPPED) return "start.next.stopped.do";
    return one.still() ? "start.next.resume-rehearsal.do" : "start.next.resume.do";
  }

  private NextModel next() {
    var found = library;
    if (found != null && !found.unfinished().isEmpty()) {
      var first = found.unfinished().getFirst();
      var doubt = first.inDoubt() > 0 && !first.calm();
      return new NextModel(
          doubt ? Mark.IN_DOUBT : Mark.WAITING,
          doubt ? Tone.DOUBT : Tone.WARNING,
          Words.of("start.next.back"),
          Words.of(resume(first)),
          Words.of(resumes(first)),
          Words.of("start.next.resume.fact"),
          NextModel.Act.LEAVE,
          Optional.empty());
    }
    var row = scenario();
    if (row.isEmpty())
      return new NextModel(
          Mark.READY,
          Tone.ACCENT,
          Words.of("start.next.open"),
          Words.of("start.next.open.title"),
          Words.of("start.next.open.do"),
          Words.of("start.open.plan.says"),
          NextModel.Act.LEAVE,
          Optional.empty());
    return new NextModel(
        Mark.READY,
        Tone.ACCENT,
        Words.of("start.next.see"),
        Words.of("start.next.rehearse", row.get().scenario().title()),
        Words.of("start.rehearse"),
        Words.of("start.next.rehearse.fact"),
        NextModel.Act.LEAVE,
        Optional.empty());
  }

  private Optional<StartModel.ScenarioRow> scenario() {
    return list.getSelectionModel().getSelectedItem() instanceof StartModel.ScenarioRow row
        ? Optional.of(row)
        : Optional.empty();
  }

  private void primary() {
    var found = library;
    if (found == null) return;
    if (!found.unfinished().isEmpty()) port.resume(found.unfinished().getFirst());
    else
      scenario().ifPresentOrElse(row -> port.rehearse(row.plan(), row.scenario()), port::openPlan);
  }

  private void move(int by) {
    var rows = list.getItems();
    for (var i = list.getSelectionModel().getSelectedIndex() + by;
        i >= 0 && i < rows.size();
        i += by) {
      if (rows.get(i) instanceof StartModel.PlanRow) continue;
      list.getSelectionModel().select(i);
      Lists.reveal(list, i);
      return;
    }
  }

  /// What keys and the palette can do here.
  public List<Act> acts() {
    if (onVault()) {
      var acts = new ArrayList<>(vaultPage().acts());
      // Enter is no command here: whoever looks at an entry must not begin a rehearsal by it.
      acts.add(Act.always(Key.MOVE_DOWN, () -> vaultPage().move(1)));
      acts.add(Act.always(Key.MOVE_UP, () -> vaultPage().move(-1)));
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
    if (onVault()) vaultPage().focusList();
    else list.requestFocus();
  }
}
