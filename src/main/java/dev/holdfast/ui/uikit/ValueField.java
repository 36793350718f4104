package dev.holdfast.ui.uikit;

import dev.holdfast.kernel.Problem;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// A field that says under it what was typed means, while it is typed. What is sent is what was
/// said there: a moment "5m ago" does not move while the form stays open.
public final class ValueField extends VBox {
  private final TextField field;
  private final Function<String, Reading> reads;
  private final Look look;
  private final Label says = Labels.wrapped("", "t12", "muted");
  private final Label warns = Labels.wrapped("", "t12", "semi", "ink", "tone-warning");
  private final Refusal refusal;
  private final ReadOnlyBooleanWrapper meant = new ReadOnlyBooleanWrapper();
  private Reading reading;

  public ValueField(TextField field, Function<String, Reading> reads, Look look) {
    super(4);
    this.field = field;
    this.reads = reads;
    this.look = look;
    this.refusal = new Refusal(field.getId() + "-refusal", look);
    this.reading = reads.apply(field.getText());
    says.setId(field.getId() + "-says");
    warns.setId(field.getId() + "-warns");
    field.setMinWidth(60);
    field.textProperty().addListener((_, _, _) -> read());
    setMinWidth(0);
    getChildren().addAll(field, says, warns, refusal);
    read();
  }

  private void read() {
    reading = reads.apply(field.getText());
    says.setText(reading.says());
    says.setVisible(!reading.says().isEmpty());
    says.setManaged(!reading.says().isEmpty());
    loud(reading instanceof Reading.Unclear);
    warns.setText(reading instanceof Reading.Meant one ? one.warns() : "");
    warns.setVisible(!warns.getText().isEmpty());
    warns.setManaged(!warns.getText().isEmpty());
    refusal.clear();
    meant.set(reading instanceof Reading.Meant);
  }

  /// What cannot be read is not said in the words and the colour of a hint.
  private void loud(boolean unclear) {
    says.getStyleClass().removeAll("muted", "semi", "ink", Tone.DANGER.style());
    if (unclear) says.getStyleClass().addAll("semi", "ink", Tone.DANGER.style());
    else says.getStyleClass().add("muted");
    says.setGraphic(unclear ? Glyph.of(Mark.FAILED, 0, 12, look) : null);
  }

  public TextField field() {
    return field;
  }

  public Refusal refusal() {
    return refusal;
  }

  /// Whether what is typed can be sent.
  public ReadOnlyBooleanProperty meant() {
    return meant.getReadOnlyProperty();
  }

  /// What to send; empty where nothing readable is typed.
  public Optional<String> value() {
    return reading instanceof Reading.Meant one ? Optional.of(one.value()) : Optional.empty();
  }

  /// Why it cannot be sent; empty where it can, and where nothing is typed.
  public Optional<String> unclear() {
    return reading instanceof Reading.Unclear one ? Optional.of(one.says()) : Optional.empty();
  }

  /// Says loudly why it cannot be sent, and takes the keyboard.
  public void complain() {
    unclear()
        .ifPresent(
            why -> refusal.show(Problem.of("use.unclear", Words.of("value.unclear"), why, "")));
    says.setVisible(unclear().isEmpty());
    says.setManaged(unclear().isEmpty());
    field.requestFocus();
  }
}
