package dev.holdfast.ui.start;

import dev.holdfast.incident.InputView;
import dev.holdfast.incident.Mode;
import dev.holdfast.incident.Person;
import dev.holdfast.kernel.Moments;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.Secret;
import dev.holdfast.plan.Scenario;
import dev.holdfast.runbook.Start;
import dev.holdfast.ui.Cockpit;
import dev.holdfast.ui.uikit.Buttons;
import dev.holdfast.ui.uikit.Icons;
import dev.holdfast.ui.uikit.Inputs;
import dev.holdfast.ui.uikit.Key;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Look;
import dev.holdfast.ui.uikit.Reading;
import dev.holdfast.ui.uikit.Refusal;
import dev.holdfast.ui.uikit.Reply;
import dev.holdfast.ui.uikit.Sending;
import dev.holdfast.ui.uikit.Sheet;
import dev.holdfast.ui.uikit.Times;
import dev.holdfast.ui.uikit.ValueField;
import dev.holdfast.ui.uikit.Words;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
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
import org.jspecify.annotations.Nullable;

/// Declares a scenario: what, since when, by whom, for real or not, and what the run has to know.
public final class DeclareForm {
  private final Cockpit.PlanEntry plan;
  private final Cockpit.ScenarioEntry scenario;
  private final Look look;
  private final Supplier<Instant> now;
  private final List<Start.Known> marks;
  private final Does does;
  private final ToggleGroup modes = new ToggleGroup();
  private final TextField name = field("declare-name", "");
  private final ComboBox<String> role = new ComboBox<>();
  private final ValueField began;
  private final TextField typed = field("declare-plan", "");
  private final TextField speed = field("declare-speed", "10");
  private final Map<Scenario.Input, ValueField> inputs = new LinkedHashMap<>();
  private final Label why = Labels.wrapped("", "t12", "muted");
  private final VBox typedRow = new VBox(4);
  private final VBox speedRow = new VBox(4);
  private final VBox blindRow = new VBox(4);
  private final VBox placeRow = new VBox(2);
  private final VBox markRow = new VBox(2);

  /// What the form leads to.
  ///
  /// @param declare starts a run, and says whether it was taken
  /// @param refused shows a refusal that comes when the form is gone
  public record Does(BiConsumer<Start, Reply> declare, Consumer<Problem> refused, Runnable close) {}

  /// @param now the laptop's clock
  /// @param marks what is known to be down already
  public DeclareForm(
      Cockpit.PlanEntry plan,
      Cockpit.ScenarioEntry scenario,
      Person person,
      Look look,
      Supplier<Instant> now,
      List<Start.Known> marks,
      Does does) {
    this.plan = plan;
    this.scenario = scenario;
    this.look = look;
    this.now = now;
    this.marks = List.copyOf(marks);
    this.does = does;
    began = new ValueField(field("declare-began", "now"), this::began, look);
    name.setText(person.name());
    role.setId("declare-role");
    role.getItems().setAll(plan.roles().stream().map(Cockpit.Role::id).toList());
    role.setAccessibleText(Words.of("form.role"));
    if (role.getItems().contains(person.role())) role.setValue(person.role());
    else role.getSelectionModel().selectFirst();
    typed.getStyleClass().add("mono");
  }

