package dev.holdfast.ui.runbook;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.InputView;
import dev.holdfast.incident.Need;
import dev.holdfast.incident.Person;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.plan.Scenario;
import dev.holdfast.ui.shell.InputsSheet;
import dev.holdfast.ui.uikit.Act;
import dev.holdfast.ui.uikit.Buttons;
import dev.holdfast.ui.uikit.ChoiceRow;
import dev.holdfast.ui.uikit.Chords;
import dev.holdfast.ui.uikit.Fields;
import dev.holdfast.ui.uikit.Glyph;
import dev.holdfast.ui.uikit.Helm;
import dev.holdfast.ui.uikit.Inputs;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Look;
import dev.holdfast.ui.uikit.Mark;
import dev.holdfast.ui.uikit.Sheet;
import dev.holdfast.ui.uikit.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What a step asks of a person, where they answer it.
final class NeedForm extends VBox {
  private final Look look;
  private final Helm helm;
  private final Need need;
  private final Snapshot run;
  private final List<Act> acts = new ArrayList<>();
  private @Nullable Node first;

  NeedForm(Look look, Helm helm, Need need, String undo, Snapshot run) {
    super(8);
    this.look = look;
    this.helm = helm;
    this.need = need;
    this.run = run;
    setId("need-form");
    setMinWidth(0);
    switch (need.kind()) {
      case ANSWER -> answer();
      case INPUT -> input();
      case CONFIRM -> {
        if (need.place()) place();
        else confirm();
      }
      case APPROVE -> approve();
      case DECIDE -> decide();
      case RETRY -> retry(undo);
      case RESOLVE -> resolve();
      case TICK, UNLOCK -> label(need.ask());
    }
  }

  /// Puts the keyboard into the first field, or onto the first choice.
  void enter() {
    var node = first;
    if (node != null) node.requestFocus();
  }

  List<Act> acts() {
    return acts;
  }

  private void label(String text) {
    getChildren().add(Labels.wrapped(text, "t14", "medium"));
  }

  private void framed(String tone) {
    getStyleClass().addAll("form", tone);
  }

  private String key(String part) {
    return need.kind() + "/" + need.step() + "/" + part;
  }

  private void forget(String part) {
    helm.drafts().remove(key(part));
  }

  private void answer() {
    framed("tone-warning");
    label(need.ask());
    var field =
        Fields.draft("step-answer", Words.of("form.answer.prompt"), key("answer"), helm.drafts());
    send(
        field,
        "step-answer-do",
        Words.of("form.answer.do"),
        () -> helm.tell(new Command.Answer(need.step(), field.getText().strip())));
  }

  private void input() {
    framed("tone-warning");
    label(need.ask());
    if (need.secret()) {
      var secret = new SecretForm(helm, need.step());
      first = secret.field();
      getChildren().addAll(secret, as());
      return;
    }
    var field = Fields.draft("run-input", Inputs.prompt(type()), key("answer"), helm.drafts());
    getChildren().add(Labels.wrapped(Inputs.prompt(type()), "t12", "muted"));
    if (!need.choices().isEmpty())
      getChildren()
          .add(
              Labels.wrapped(
                  Words.of("form.input.found", String.join(", ", need.choices())), "t12", "muted"));
    send(
        field,
        "run-input-do",
        Words.of("form.input.do"),
        () ->
            helm.tell(
                new Command.Input(need.step(), Inputs.value(type(), field.getText(), helm.now()))));
  }

  private Scenario.Input.Type type() {
    return run.inputs().stream()
        .filter(input -> input.id().equals(need.step()))
        .map(InputView::type)
        .findFirst()
        .orElse(Scenario.Input.Type.TEXT);
  }

  private void send(TextField field, String id, String verb, Runnable tell) {
    first = field;
    HBox.setHgrow(field, Priority.ALWAYS);
    field.setMinWidth(60);
    var button =
        Buttons.plain(
            id,
            verb,
            "",
            () -> {
              if (field.getText().isBlank()) return;
              tell.run();
              forget("answer");
              helm.release();
            });
    button.disableProperty().bind(field.textProperty().map(String::isBlank));
    field.setOnAction(_ -> button.fire());
    var row = new HBox(8, field, button);
    row.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(row, as());
  }

