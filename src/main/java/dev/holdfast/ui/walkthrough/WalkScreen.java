package dev.holdfast.ui.walkthrough;

import dev.holdfast.readiness.walkthrough.Walk;
import dev.holdfast.ui.shell.Overlay;
import dev.holdfast.ui.shell.Screen;
import dev.holdfast.ui.shell.StatusStrip;
import dev.holdfast.ui.uikit.Act;
import dev.holdfast.ui.uikit.Bearing;
import dev.holdfast.ui.uikit.Buttons;
import dev.holdfast.ui.uikit.Key;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Lists;
import dev.holdfast.ui.uikit.Look;
import dev.holdfast.ui.uikit.Times;
import dev.holdfast.ui.uikit.Words;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// A walkthrough: its list, and the item that is read out now.
public final class WalkScreen extends StackPane implements Screen {
  private final Look look;
  private final WalkPort port;
  private final Bearing bearing;
  private final Label clock = Labels.fixed("", "t36");
  private final Label progress = Labels.elastic("", "t14", "muted");
  private final ListView<WalkModel.Row> list = new ListView<>();
  private final WalkForm form;
  // Whoever closes a sheet goes on answering; Esc in the field is what leads to the list.
  private final Overlay overlay = new Overlay(this::back);
  private final StatusStrip strip;
  private final Label word = Labels.fixed(Words.of("walk.word"), "t24");
  private final Label over = Labels.elastic(Words.of("walk.offline"), "t12", "muted");
  private final Button note = Buttons.plain("walk-note", Words.of("walk.note"), "N", this::note);
  private final Button end = Buttons.plain("walk-end", Words.of("walk.end"), "E", this::end);
  private Walk walk;
  private boolean filling;