  /// Nothing is chosen before a person does: the modes are too different for a default.
  public Sheet sheet() {
    var sheet = new Sheet("declare", Words.of("declare.title", scenario.title()), 600);
    var modeRow = new HBox(8);
    for (var mode : List.of(Mode.LIVE, Mode.DRILL, Mode.REHEARSAL))
      modeRow.getChildren().add(toggle(mode));
    typedRow
        .getChildren()
        .setAll(Labels.wrapped(Words.of("declare.type-plan", plan.id()), "t12", "muted"), typed);
    speedRow.getChildren().setAll(Labels.fixed(Words.of("declare.speed"), "t12", "muted"), speed);
    blindRow.getChildren().setAll(blindSpots());
    places();
    marked();
    var who = new HBox(12, row(Words.of("form.name"), name), row(Words.of("form.role"), role));
    var given = inputs();
    var refusal = new Refusal("declare-refusal", look);
    var sending = new Sending(this::about, refusal, does.refused());
    var button =
        Buttons.plain(
            "declare-do", Words.of("declare.do.none"), Key.NEXT.written(), () -> send(sending));
    Runnable judge =
        () -> {
          refusal.clear();
          var reason = read(Map.of()).whyNot();
          button.setDisable(reason.isPresent() || sending.busy().get());
          // The field says it already; the button needs it only in short.
          var said = began.unclear().equals(reason) && reason.isPresent();
          why.setText(said ? Words.of("declare.why.above") : reason.orElse(""));
          why.setManaged(reason.isPresent());
          var mode = mode();
          button.setText(Words.of("declare.do." + (mode == null ? "none" : mode.word())));
          show(typedRow, mode == Mode.LIVE);
          show(speedRow, mode == Mode.REHEARSAL);
          var real = mode == Mode.LIVE || mode == Mode.DRILL;
          show(placeRow, real);
          show(blindRow, real && !scenario.blindSpots().isEmpty());
        };
    modes.selectedToggleProperty().addListener((_, _, _) -> judge.run());
    sending.busy().addListener((_, _, busy) -> button.setDisable(busy));
    for (var field : List.of(name, began.field(), typed, speed))
      field.textProperty().addListener((_, _, _) -> judge.run());
    judge.run();
    sheet.add(
        Labels.elastic(plan.title(), "t14", "muted"),
        modeRow,
        Labels.wrapped(Words.of("declare.modes"), "t12", "subtle"),
        who,
        row(Words.of("declare.began"), began));
    if (!inputs.isEmpty()) sheet.add(given);
    sheet.add(
        placeRow,
        markRow,
        blindRow,
        typedRow,
        speedRow,
        refusal,
        Sheet.buttons(
            button, Buttons.quiet("declare-cancel", Words.of("sheet.close"), "Esc", does.close())),
        why);
    // A filter, because a mode that has the keyboard would keep Enter to itself.
    sheet.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          var other = event.getTarget() instanceof Button || event.getTarget() instanceof ComboBox;
          if (event.getCode() != KeyCode.ENTER || other) return;
          event.consume();
          button.fire();
        });
    return sheet;
  }

  /// What was typed for the beginning of impact; nothing typed means the declaration itself.
  private Reading began(String text) {
    var typed = text.strip();
    if (typed.isEmpty() || typed.equalsIgnoreCase("now"))
      return new Reading.Meant("now", Words.of("declare.began.now"));
    var at = now.get();
    var read = Moments.read(typed, at);
    if (read.isEmpty()) return new Reading.Unclear(Words.of("declare.why.began"));
    var means = Times.meant(read.get(), at, look.zone());
    if (read.get().isAfter(at.plusSeconds(60)))
      return new Reading.Unclear(Words.of("declare.why.ahead", means));
    return new Reading.Meant(read.get().toString(), means);
  }

  private void send(Sending sending) {
    var unclear = inputs.values().stream().filter(value -> value.unclear().isPresent()).findFirst();
    if (unclear.isPresent()) {
      unclear.get().complain();
      return;
    }
    if (read(Map.of()).whyNot().isPresent()) return;
    var start = read(secrets()).start().with(marks);
    sending.send(reply -> does.declare().accept(start, reply), does.close());
  }

  /// The field that a refusal names, else who declares.
  private Node about(Problem problem) {
    for (var input : inputs.entrySet())
      if (problem.what().contains("'" + input.getKey().id() + "'")) return input.getValue().field();
    return name;
  }

  /// Said before the start: what a person will have to look at.
  private Label blindSpots() {
    var label =
        Labels.wrapped(
            Words.of("declare.blind", String.join("; ", scenario.blindSpots())), "t12", "subtle");
    label.setId("declare-blind");
    return label;
  }

  /// What it is about to reach, as the command line says it before it asks.
  private void places() {
    placeRow.setId("declare-places");
    var rows = placeRow.getChildren();
    rows.add(Labels.wrapped(Words.of("declare.folder", plan.folder()), "t12", "semi"));
    for (var target : scenario.targets()) rows.add(Labels.wrapped(target, "t12", "mono"));
    if (scenario.targets().isEmpty())
      rows.add(Labels.wrapped(Words.of("declare.no-targets"), "t12", "muted"));
  }

  /// What was marked before the declaration goes on record with it; nothing of it is lost or new.
  private void marked() {
    markRow.setId("declare-marks");
    show(markRow, !marks.isEmpty());
    if (marks.isEmpty()) return;
    markRow.getChildren().add(Labels.wrapped(Words.of("declare.marks"), "t12", "semi"));
    for (var mark : marks) {
      var what = Words.of("mark.kind." + mark.what().kind().word(), mark.what().name());
      var because = mark.because().isEmpty() ? "" : ": " + mark.because();
      markRow.getChildren().add(Labels.wrapped(what + because, "t12"));
    }
  }

  private static void show(VBox row, boolean shown) {
    row.setVisible(shown);
    row.setManaged(shown);
  }

  private ToggleButton toggle(Mode mode) {
    var toggle = new ToggleButton(Words.of("mode." + mode.word()));
    toggle.setId("declare-" + mode.word());
    toggle.setUserData(mode);
    toggle.setToggleGroup(modes);
    toggle.getStyleClass().addAll("button", "plain", "mode-choice", "mode-choice-" + mode.word());
    toggle
        .selectedProperty()
        .addListener((_, _, on) -> toggle.setGraphic(on ? Icons.of("bi-check2", ink(mode)) : null));
    toggle.addEventFilter(javafx.event.ActionEvent.ACTION, _ -> modes.selectToggle(toggle));
    return toggle;
  }

  private static String ink(Mode mode) {
    return mode == Mode.REHEARSAL ? "icon-default" : "icon-on-" + mode.word();
  }

  private @Nullable Mode mode() {
    var toggle = modes.getSelectedToggle();
    return toggle != null && toggle.getUserData() instanceof Mode mode ? mode : null;
  }

  /// As a person would type it.
  private static String written(Object preset) {
    return preset instanceof List<?> list
        ? list.stream().map(String::valueOf).collect(Collectors.joining(", "))
        : String.valueOf(preset);
  }

  private Node inputs() {
    var rows = new VBox(8);
    for (var input : scenario.inputs()) {
      var secret = input.type() == Scenario.Input.Type.SECRET;
      var field = secret ? new PasswordField() : new TextField();
      field.setId("declare-input-" + input.id());
      var preset = input.preset();
      if (preset != null && !secret && !String.valueOf(preset).contains("${"))
        field.setText(written(preset));
      field.setAccessibleText(input.title() + ", " + Inputs.prompt(input.type()));
      var value = new ValueField(field, typed -> reads(input, typed), look);
      inputs.put(input, value);
      rows.getChildren().add(row(input.title(), value));
    }
    var scroll = new ScrollPane(rows);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    scroll.setMaxHeight(190);
    scroll.setMinHeight(Math.min(190, 78.0 * scenario.inputs().size()));
    rows.setStyle("-fx-padding: 5 12 5 5;");
    // The room for focus rings is taken back: the fields stand under those over them.
    VBox.setMargin(scroll, new Insets(-5, -12, -5, -5));
    return new VBox(6, Labels.wrapped(Words.of("declare.inputs"), "t12", "semi", "subtle"), scroll);
  }

  private Reading reads(Scenario.Input input, String text) {
    var at = now.get();
    var reading = Inputs.read(input.type(), text, at, look.zone());
    if (!InputView.lastGood(input)) return reading;
    var since = began.value().filter(value -> !value.equals("now")).map(Instant::parse).orElse(at);
    return Inputs.warned(reading, since, null);
  }

  private Map<String, Secret> secrets() {
    var secrets = new LinkedHashMap<String, Secret>();
    inputs.forEach(
        (input, value) -> {
          var typed = value.field().getText();
          if (input.type() == Scenario.Input.Type.SECRET && !typed.isEmpty())
            secrets.put(input.id(), Secret.copyOf(typed.getBytes(StandardCharsets.UTF_8)));
        });
    return secrets;
  }

  private Declaration read(Map<String, Secret> secrets) {
    var given = new LinkedHashMap<String, String>();
    inputs.forEach(
        (input, value) -> {
          if (input.type() != Scenario.Input.Type.SECRET)
            value.value().ifPresent(said -> given.put(input.id(), said));
        });
    var chosen = role.getValue();
    return new Declaration(
        plan,
        scenario,
        mode(),
        began.value().orElse(began.field().getText()),
        name.getText(),
        chosen == null ? "" : chosen,
        typed.getText(),
        speed.getText(),
        given,
        secrets,
        now.get());
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