  private Node as() {
    var person = helm.person();
    var who = person.role().isEmpty() ? person.name() : person.name() + ", " + person.role();
    return Labels.elastic(Words.of("form.as", who), "t12", "subtle");
  }

  private void confirm() {
    framed("tone-warning");
    label(need.ask());
    getChildren().add(Labels.wrapped(Words.of("form.confirm.type", need.name()), "t12", "muted"));
    var field = Fields.draft("step-confirm", need.name(), key("confirm"), helm.drafts());
    field.getStyleClass().add("mono");
    field.setPromptText("");
    first = field;
    HBox.setHgrow(field, Priority.ALWAYS);
    field.setMinWidth(60);
    var verdict = new HBox(6);
    verdict.setAlignment(Pos.CENTER_LEFT);
    Runnable judge =
        () -> {
          var text = field.getText().strip();
          var mark = text.equals(need.name()) ? Mark.SAME : Mark.DIFFERS;
          verdict.setVisible(!text.isEmpty());
          verdict
              .getChildren()
              .setAll(
                  Glyph.of(mark, 0, 14, look),
                  Labels.fixed(
                      Words.of(mark == Mark.SAME ? "identity.same" : "identity.different"),
                      "t12",
                      "semi",
                      "ink",
                      mark.tone().style()));
        };
    judge.run();
    field.textProperty().addListener((_, _, _) -> judge.run());
    var button =
        Buttons.plain(
            "step-confirm-do",
            Words.of("form.confirm.do"),
            "",
            () -> {
              if (!field.getText().strip().equals(need.name())) return;
              helm.tell(new Command.Confirm(need.step(), field.getText().strip()));
              forget("confirm");
              helm.release();
            });
    button
        .disableProperty()
        .bind(field.textProperty().map(text -> !text.strip().equals(need.name())));
    field.setOnAction(_ -> button.fire());
    var row = new HBox(8, field, button);
    row.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(row, verdict, as());
  }

  /// Where the target is cannot be read: its name and a reason, or it is not touched.
  private void place() {
    framed("tone-warning");
    label(Words.of("form.place"));
    getChildren()
        .addAll(
            Labels.wrapped(need.ask(), "t12", "muted"),
            Labels.wrapped(Words.of("form.confirm.type", need.name()), "t12", "muted"));
    var name = Fields.draft("place-name", Words.of("form.place.name"), key("place"), helm.drafts());
    name.getStyleClass().add("mono");
    var because =
        Fields.draft(
            "place-because", Words.of("form.place.because"), key("because"), helm.drafts());
    first = name;
    var button =
        Buttons.plain(
            "place-do",
            Words.of("form.place.do"),
            "",
            () -> {
              if (!named(name.getText()) || because.getText().isBlank()) return;
              helm.tell(new Command.AcceptTarget(need.name(), because.getText().strip()));
              forget("place");
              forget("because");
              helm.release();
            });
    button
        .disableProperty()
        .bind(
            name.textProperty()
                .map(text -> !named(text))
                .flatMap(wrong -> because.textProperty().map(why -> wrong || why.isBlank())));
    name.setOnAction(_ -> because.requestFocus());
    because.setOnAction(_ -> button.fire());
    getChildren().addAll(name, because, Sheet.buttons(button), as());
  }

  private boolean named(String typed) {
    return typed.strip().equals(need.name());
  }