  public WalkScreen(Look look, Bearing bearing, WalkPort port, Walk walk) {
    this.look = look;
    this.port = port;
    this.bearing = bearing;
    this.walk = walk;
    setId("walk");
    form = new WalkForm(look, port, walk, this::answered, this::move);
    clock.setId("walk-clock");
    word.setId("walk-word");
    over.setId("walk-over");
    progress.setId("walk-progress");
    list.setId("walk-items");
    list.setAccessibleText(Words.of("walk.items"));
    list.setCellFactory(_ -> new WalkCell(look));
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (_, _, row) -> {
              if (!filling && row instanceof WalkModel.ItemRow one) lead(one.question().id());
            });
    list.setMinWidth(look.narrow() ? 300 : 380);
    list.setMaxWidth(look.narrow() ? 300 : 380);
    list.getStyleClass().add("walk-list");
    var page = new BorderPane(form);
    page.setTop(bar());
    page.setLeft(list);
    page.getStyleClass().add("page");
    strip = new StatusStrip(look, port::act);
    page.setBottom(strip);
    getChildren().addAll(page, overlay);
    show(walk);
  }

  private HBox bar() {
    var words = new VBox(6, Labels.elastic(WalkModel.of(walk).title(), "t18"), progress, over);
    words.setMinWidth(0);
    words.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(words, Priority.ALWAYS);
    var time = new VBox(2, Labels.fixed(Words.of("walk.time"), "t12", "muted"), clock);
    time.setAlignment(Pos.CENTER_LEFT);
    var bar = new HBox(24, word, time, words, buttons());
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.setPadding(new Insets(0, 16, 0, 16));
    bar.setSpacing(16);
    bar.setMinHeight(133);
    bar.setMaxHeight(133);
    bar.getStyleClass().add("bar");
    return bar;
  }

  /// In two rows where there is less room: how far it is matters more than one line of buttons.
  private Pane buttons() {
    var first =
        new HBox(
            8,
            note,
            Buttons.plain("walk-print", Words.of("walk.print"), "Ctrl+P", () -> port.print(walk)));
    var second =
        new HBox(
            8, end, Buttons.quiet("walk-leave", Words.of("walk.leave"), "Ctrl+B", this::leave));
    var both = look.narrow() ? new VBox(8, first, second) : new HBox(8, first, second);
    both.setMinWidth(Region.USE_PREF_SIZE);
    for (var line : List.of(first, second)) line.setAlignment(Pos.CENTER_LEFT);
    if (both instanceof VBox rows) rows.setAlignment(Pos.CENTER_LEFT);
    if (both instanceof HBox row) row.setAlignment(Pos.CENTER_LEFT);
    return both;
  }

  /// Draws it as it stands now.
  public void show(Walk now) {
    walk = now;
    var model = WalkModel.of(now);
    progress.setText(model.progress());
    state(now);
    filling = true;
    list.getItems().setAll(model.rows());
    if (now.question(bearing.item()).isEmpty())
      bearing.item(WalkModel.next(now, "").orElse(now.questions().getFirst().id()));
    select();
    filling = false;
    form.show(now, bearing.item());
    tick(port.now());
    // The field that had the keyboard is gone.
    if (now.state() == Walk.State.ENDED && getScene() != null) release();
  }

  /// One that has ended says so, and what drives it is out.
  private void state(Walk now) {
    var ended = now.state() == Walk.State.ENDED;
    word.setText(Words.of(ended ? "walk.word.ended" : "walk.word"));
    word.getStyleClass().remove("muted");
    if (ended) word.getStyleClass().add("muted");
    over.setText(
        ended
            ? Words.of("walk.ended", Times.day(now.last()), Times.both(now.last(), look.zone()))
            : Words.of("walk.offline"));
    strip.plain(Words.of("walk.offline"), Words.of(ended ? "walk.over" : "walk.kept"));
    note.setDisable(ended);
    end.setDisable(ended);
  }

  public Walk walk() {
    return walk;
  }

  /// Puts the keyboard where the open item is answered; on the list when nothing is to be answered.
  @Override
  public void enter() {
    if (walk.state() == Walk.State.ENDED) release();
    else if (!overlay.isOpen()) form.enter();
  }

  /// From a sheet back to where it was opened: in the field the next key would be an answer.
  private void back() {
    if (overlay.cameFrom(form)) enter();
    else release();
  }

  /// The clock of this moment; called every second.
  public void tick(Instant now) {
    clock.setText(WalkModel.clock(walk, now));
  }

  private void select() {
    for (var i = 0; i < list.getItems().size(); i++) {
      if (list.getItems().get(i) instanceof WalkModel.ItemRow row
          && row.question().id().equals(bearing.item())) {
        list.getSelectionModel().select(i);
        Lists.reveal(list, i);
      }
    }
  }

  private void lead(String item) {
    bearing.item(item);
    filling = true;
    select();
    filling = false;
    form.show(walk, item);
  }

  private void move(int by) {
    WalkModel.beside(walk, bearing.item(), by).ifPresent(this::lead);
  }

  private void answered() {
    WalkModel.next(walk, bearing.item()).ifPresent(this::lead);
    form.enter();
  }

  private void note() {
    port.sheet(WalkSheets.note(port, look, walk));
  }

  private void end() {
    port.sheet(WalkSheets.end(port, walk));
  }

  private void leave() {
    port.leave(walk);
  }

  @Override
  public Region region() {
    return this;
  }

  @Override
  public List<Act> acts() {
    return List.of(
        Act.always(Key.NEXT, form::enter),
        Act.always(Key.MOVE_DOWN, () -> move(1)),
        Act.always(Key.MOVE_UP, () -> move(-1)),
        Act.always(Key.PAIR_NEXT, () -> move(1)),
        Act.always(Key.PAIR_BACK, () -> move(-1)),
        Act.when(Key.WALK_NOTE, this::whyOver, this::note),
        Act.when(Key.WALK_END, this::whyOver, this::end),
        Act.always(Key.WALK_PRINT, () -> port.print(walk)),
        Act.always(Key.HOME, this::leave));
  }

  private Optional<String> whyOver() {
    return walk.state() == Walk.State.ENDED
        ? Optional.of(Words.of("why.walk-ended"))
        : Optional.empty();
  }

  @Override
  public Overlay overlay() {
    return overlay;
  }

  @Override
  public void release() {
    if (!overlay.isOpen()) list.requestFocus();
  }
}
