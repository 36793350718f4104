package dev.holdfast.ui.start;

import dev.holdfast.incident.Mode;
import dev.holdfast.incident.Person;
import dev.holdfast.kernel.Secret;
import dev.holdfast.plan.Scenario;
import dev.holdfast.runbook.Start;
import dev.holdfast.ui.Cockpit;
import dev.holdfast.ui.uikit.Buttons;
import dev.holdfast.ui.uikit.Icons;
import dev.holdfast.ui.uikit.Inputs;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Sheet;
import dev.holdfast.ui.uikit.Words;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Declares a scenario: what, since when, by whom, for real or not, and what the run has to know.
public final class DeclareForm {
  private final Cockpit.PlanEntry plan;
  private final Cockpit.ScenarioEntry scenario;
  private final Instant now;
  private final Consumer<Start> declare;
  private final Runnable close;
  private final ToggleGroup modes = new ToggleGroup();
  private final TextField name = field("declare-name", "");
  private final ComboBox<String> role = new ComboBox<>();
  private final TextField began = field("declare-began", "now");
  private final TextField typed = field("declare-plan", "");
  private final TextField speed = field("declare-speed", "10");
  private final Map<Scenario.Input, TextField> inputs = new LinkedHashMap<>();
  private final Label why = Labels.wrapped("", "t12", "muted");
  private final VBox typedRow = new VBox(4);
  private final VBox speedRow = new VBox(4);
  private final VBox blindRow = new VBox(4);

  public DeclareForm(
      Cockpit.PlanEntry plan,
      Cockpit.ScenarioEntry scenario,
      Person person,
      Instant now,
      Consumer<Start> declare,
      Runnable close) {
    this.plan = plan;
    this.scenario = scenario;
    this.now = now;
    this.declare = declare;
    this.close = close;
    name.setText(person.name());
    role.setId("declare-role");
    role.getItems().setAll(plan.roles().stream().map(Cockpit.Role::id).toList());
    role.setAccessibleText(Words.of("form.role"));
    if (role.getItems().contains(person.role())) role.setValue(person.role());
    else role.getSelectionModel().selectFirst();
    typed.getStyleClass().add("mono");
  }