  private void approve() {
    framed("tone-warning");
    label(need.ask());
    var name = Fields.draft("step-approve", Words.of("form.name"), key("name"), helm.drafts());
    first = name;
    var role = new ComboBox<String>();
    role.setId("step-approve-role");
    role.getItems().setAll(need.roles());
    role.getSelectionModel().selectFirst();
    role.setAccessibleText(Words.of("form.role"));
    role.setMinWidth(100);
    HBox.setHgrow(name, Priority.ALWAYS);
    name.setMinWidth(60);
    var button =
        Buttons.plain(
            "step-approve-do",
            Words.of("form.approve.do"),
            "",
            () -> {
              if (name.getText().isBlank()) return;
              var chosen = role.getValue();
              helm.tell(
                  new Command.Approve(need.step()),
                  new Person(name.getText().strip(), chosen == null ? "" : chosen));
              forget("name");
              name.clear();
              helm.release();
            });
    button.disableProperty().bind(name.textProperty().map(String::isBlank));
    name.setOnAction(_ -> button.fire());
    getChildren()
        .addAll(
            new HBox(8, name, role),
            Sheet.buttons(button),
            Labels.wrapped(Words.of("form.approve.stated"), "t12", "subtle"));
  }

  private void choice(String id, KeyCode code, String title, String says, Runnable take) {
    var row = new ChoiceRow(id, title, says, code.getName(), take);
    if (first == null) first = this;
    getChildren().add(row);
    acts.add(new Act(id, title, code.getName(), Chords.of(code), java.util.Optional::empty, take));
  }

  private void decide() {
    label(need.ask());
    var codes = List.of(KeyCode.A, KeyCode.B, KeyCode.C, KeyCode.D, KeyCode.E, KeyCode.F);
    for (var i = 0; i < Math.min(codes.size(), need.choices().size()); i++) {
      var branch = need.choices().get(i);
      choice(
          "step-decide-" + branch,
          codes.get(i),
          branch,
          Words.of("form.decide.says"),
          () -> helm.tell(new Command.Decide(need.step(), branch)));
    }
  }

  private void retry(String undo) {
    label(need.ask());
    choice(
        "step-retry",
        KeyCode.R,
        Words.of("form.retry"),
        Words.of("form.retry.says"),
        () -> helm.tell(new Command.Retry(need.step())));
    choice(
        "step-skip",
        KeyCode.X,
        Words.of("form.skip"),
        Words.of("form.skip.says"),
        () ->
            helm.sheet(
                Sheet.reason(
                    helm,
                    "skip",
                    Words.of("sheet.skip"),
                    Words.of("sheet.skip.prompt"),
                    Words.of("sheet.skip.do"),
                    because -> helm.tell(new Command.Skip(need.step(), because)))));
    if (!run.inputs().isEmpty())
      choice(
          "step-correct",
          KeyCode.V,
          Words.of("form.correct"),
          Words.of("form.correct.says"),
          () -> helm.sheet(InputsSheet.of(helm, run)));
    if (!undo.isEmpty())
      choice(
          "step-undo",
          KeyCode.U,
          Words.of("form.undo"),
          undo,
          () -> helm.tell(new Command.Undo(need.step())));
  }

  private void resolve() {
    getChildren().add(Labels.fixed(Words.of("form.resolve"), "t12", "semi", "subtle"));
    choice(
        "step-happened",
        KeyCode.H,
        Words.of("form.happened"),
        Words.of("form.happened.says"),
        () ->
            because(
                "sheet.happened",
                because -> helm.tell(new Command.Resolve(need.step(), true, because))));
    choice(
        "step-did-not-happen",
        KeyCode.D,
        Words.of("form.did-not"),
        Words.of("form.did-not.says"),
        () ->
            because(
                "sheet.did-not",
                because -> helm.tell(new Command.Resolve(need.step(), false, because))));
    choice(
        "step-look",
        KeyCode.L,
        Words.of("form.look"),
        Words.of("form.look.says"),
        () -> helm.tell(new Command.Look(need.step())));
  }

  private void because(String key, java.util.function.Consumer<String> given) {
    helm.sheet(
        Sheet.reason(
            helm,
            "resolve",
            Words.of(key),
            Words.of("sheet.resolve.prompt"),
            Words.of(key + ".do"),
            given));
  }
}
