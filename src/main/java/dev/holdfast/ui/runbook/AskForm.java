package dev.holdfast.ui.runbook;

import dev.holdfast.incident.Need;
import dev.holdfast.ui.uikit.Act;
import dev.holdfast.ui.uikit.Fields;
import dev.holdfast.ui.uikit.Helm;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Refusal;
import dev.holdfast.ui.uikit.Reply;
import dev.holdfast.ui.uikit.Sending;
import dev.holdfast.ui.uikit.Times;
import dev.holdfast.ui.uikit.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What a step asks of a person, where they answer it.
abstract class AskForm extends VBox {
  final Helm helm;
  final Need need;
  final List<Act> acts = new ArrayList<>();
  private @Nullable Node first;

  AskForm(Helm helm, Need need) {
    super(8);
    this.helm = helm;
    this.need = need;
    setId("need-form");
    setMinWidth(0);
  }

  /// Puts the keyboard into the first field, or onto the first choice.
  final void enter() {
    var node = first;
    if (node != null) node.requestFocus();
  }

  /// The letters that take a choice.
  final List<Act> acts() {
    return acts;
  }

  final void first(Node node) {
    if (first == null) first = node;
  }

  final void framed() {
    getStyleClass().addAll("form", "tone-warning");
  }

  final void label(String text) {
    getChildren().add(Labels.wrapped(spoken(text), "t14", "medium"));
  }

  /// A name that has to be typed stays as it is.
  private String spoken(String text) {
    return need.kind() == Need.Kind.CONFIRM ? text : Times.spoken(text, helm.look().zone());
  }

  final TextField field(String id, String prompt, String part) {
    var field = Fields.draft(id, prompt, key(part), helm.drafts());
    field.setMinWidth(60);
    HBox.setHgrow(field, Priority.ALWAYS);
    return field;
  }

  private String key(String part) {
    return need.kind() + "/" + need.step() + "/" + need.name() + "/" + part;
  }

  /// Tells the run; what was typed is forgotten only once it is taken.
  final void send(Sending sending, Consumer<Reply> tell, String... parts) {
    sending.send(
        tell,
        () -> {
          for (var part : parts) helm.drafts().remove(key(part));
          if (parts.length > 0) taken();
          helm.release();
        });
  }

  /// The run may take a while to go on; until it asks something else, nothing more can be sent
  /// here.
  private void taken() {
    setDisable(true);
    var says = Labels.wrapped(Words.of("form.taken"), "t12", "muted");
    says.setId("need-taken");
    getChildren().add(says);
  }

  /// Where a refusal is said; it goes when something else is typed.
  final Refusal refusal(TextField... fields) {
    var refusal = new Refusal("need-refusal", helm.look());
    for (var field : fields) field.textProperty().addListener((_, _, _) -> refusal.clear());
    return refusal;
  }

  final Sending sending(Node field, Refusal refusal) {
    return new Sending(field, refusal, helm::refused);
  }

  /// Keeps a button from being pressed while it must not be, or while an answer is under way.
  static void guard(Button button, ObservableValue<Boolean> wrong, Sending sending) {
    button.disableProperty().bind(wrong.flatMap(no -> sending.busy().map(busy -> no || busy)));
  }

  static HBox line(Node... nodes) {
    var row = new HBox(8, nodes);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  final Node as() {
    var person = helm.person();
    var who = person.role().isEmpty() ? person.name() : person.name() + ", " + person.role();
    return Labels.elastic(Words.of("form.as", who), "t12", "subtle");
  }
}
