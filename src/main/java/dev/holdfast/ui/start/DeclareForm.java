package dev.holdfast.ui.start;

import dev.holdfast.incident.Mode;
import dev.holdfast.incident.Person;
import dev.holdfast.kernel.Moments;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.Secret;
import dev.holdfast.runbook.Consent;
import dev.holdfast.runbook.Start;
import dev.holdfast.ui.Cockpit;
import dev.holdfast.ui.shell.Overlay;
import dev.holdfast.ui.uikit.Buttons;
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
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
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
  private final Start.Before before;
  private final Does does;
  private final TextField name = field("declare-name", "");
  private final ComboBox<String> role = new ComboBox<>();
  private final ValueField began;
  private final TextField typed = field("declare-plan", "");
  private final TextField speed = field("declare-speed", "10");
  private final DeclareInputs inputs;
  private final ModeRow modes;
  private final Label why = Labels.wrapped("", "t12", "muted");
  private final Refusal refusal;
  private final Sending sending;
  private final Button button;
  private final VBox typedRow = new VBox(4);
  private final VBox speedRow = new VBox(4);
  private final VBox blindRow = new VBox(4);
  private final VBox placeRow = new VBox(2);
  private final VBox markRow = new VBox(2);
  private final VBox wayRow = new VBox(2);

  /// What the form leads to.
  ///
  /// @param declare starts a run, and says whether it was taken
  /// @param refused shows a refusal that comes when the form is gone
  public record Does(BiConsumer<Start, Reply> declare, Consumer<Problem> refused, Runnable close) {}

  /// @param now the laptop's clock
  /// @param before what was said of the world already
  public DeclareForm(
      Cockpit.PlanEntry plan,
      Cockpit.ScenarioEntry scenario,
      Person person,
      Look look,
      Supplier<Instant> now,
      Start.Before before,
      Does does) {
    this.plan = plan;
    this.scenario = scenario;
    this.look = look;
    this.now = now;
    this.before = before;
    this.does = does;
    began = new ValueField(field("declare-began", "now"), this::began, look);
    name.setText(person.name());
    role.setId("declare-role");
    role.getItems().setAll(plan.roles().stream().map(Cockpit.Role::id).toList());
    role.setAccessibleText(Words.of("form.role"));
    if (role.getItems().contains(person.role())) role.setValue(person.role());
    else role.getSelectionModel().selectFirst();
    typed.getStyleClass().add("mono");
    refusal = new Refusal("declare-refusal", look);
    inputs = new DeclareInputs(scenario, look, now, this::impact, this::judge);
    sending = new Sending(this::about, refusal, does.refused());
    modes = new ModeRow(this::judge);
    button =
        Buttons.plain("declare-do", Words.of("declare.do.none"), Key.NEXT.written(), this::send);
    why.setId("declare-why");
  }

  /// When impact began, where that was typed and can be read.
  private Optional<Instant> impact() {
    return began.value().filter(value -> !value.equals("now")).map(Instant::parse);
  }

  /// Nothing is chosen before a person does: the modes are too different for a default.
  public Sheet sheet() {
    var sheet = new Sheet("declare", Words.of("declare.title", scenario.title()), 600);
    typedRow
        .getChildren()
        .setAll(
            Labels.wrapped(
                Words.of("declare.type-plan", Consent.word(plan.folder())), "t12", "muted"),
            typed);
    speedRow.getChildren().setAll(Labels.fixed(Words.of("declare.speed"), "t12", "muted"), speed);
    blindRow.getChildren().setAll(blindSpots());
    places();
    marked();
    ways();
    var who = new HBox(12, row(Words.of("form.name"), name), row(Words.of("form.role"), role));
    sending.busy().addListener((_, _, busy) -> button.setDisable(busy));
    for (var field : List.of(name, began.field(), typed, speed))
      field.textProperty().addListener((_, _, _) -> judge());
    judge();
    // What has to be typed last and what is pressed then stay in view, however much is over them.
    sheet
        .add(
            Labels.elastic(plan.title(), "t14", "muted"),
            modes,
            Labels.wrapped(Words.of("declare.modes"), "t12", "subtle"),
            placeRow,
            markRow,
            wayRow,
            blindRow,
            who,
            row(Words.of("declare.began"), began),
            inputs)
        .foot(typedRow, speedRow, refusal)
        .add(
            Sheet.buttons(
                button,
                Buttons.quiet("declare-cancel", Words.of("sheet.close"), "Esc", does.close())),
            why);
    // A filter, because a mode that has the keyboard would keep Enter to itself.
    sheet.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          var other = event.getTarget() instanceof Button || role.isShowing();
          if (event.getCode() != KeyCode.ENTER || other) return;
          event.consume();
          if (!modes.choose(event.getTarget()) && !mend(sheet)) declare();
        });
    return sheet;
  }

  /// A rehearsal touches nothing, and for LIVE the plan was typed. DRILL reads real systems: there
  /// Enter leads to what is reached and to the button, and only the button declares.
  private void declare() {
    if (mode() != Mode.DRILL) {
      button.fire();
      return;
    }
    Overlay.reveal(placeRow);
    button.requestFocus();
  }

  /// What is wrong or missing, each with what leads there, in the form's order.
  private Map<String, Runnable> wrong() {
    var wrong = new LinkedHashMap<String, Runnable>();
    var reasons = read(Map.of()).whyNot();
    for (var reason : reasons) if (!atTheFoot(reason)) wrong.put(reason.says(), to(reason.where()));
    // A moment that is still to come can be read, and is wrong all the same.
    if (began.unclear().isPresent() && reasons.stream().noneMatch(DeclareForm::began))
      wrong.put(Words.of("declare.why.began"), began::complain);
    inputs
        .unclear()
        .forEach(
            (title, field) -> wrong.put(Words.of("declare.why.input", title), field::complain));
    for (var reason : reasons) if (atTheFoot(reason)) wrong.put(reason.says(), to(reason.where()));
    return wrong;
  }

  private static boolean began(Declaration.Why reason) {
    return reason.where() == Declaration.Where.BEGAN;
  }

  private static boolean atTheFoot(Declaration.Why reason) {
    return switch (reason.where()) {
      case MODE, NAME, BEGAN -> false;
      case SPEED, PLAN -> true;
    };
  }

  private Runnable to(Declaration.Where where) {
    return switch (where) {
      case MODE -> modes.first()::requestFocus;
      case NAME -> name::requestFocus;
      case BEGAN -> began::complain;
      case SPEED -> speed::requestFocus;
      case PLAN -> typed::requestFocus;
    };
  }

  /// Goes to the first thing that is wrong or missing; false where nothing is.
  private boolean mend(Sheet sheet) {
    var first = wrong().values().stream().findFirst();
    first.ifPresent(Runnable::run);
    var focus = sheet.getScene() == null ? null : sheet.getScene().getFocusOwner();
    if (first.isPresent() && focus != null) {
      // What is said there takes room of its own.
      sheet.applyCss();
      sheet.layout();
      Overlay.reveal(focus);
    }
    return first.isPresent();
  }

  /// Says what can be declared now, and all that keeps it from being declared.
  private void judge() {
    refusal.clear();
    var wrong = wrong().keySet();
    button.setDisable(!wrong.isEmpty() || sending.busy().get());
    var mode = mode();
    var look = mode == Mode.DRILL ? Words.of("declare.look") : "";
    why.setText(wrong.isEmpty() ? look : Words.of("declare.why", String.join("; ", wrong)));
    why.setManaged(!why.getText().isEmpty());
    button.setText(Words.of("declare.do." + (mode == null ? "none" : mode.word())));
    show(typedRow, mode == Mode.LIVE);
    show(speedRow, mode == Mode.REHEARSAL);
    var real = mode == Mode.LIVE || mode == Mode.DRILL;
    show(placeRow, real);
    show(wayRow, real && !before.ways().isEmpty());
    show(blindRow, real && !scenario.blindSpots().isEmpty());
  }

  /// What was typed for the beginning of impact; nothing typed means the declaration itself.
  private Reading began(String text) {
    var typed = text.strip();
    if (typed.isEmpty() || typed.equalsIgnoreCase("now"))
      return new Reading.Meant("now", Words.of("declare.began.now"));
    var at = now.get();
    var read = Moments.read(typed, at);
    if (read.isEmpty()) return new Reading.Unclear(Words.of("declare.began.wanted", typed));
    var means = Times.meant(read.get(), at, look.zone());
    if (read.get().isAfter(at.plusSeconds(60)))
      return new Reading.Unclear(Words.of("declare.why.ahead", means));
    return new Reading.Meant(read.get().toString(), means);
  }

  private void send() {
    if (!wrong().isEmpty()) return;
    var start = read(inputs.secrets()).start().with(before);
    sending.send(reply -> does.declare().accept(start, reply), does.close());
  }

  /// The field that a refusal names, else who declares.
  private Node about(Problem problem) {
    return inputs.about(problem).orElse(name);
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
    var marks = before.down();
    show(markRow, !marks.isEmpty());
    if (marks.isEmpty()) return;
    markRow.getChildren().add(Labels.wrapped(Words.of("declare.marks"), "t12", "semi"));
    for (var mark : marks) {
      var what = Words.of("mark.kind." + mark.what().kind().word(), mark.what().name());
      var because = mark.because().isEmpty() ? "" : ": " + mark.because();
      markRow.getChildren().add(Labels.wrapped(what + because, "t12"));
    }
  }

  /// The word of a person about the real networks, which a rehearsal does not reach.
  private void ways() {
    wayRow.setId("declare-ways");
    wayRow.getChildren().add(Labels.wrapped(Words.of("declare.ways"), "t12", "semi"));
    for (var way : before.ways()) {
      var because = way.because().isEmpty() ? "" : ": " + way.because();
      var line = Words.of("declare.way", way.network(), way.by(), Times.minute(way.since()));
      wayRow.getChildren().add(Labels.wrapped(line + because, "t12"));
    }
  }

  private static void show(VBox row, boolean shown) {
    row.setVisible(shown);
    row.setManaged(shown);
  }

  private @Nullable Mode mode() {
    return modes.mode();
  }

  private Declaration read(Map<String, Secret> secrets) {
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
        inputs.given(),
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
