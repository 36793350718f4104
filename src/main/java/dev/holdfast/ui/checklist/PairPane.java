package dev.holdfast.ui.checklist;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.incident.Unsensed;
import dev.holdfast.kernel.PersonName;
import dev.holdfast.ui.uikit.Bearing;
import dev.holdfast.ui.uikit.Buttons;
import dev.holdfast.ui.uikit.Chords;
import dev.holdfast.ui.uikit.Fields;
import dev.holdfast.ui.uikit.Glyph;
import dev.holdfast.ui.uikit.Helm;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Look;
import dev.holdfast.ui.uikit.Refusal;
import dev.holdfast.ui.uikit.Sending;
import dev.holdfast.ui.uikit.Viewports;
import dev.holdfast.ui.uikit.Words;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One item at a time in large type: the person at the keys reads it out and writes down what
/// another person answers. Both names go on record.
final class PairPane extends VBox {
  private static final String ANSWERER = "pair/answerer";
  private final Look look;
  private final Bearing bearing;
  private final Helm helm;
  private final Label reader = Labels.fixed("", "t14", "muted");
  private final TextField answerer;
  private final Label place = Labels.elastic("", "t14", "muted");
  private final HBox state = new HBox(10);
  private final Label title = Labels.wrapped("", "t36");
  private final Label ask = Labels.wrapped("", "t18");
  private final Label seen = Labels.wrapped("", "t14", "muted");
  private final Label why = Labels.wrapped("", "t12", "muted");
  private final TextField value = new TextField();
  private final Refusal refusal;
  private final Sending sending;
  private final Button record;
  private final Button denied;
  private final Button correct;
  private final Button override;
  private final Button not;
  private @Nullable Snapshot run;
  private @Nullable PairModel shown;

  /// The settled item that is being said again; empty where none is.
  private String again = "";

  PairPane(Look look, Bearing bearing, Helm helm) {
    super(16);
    this.look = look;
    this.bearing = bearing;
    this.helm = helm;
    setId("pair");
    setPadding(new Insets(20, 32, 20, 32));
    answerer = Fields.draft("pair-answerer", Words.of("pair.answerer"), ANSWERER, helm.drafts());
    answerer.setPrefWidth(240);
    answerer.setOnAction(_ -> enter());
    refusal = new Refusal("pair-refusal", look);
    sending = new Sending(value, refusal, helm::refused);
    value.setId("pair-value");
    value.setPromptText(Words.of("item.prompt"));
    value.setAccessibleText(Words.of("item.prompt"));
    value.getStyleClass().add("t18");
    value.textProperty().addListener((_, _, text) -> typed(text));
    value.addEventFilter(KeyEvent.KEY_PRESSED, this::page);
    record =
        Buttons.plain(
            "pair-record", Words.of("item.record"), "\u21b5", () -> say(UnaryOperator.identity()));
    denied =
        Buttons.plain(
            "pair-denied", Words.of("item.denied"), "Ctrl+\u21b5", () -> say(Unsensed::denied));
    Chords.onCtrlEnter(value, denied::fire);
    correct = Buttons.plain("pair-correct", Words.of("item.correct.do"), "", this::correct);
    value.setOnAction(_ -> record.fire());
    answerer.textProperty().addListener((_, _, _) -> allowed());
    override =
        Buttons.quiet(
            "pair-override",
            Words.of("item.overrule.do"),
            "O",
            () -> ItemSheets.overrule(helm, bearing.item(), title.getText()));
    not =
        Buttons.quiet(
            "pair-not-applicable",
            Words.of("item.not-applicable.do"),
            "Z",
            () -> ItemSheets.notApplicable(helm, bearing.item(), title.getText()));
    why.setId("pair-why");
    title.setId("pair-title");
    place.setId("pair-place");
    build();
  }

  private void build() {
    var names =
        new HBox(12, reader, Labels.fixed(Words.of("pair.answers"), "t14", "muted"), answerer);
    names.setAlignment(Pos.CENTER_LEFT);
    state.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(value, Priority.ALWAYS);
    var answer = new HBox(12, value, record, denied);
    answer.setAlignment(Pos.CENTER_LEFT);
    var text = new VBox(12, title, ask, seen);
    var scroll = new ScrollPane(text);
    Viewports.unpictured(scroll);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    var foot =
        new HBox(
            12,
            Buttons.plain("pair-back", Words.of("pair.back"), "PgUp", () -> move(-1)),
            Buttons.plain("pair-next", Words.of("pair.next"), "PgDn", () -> move(1)),
            Labels.room(),
            correct,
            override,
            not);
    foot.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(names, place, state, scroll, answer, why, refusal, foot);
  }