  public Sheet sheet(Mode first) {
    var sheet = new Sheet("declare", Words.of("declare.title", scenario.title()), 600);
    var modeRow = new HBox(8);
    for (var mode : List.of(Mode.LIVE, Mode.DRILL, Mode.REHEARSAL))
      modeRow.getChildren().add(toggle(mode, first));
    typedRow
        .getChildren()
        .setAll(Labels.wrapped(Words.of("declare.type-plan", plan.id()), "t12", "muted"), typed);
    speedRow.getChildren().setAll(Labels.fixed(Words.of("declare.speed"), "t12", "muted"), speed);
    blindRow.getChildren().setAll(blindSpots());
    var who =
        new HBox(
            12,
            row(Words.of("form.name"), name),
            row(Words.of("form.role"), role),
            row(Words.of("declare.began"), began));
    var given = inputs();
    var button =
        Buttons.plain(
            "declare-do",
            Words.of("declare.do." + first.word()),
            "\u21b5",
            () -> {
              if (read().whyNot().isPresent()) return;
              var start = read().start();
              close.run();
              declare.accept(start);
            });
    Runnable judge =
        () -> {
          var reason = read().whyNot();
          button.setDisable(reason.isPresent());
          why.setText(reason.orElse(""));
          why.setManaged(reason.isPresent());
          button.setText(Words.of("declare.do." + mode().word()));
          show(typedRow, mode() == Mode.LIVE);
          show(speedRow, mode() == Mode.REHEARSAL);
          show(blindRow, mode() != Mode.REHEARSAL && !scenario.blindSpots().isEmpty());
        };
    modes.selectedToggleProperty().addListener((_, _, _) -> judge.run());
    for (var field : List.of(name, began, typed, speed))
      field.textProperty().addListener((_, _, _) -> judge.run());
    judge.run();
    sheet.add(
        Labels.elastic(plan.title(), "t14", "muted"),
        modeRow,
        Labels.wrapped(Words.of("declare.modes"), "t12", "subtle"),
        who);
    if (!inputs.isEmpty()) sheet.add(given);
    sheet.add(
        blindRow,
        typedRow,
        speedRow,
        Sheet.buttons(
            button, Buttons.quiet("declare-cancel", Words.of("sheet.close"), "Esc", close)),
        why);
    sheet.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() != KeyCode.ENTER) return;
          event.consume();
          button.fire();
        });
    return sheet;
  }

  /// Said before the start: what a person will have to look at.
  private Label blindSpots() {
    var label =
        Labels.wrapped(
            Words.of("declare.blind", String.join("; ", scenario.blindSpots())), "t12", "subtle");
    label.setId("declare-blind");
    return label;
  }

  private static void show(VBox row, boolean shown) {
    row.setVisible(shown);
    row.setManaged(shown);
  }

  private ToggleButton toggle(Mode mode, Mode first) {
    var toggle = new ToggleButton(Words.of("mode." + mode.word()));
    toggle.setId("declare-" + mode.word());
    toggle.setUserData(mode);
    toggle.setToggleGroup(modes);
    toggle.getStyleClass().addAll("button", "plain", "mode-choice");
    toggle
        .selectedProperty()
        .addListener(
            (_, _, on) -> toggle.setGraphic(on ? Icons.of("bi-check2", "-color-accent-fg") : null));
    toggle.setSelected(mode == first);
    toggle.addEventFilter(javafx.event.ActionEvent.ACTION, _ -> modes.selectToggle(toggle));
    return toggle;
  }

  private Mode mode() {
    var toggle = modes.getSelectedToggle();
    return toggle != null && toggle.getUserData() instanceof Mode mode ? mode : Mode.REHEARSAL;
  }

  private Node inputs() {
    var rows = new VBox(8);
    for (var input : scenario.inputs()) {
      var secret = input.type() == Scenario.Input.Type.SECRET;
      var field = secret ? new PasswordField() : new TextField();
      field.setId("declare-input-" + input.id());
      var preset = input.preset();
      if (preset != null && !secret && !String.valueOf(preset).contains("${"))
        field.setText(String.valueOf(preset));
      field.setPromptText(
          Words.of("declare.input." + input.type().name().toLowerCase(java.util.Locale.ROOT)));
      field.setAccessibleText(input.title());
      inputs.put(input, field);
      rows.getChildren().add(row(input.title(), field));
    }
    var scroll = new ScrollPane(rows);
    scroll.setFitToWidth(true);
    scroll.setMaxHeight(180);
    scroll.setMinHeight(Math.min(180, 58.0 * scenario.inputs().size()));
    return new VBox(6, Labels.wrapped(Words.of("declare.inputs"), "t12", "semi", "subtle"), scroll);
  }

  private Declaration read() {
    var given = new LinkedHashMap<String, String>();
    var secrets = new LinkedHashMap<String, Secret>();
    inputs.forEach(
        (input, field) -> {
          if (field.getText().isBlank()) return;
          if (input.type() == Scenario.Input.Type.SECRET)
            secrets.put(
                input.id(),
                Secret.copyOf(field.getText().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
          else given.put(input.id(), Inputs.value(input.type(), field.getText(), now));
        });
    var chosen = role.getValue();
    return new Declaration(
        plan,
        scenario,
        mode(),
        began.getText(),
        name.getText(),
        chosen == null ? "" : chosen,
        typed.getText(),
        speed.getText(),
        given,
        secrets,
        now);
  }

  private static TextField field(String id, String text) {
    var field = new TextField(text);
    field.setId(id);
    field.setAccessibleText(Words.of(id));
    return field;
  }

  private static VBox row(String label, Node field) {
    var row = new VBox(4, Labels.elastic(label, "t12", "muted"), field);
    row.setAlignment(Pos.TOP_LEFT);
    row.setMinWidth(0);
    HBox.setHgrow(row, Priority.ALWAYS);
    return row;
  }
}
