package dev.holdfast.ui.start;

import dev.holdfast.incident.InputView;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.Secret;
import dev.holdfast.plan.Scenario;
import dev.holdfast.ui.Cockpit;
import dev.holdfast.ui.uikit.Inputs;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Look;
import dev.holdfast.ui.uikit.Reading;
import dev.holdfast.ui.uikit.ValueField;
import dev.holdfast.ui.uikit.Words;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// The fields for what a run has to know: the scenario's own, then those of the scenarios that it
/// runs, under their titles.
final class DeclareInputs extends VBox {
  private final Look look;
  private final Supplier<Instant> now;
  private final Supplier<Optional<Instant>> began;
  private final Runnable changed;
  private final Map<Scenario.Input, ValueField> fields = new LinkedHashMap<>();

  /// @param began when impact began, where it was typed
  /// @param changed told whenever something is typed
  DeclareInputs(
      Cockpit.ScenarioEntry scenario,
      Look look,
      Supplier<Instant> now,
      Supplier<Optional<Instant>> began,
      Runnable changed) {
    super(8);
    this.look = look;
    this.now = now;
    this.began = began;
    this.changed = changed;
    setId("declare-inputs");
    var none = scenario.inputs().isEmpty() && scenario.held().isEmpty();
    setManaged(!none);
    if (none) return;
    getChildren().add(Labels.wrapped(Words.of("declare.inputs"), "t12", "semi", "subtle"));
    rows(scenario.inputs());
    for (var held : scenario.held()) {
      getChildren()
          .add(Labels.wrapped(Words.of("declare.inputs.held", held.title()), "t12", "semi"));
      rows(held.inputs());
    }
  }

  private void rows(List<Scenario.Input> inputs) {
    for (var input : inputs) {
      var value = field(input);
      fields.put(input, value);
      getChildren().add(new VBox(4, Labels.elastic(input.title(), "t12", "muted"), value));
    }
  }

  private ValueField field(Scenario.Input input) {
    var secret = input.type() == Scenario.Input.Type.SECRET;
    var field = secret ? new PasswordField() : new TextField();
    field.setId("declare-input-" + input.id());
    var preset = input.preset();
    if (preset != null && !secret && !String.valueOf(preset).contains("${"))
      field.setText(written(preset));
    field.setAccessibleText(input.title() + ", " + Inputs.prompt(input.type()));
    var value = new ValueField(field, typed -> reads(input, typed), look);
    field.textProperty().addListener((_, _, _) -> changed.run());
    return value;
  }

  /// As a person would type it.
  private static String written(Object preset) {
    return preset instanceof List<?> list
        ? list.stream().map(String::valueOf).collect(Collectors.joining(", "))
        : String.valueOf(preset);
  }

  private Reading reads(Scenario.Input input, String text) {
    var at = now.get();
    var reading = Inputs.read(input.type(), text, at, look.zone());
    if (!InputView.lastGood(input)) return reading;
    return Inputs.warned(reading, began.get().orElse(at), null);
  }

  /// Those that hold what cannot be read, by title.
  Map<String, ValueField> unclear() {
    var unclear = new LinkedHashMap<String, ValueField>();
    fields.forEach(
        (input, value) -> {
          if (value.unclear().isPresent()) unclear.put(input.title(), value);
        });
    return unclear;
  }

  /// The field of the input that a refusal names.
  Optional<TextField> about(Problem problem) {
    return fields.entrySet().stream()
        .filter(entry -> problem.what().contains("'" + entry.getKey().id() + "'"))
        .map(entry -> entry.getValue().field())
        .findFirst();
  }

  Map<String, String> given() {
    var given = new LinkedHashMap<String, String>();
    fields.forEach(
        (input, value) -> {
          if (input.type() != Scenario.Input.Type.SECRET)
            value.value().ifPresent(said -> given.put(input.id(), said));
        });
    return given;
  }

  Map<String, Secret> secrets() {
    var secrets = new LinkedHashMap<String, Secret>();
    fields.forEach(
        (input, value) -> {
          var typed = value.field().getText();
          if (input.type() == Scenario.Input.Type.SECRET && !typed.isEmpty())
            secrets.put(input.id(), Secret.copyOf(typed.getBytes(StandardCharsets.UTF_8)));
        });
    return secrets;
  }
}