  void show(Snapshot now) {
    run = now;
    reader.setText(Words.of("pair.reads", helm.person().name()));
    var model = PairModel.of(now, bearing.item()).orElse(null);
    setVisible(model != null);
    if (model == null) return;
    var before = shown;
    shown = model;
    if (before == null || !before.id().equals(model.id())) {
      if (!bearing.item().equals(model.id())) bearing.item(model.id());
      refusal.clear();
      if (!again.equals(model.id())) again = "";
      value.setText(helm.drafts().getOrDefault(draft(model.id()), ""));
    }
    place.setText(model.place());
    state
        .getChildren()
        .setAll(
            Glyph.of(model.mark(), model.share(), 20, look),
            Labels.fixed(model.state(), "t14", "semi", "ink", model.mark().tone().style()));
    text(title, model.title());
    text(ask, model.ask());
    text(seen, model.seen());
    if (model.takes() != PairModel.Takes.CORRECTION) again = "";
    shown(value, takes(model));
    shown(record, takes(model));
    shown(denied, takes(model));
    shown(correct, model.takes() == PairModel.Takes.CORRECTION && !takes(model));
    shown(override, model.takes() == PairModel.Takes.READING);
    shown(
        not,
        takes(model)
            || model.takes() == PairModel.Takes.READING
            || model.takes() == PairModel.Takes.LATER);
    allowed();
  }

  private static void text(Label label, String text) {
    label.setText(text);
    shown(label, !text.isEmpty());
  }

  private static void shown(Node node, boolean there) {
    node.setVisible(there);
    node.setManaged(there);
  }

  /// Whether a value is asked for now.
  private boolean takes(PairModel model) {
    return switch (model.takes()) {
      case VALUE -> true;
      case CORRECTION -> again.equals(model.id());
      case READING, LATER, NOTHING -> false;
    };
  }

  /// Asks a settled item again, of the same two people.
  private void correct() {
    var model = shown;
    var now = run;
    if (model == null || now == null) return;
    again = model.id();
    show(now);
    enter();
  }

  private static String draft(String item) {
    return "tick/" + item;
  }

  private void typed(String text) {
    refusal.clear();
    var model = shown;
    if (model != null) helm.drafts().put(draft(model.id()), text);
    allowed();
  }

  /// Two people are two names.
  private boolean two() {
    var name = answerer.getText().strip();
    return !name.isEmpty() && !PersonName.same(name, helm.person().name());
  }

  private void allowed() {
    var model = shown;
    if (model == null) return;
    for (var button : List.of(record, denied))
      button.setDisable(!two() || value.getText().isBlank());
    var says =
        switch (model.takes()) {
          case VALUE -> "";
          case READING -> "pair.sensed";
          case LATER -> "pair.later";
          case CORRECTION -> takes(model) ? "pair.again" : "pair.settled.correct";
          case NOTHING -> "pair.settled";
        };
    if (!two()) says = "pair.two";
    text(why, says.isEmpty() ? "" : Words.of(says, model.after()));
  }

  private void page(KeyEvent event) {
    if (event.getCode() != KeyCode.PAGE_DOWN && event.getCode() != KeyCode.PAGE_UP) return;
    event.consume();
    move(event.getCode() == KeyCode.PAGE_DOWN ? 1 : -1);
  }

  void move(int by) {
    var now = run;
    if (now == null) return;
    PairModel.beside(now, bearing.item(), by).ifPresent(this::lead);
  }

  /// Shows an item and takes the keyboard for it.
  void lead(String item) {
    bearing.item(item);
    var now = run;
    if (now != null) show(now);
    enter();
  }

  /// The keyboard goes to what is missing: who answers, then what they say.
  void enter() {
    var model = shown;
    if (!two()) answerer.requestFocus();
    else if (model != null && takes(model)) value.requestFocus();
    else requestFocus();
  }

  /// Nothing is open any more.
  private void rest() {
    var now = run;
    if (now != null) show(now);
    requestFocus();
  }

  private void say(UnaryOperator<String> as) {
    var model = shown;
    var now = run;
    var text = value.getText().strip();
    if (model == null || now == null || text.isEmpty() || !two()) return;
    var next = PairModel.next(now, model.id());
    sending.send(
        reply ->
            helm.tell(
                new Command.Tick(model.id(), as.apply(text), answerer.getText().strip()), reply),
        () -> {
          helm.drafts().remove(draft(model.id()));
          again = "";
          next.ifPresentOrElse(this::lead, this::rest);
        });
  }
}
