package dev.holdfast.ui.walkthrough;

import dev.holdfast.readiness.walkthrough.Question;
import dev.holdfast.readiness.walkthrough.Verdict;
import dev.holdfast.readiness.walkthrough.Walk;
import dev.holdfast.ui.uikit.Buttons;
import dev.holdfast.ui.uikit.Fields;
import dev.holdfast.ui.uikit.Glyph;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Look;
import dev.holdfast.ui.uikit.Refusal;
import dev.holdfast.ui.uikit.Sending;
import dev.holdfast.ui.uikit.Viewports;
import dev.holdfast.ui.uikit.Words;
import java.util.function.IntConsumer;
import javafx.beans.property.SimpleBooleanProperty;
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

/// One item in large type, to be read out, with the field that takes what was seen.
final class WalkForm extends VBox {
  private static final String ANSWERER = "walk/answerer";
  private final Look look;
  private final WalkPort port;
  private final Runnable taken;
  private final IntConsumer move;
  private final TextField answerer;
  private final Label place = Labels.elastic("", "t14", "muted");
  private final HBox state = new HBox(10);
  private final Label title = Labels.wrapped("", "t24");
  private final Label ask = Labels.wrapped("", "t14");
  private final Label said = Labels.wrapped("", "t14", "muted");
  private final TextField value = new TextField();
  private final Refusal refusal;
  private final Sending sending;
  private final HBox answer = new HBox(12);
  private final HBox foot;
  private final HBox names;
  // In a read-do list another item comes before this one.
  private final SimpleBooleanProperty later = new SimpleBooleanProperty();
  private String item = "";
  private Walk walk;

  /// @param taken called once an answer is on record
  /// @param move goes to a neighbour
  WalkForm(Look look, WalkPort port, Walk walk, Runnable taken, IntConsumer move) {
    super(16);
    this.look = look;
    this.port = port;
    this.walk = walk;
    this.taken = taken;
    this.move = move;
    setId("walk-form");
    setPadding(new Insets(20, 32, 20, 32));
    answerer = Fields.draft("walk-answerer", Words.of("pair.answerer"), ANSWERER, port.drafts());
    answerer.setPrefWidth(220);
    answerer.setOnAction(_ -> enter());
    refusal = new Refusal("walk-refusal", look);
    sending = new Sending(value, refusal, _ -> {});
    value.setId("walk-value");
    value.setPromptText(Words.of("item.prompt"));
    value.setAccessibleText(Words.of("item.prompt"));
    value.textProperty().addListener((_, _, text) -> typed(text));
    value.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    value.setOnAction(_ -> send(Verdict.RIGHT));
    title.setId("walk-title");
    said.setId("walk-said");
    names =
        new HBox(
            12,
            Labels.elastic(Words.of("pair.reads", port.person()), "t14", "muted"),
            Labels.fixed(Words.of("pair.answers"), "t14", "muted"),
            answerer);
    names.setAlignment(Pos.CENTER_LEFT);
    state.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(value, Priority.ALWAYS);
    value.setMinWidth(80);
    answer.getChildren().setAll(value, button("walk-right", "walk.right.do", Verdict.RIGHT));
    answer.setAlignment(Pos.CENTER_LEFT);
    foot =
        new HBox(
            12,
            button("walk-wrong", "walk.wrong.do", Verdict.WRONG),
            button("walk-not-applicable", "item.not-applicable.do", Verdict.NOT_APPLICABLE));
    foot.setAlignment(Pos.CENTER_LEFT);
    var text = new VBox(12, title, ask, said);
    var scroll = new ScrollPane(text);
    Viewports.unpictured(scroll);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(names, place, state, scroll, answer, foot, refusal);
  }

  private Button button(String id, String words, Verdict verdict) {
    var key =
        switch (verdict) {
          case RIGHT -> "\u21b5";
          case WRONG -> "Ctrl+\u21b5";
          case NOT_APPLICABLE -> "";
        };
    var button =
        verdict == Verdict.RIGHT
            ? Buttons.primary(id, Words.of(words), () -> send(verdict))
            : Buttons.plain(id, Words.of(words), key, () -> send(verdict));
    var blank = value.textProperty().map(String::isBlank);
    if (verdict == Verdict.NOT_APPLICABLE) button.disableProperty().bind(blank);
    else button.disableProperty().bind(later.flatMap(is -> is ? later : blank));
    return button;
  }

  void show(Walk now, String id) {
    walk = now;
    var question = now.question(id).orElse(null);
    setVisible(question != null);
    if (question == null) return;
    if (!item.equals(id)) {
      item = id;
      refusal.clear();
      value.setText(port.drafts().getOrDefault(draft(), ""));
    }
    var at = now.questions().indexOf(question) + 1;
    place.setText(Words.of("pair.place", at, now.questions().size(), question.groupTitle()));
    text(title, question.title());
    text(ask, question.ask().equals(question.title()) ? "" : question.ask());
    row(question);
    var open = now.state() == Walk.State.OPEN;
    shown(answer, open);
    shown(foot, open);
    shown(names, open);
  }

  private void row(Question question) {
    WalkModel.of(walk).rows().stream()
        .filter(WalkModel.ItemRow.class::isInstance)
        .map(WalkModel.ItemRow.class::cast)
        .filter(row -> row.question().equals(question))
        .forEach(
            row -> {
              state
                  .getChildren()
                  .setAll(
                      Glyph.of(row.mark(), 0, 20, look),
                      Labels.fixed(row.state(), "t14", "semi", "ink", row.mark().tone().style()));
              text(said, row.said());
              later.set(row.later());
            });
  }

  private static void text(Label label, String text) {
    label.setText(text);
    shown(label, !text.isEmpty());
  }

  private static void shown(Node node, boolean there) {
    node.setVisible(there);
    node.setManaged(there);
  }

  private String draft() {
    return "walk/" + walk.id() + "/" + item;
  }

  private void typed(String text) {
    refusal.clear();
    port.drafts().put(draft(), text);
  }

  private void pressed(KeyEvent event) {
    switch (event.getCode()) {
      case PAGE_DOWN, PAGE_UP -> {
        event.consume();
        move.accept(event.getCode() == KeyCode.PAGE_DOWN ? 1 : -1);
      }
      case ENTER -> {
        if (!event.isShortcutDown()) return;
        event.consume();
        send(Verdict.WRONG);
      }
      default -> {}
    }
  }

  /// Puts the keyboard where an answer is typed.
  void enter() {
    if (answer.isVisible()) value.requestFocus();
    else requestFocus();
  }

  void send(Verdict verdict) {
    var text = value.getText().strip();
    if (text.isEmpty()) return;
    var key = draft();
    sending.send(
        reply -> port.answer(walk, item, verdict, text, answerer.getText().strip(), reply),
        () -> {
          port.drafts().remove(key);
          taken.run();
        });
  }
}
